import ArgumentParser
import Domain
import Foundation
import Platform
import Storage

/// How the program ends: the one place that turns an error into words and an exit code.
///
/// 0 all was done · 1 something was refused, or broke, and nothing was changed · 64 wrong usage.
enum Endings {
    static func end(with error: any Error) -> Never {
        switch error {
        case let problem as any UserFacing:
            printError(problem.message)
            exit(1)
        case let fault as StorageFault:
            printError(words(for: fault))
            exit(1)
        case let error as CocoaError:
            printError(words(for: error))
            exit(1)
        case is CleanExit, is ExitCode, is ValidationError:
            Sightline.exit(withError: error)
        default:
            guard Sightline.exitCode(for: error) == .failure else { Sightline.exit(withError: error) }
            printError("Something went wrong: \(String(describing: error))")
            exit(1)
        }
    }

    static func words(for fault: StorageFault) -> String {
        switch fault {
        case .unavailable(let detail): "The database can not be reached: \(detail)"
        case .diskFull: "The disk is full. Nothing was changed."
        case .locked: "Another program holds the database. Stop it, or wait, and try again."
        case .newerSchema(let migration):
            "The database was made by a newer Sightline (it knows \(migration)). Install that version."
        case .migrationsMissing(let count):
            "The database needs \(count) migration\(count == 1 ? "" : "s"). Run: sightline migrate"
        case .notADatabase(let detail): "That is not a Sightline database, or it is damaged: \(detail)"
        case .constraint(let detail), .failed(let detail): "The database refused: \(detail)"
        }
    }

    /// What the file system said no to.
    static func words(for error: CocoaError) -> String {
        let path = error.filePath ?? error.url?.path ?? "A file"
        return switch error.code {
        case .fileWriteOutOfSpace: "The disk is full. Nothing was changed."
        case .fileNoSuchFile, .fileReadNoSuchFile: "\(path) is not there. Nothing was changed."
        case .fileWriteNoPermission, .fileReadNoPermission, .fileWriteVolumeReadOnly:
            "\(path) can not be used: permission is missing. Nothing was changed."
        default: "\(path) can not be read or written. Nothing was changed."
        }
    }
}

func printError(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// A refusal in words found by a command.
struct CommandRefusal: UserFacing {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
