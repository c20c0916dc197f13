import GRDB

/// Turns SQLite's own errors into ``StorageFault``; whatever a body threw itself passes through.
enum SQLiteFault {
    static func translating<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw fault(of: error)
        }
    }

    static func translating<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw fault(of: error)
        }
    }

    /// SQLite's messages name tables and columns, never values.
    private static func fault(of error: DatabaseError) -> StorageFault {
        // No room for the file beside the records that their readers share.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return .diskFull }
        let detail = error.message ?? "code \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
        case .SQLITE_FULL: .diskFull
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .notADatabase(detail: detail)
        case .SQLITE_CONSTRAINT: .constraint(detail: detail)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM: .unavailable(detail: detail)
        default: .failed(detail: detail)
        }
    }
}
