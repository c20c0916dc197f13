import Domain
import Platform
import Storage

/// Rows of files whose answers have been taken, each under a hash that nobody without this partnership's key can make:
/// from what is kept nobody can try out whether somebody answered so.
struct TakenRows {
    private let occasion: ID<Occasion>
    private let key: String

    init(of occasion: ID<Occasion>, on db: any Connection) throws {
        self.occasion = occasion
        key = try SiteStore.sealed("rows/\(occasion.text)", on: db)
    }

    func contains(_ row: String, on db: any Connection) throws -> Bool {
        let hash = Secrets.seal(row, with: key)
        return try !db.rows("SELECT code_hash FROM sent_code WHERE code_hash = \(hash)").isEmpty
    }

    /// - Returns: false when it was taken before.
    func mark(_ row: String, on db: any Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO sent_code (code_hash, occasion_id) VALUES (\(Secrets.seal(row, with: key)), \(occasion))
            ON CONFLICT (code_hash) DO NOTHING
            """) == 1
    }
}
