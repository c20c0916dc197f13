import Foundation
import Subprocess

/// PDF documents from HTML, tagged for screen readers, made by WeasyPrint.
package enum PDFDocument {
    /// Bytes: a document is refused when it grows beyond this.
    static let most = 50_000_000
    /// A page that takes longer than this is given up.
    static let patience: Duration = .seconds(60)

    private static let turns = PDFTurns(atOnce: 2, mostWaiting: 10)

    /// - Parameter html: a whole document. Nothing it refers to is fetched: style sheets and pictures stand in it.
    /// - Throws: ``PDFFault``.
    package static func bytes(of html: String, program: String = "weasyprint") async throws -> [UInt8] {
        try await turns.take { try await patiently(html, with: program) }
    }

    private static func patiently(_ html: String, with program: String) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await make(html, with: program) }
            group.addTask {
                try await Task.sleep(for: patience)
                throw PDFFault.tooSlow
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() else { throw PDFFault.tooSlow }
            return bytes
        }
    }

    /// Through a file in a folder nobody else on this machine can look into: a program that ends early must not leave
    /// us writing to nobody.
    private static func make(_ html: String, with program: String) async throws -> [UInt8] {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try files.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? files.removeItem(at: folder) }
        let file = folder.appendingPathComponent("document.html")
        try Data(html.utf8).write(to: file)
        return try await made(of: file.path, with: program)
    }

    private static func made(of file: String, with program: String) async throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            let made = try await run(
                .name(program), arguments: ["--quiet", "--pdf-variant", "pdf/ua-1", file, "-"],
                output: .bytes(limit: most),
                error: .discarded)
            guard made.terminationStatus.isSuccess else { throw PDFFault.failed }
            bytes = made.standardOutput
        } catch let error as SubprocessError {
            throw error.code == .executableNotFound ? PDFFault.programMissing : PDFFault.failed
        }
        guard bytes.starts(with: Array("%PDF-".utf8)) else { throw PDFFault.failed }
        return bytes
    }
}

/// Why no document was made. The words are for whoever runs the machine.
package enum PDFFault: Error, Equatable, Sendable {
    case programMissing
    case failed
    case tooSlow
    /// Too many documents are asked for at once.
    case busy

    package var message: String {
        switch self {
        case .programMissing: "WeasyPrint is not installed: scripts/setup installs it"
        case .failed: "WeasyPrint could not make the document"
        case .tooSlow: "WeasyPrint took too long"
        case .busy: "Too many documents are asked for at once"
        }
    }
}
