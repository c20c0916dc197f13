import Foundation
import Testing

/// `Tests/Support/smtp_server.py`, running.
struct SMTPServer {
    struct Received: Decodable {
        let from: String
        let to: [String]
        let greeting: String
        let isEncrypted: Bool
        let user: String
        let content: Data

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    static let python = ProcessInfo.processInfo.environment["SIGHTLINE_PYTHON"]
    static let reason: Comment = "SIGHTLINE_PYTHON names no python with aiosmtpd, so there is no mail server to talk to"

    let port: Int
    private let folder: URL

    /// - Parameter options: as the script has them.
    static func run(
        _ options: [String] = [], in folder: URL, _ body: (SMTPServer) async throws -> Void
    ) async throws {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        let complaints = folder.appendingPathComponent("server.log")
        try Data().write(to: complaints)
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [script.path, folder.path] + options
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        guard let port = try port(said: output.fileHandleForReading) else {
            Issue.record("the mail server did not start: \(try String(contentsOf: complaints, encoding: .utf8))")
            return
        }
        try await body(SMTPServer(port: port, folder: folder))
        try input.fileHandleForWriting.close()
    }

    /// What stands in "port N".
    private static func port(said output: FileHandle) throws -> Int? {
        var said = ""
        while !said.hasSuffix("\n") {
            guard let piece = try output.read(upToCount: 1), !piece.isEmpty else { break }
            said += String(decoding: piece, as: UTF8.self)
        }
        return said.trimmingCharacters(in: .newlines).split(separator: " ").last.flatMap { Int($0) }
    }

    var received: [Received] {
        get throws {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            let letters = files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
            return try letters.map { try JSONDecoder().decode(Received.self, from: Data(contentsOf: $0)) }
        }
    }

    /// Makes a certificate for this machine that only those trust who are told to.
    static func makeCertificate(in folder: URL) throws -> (certificate: String, key: String) {
        let made = (folder.appendingPathComponent("server.pem").path, folder.appendingPathComponent("server.key").path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", made.0, "-keyout", made.1,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl made no certificate")
        return made
    }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Support/smtp_server.py")
}
