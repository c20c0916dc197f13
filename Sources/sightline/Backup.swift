import ArgumentParser
import Crypto
import Domain
import Foundation
import Platform
import Storage

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write all records of a partnership into one file, while they are in use.",
        discussion: "The file can be restored to either engine. Letters kept in an outbox are not in it.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The file to write. It must not exist.")
    var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandRefusal("\(file) exists already. Nothing was written.")
        }
        let services = try await options.services()
        let writer = try BackupFile(at: file)
        let rows = try await writer.write(services.database)
        try await services.database.close()
        print("\(rows) rows. SHA-256 \(writer.digest)")
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a partnership from a backup. It must not exist yet.",
        discussion: """
            With --verify what was restored is written out again and compared with the backup, byte for byte, and \
            the audit trail is checked.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "The backup file.")
    var file: String

    @Flag(help: "Prove that what was restored is what the backup holds.")
    var verify = false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: file) else { throw CommandRefusal("There is no file \(file).") }
        guard try BackupFile.begins(file) else { throw CommandRefusal("\(file) is not a backup.") }
        let slug = try options.partnership ?? BackupFile.slug(in: file)
        let partnerships = options.partnerships()
        let database = try await partnerships.createEmpty(Slug(slug))
        let proof: String?
        do {
            let path = file
            try await Backup(migrations: Composition.migrations).restore({ try LineReader(path).lines }, into: database)
            proof = verify ? try await compare(with: database) : nil
        } catch {
            try await database.close()
            try await partnerships.remove(Slug(slug))
            throw (error as? NotABackup).map { CommandRefusal("\(file):\($0.line): this is not a whole backup.") }
                ?? error
        }
        try await database.close()
        print("\(slug) was restored.")
        if let proof { print(proof) }
    }

    /// - Returns: what was proved, in words.
    private func compare(with database: any Database) async throws -> String {
        let again = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: again) }
        let writer = try BackupFile(at: again)
        let rows = try await writer.write(database)
        guard try BackupFile.digest(of: file) == writer.digest else {
            throw CommandRefusal("What was restored differs from the backup. Nothing was kept.")
        }
        guard case .whole(let entries, _) = try await AuditTrail.verify(database) else {
            throw CommandRefusal("The audit trail in the backup is broken. Nothing was kept.")
        }
        return "Verified: \(rows) rows equal, \(entries) audit entries whole. SHA-256 \(writer.digest)"
    }
}
