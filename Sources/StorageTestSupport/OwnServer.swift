import Foundation
import Storage

/// A PostgreSQL server for one test, which may stop it and start it again.
package struct OwnServer: Sendable {
    package let address: String
    private let folder: String

    /// Stops it at once, as a power cut would, and keeps its records.
    package func halt() async throws {
        try await Self.script("halt", folder)
    }

    /// Starts it again on the same port.
    package func resume() async throws {
        try await Self.script("resume", folder)
    }

    fileprivate static func start() async throws -> OwnServer {
        let lines = try await script("start").split(separator: "\n").map(String.init)
        guard lines.count == 2 else { throw StorageFault.unavailable(detail: "scripts/postgres start said nothing") }
        return OwnServer(address: lines[1], folder: lines[0])
    }

    fileprivate func stop() async throws {
        try await Self.script("stop", folder)
    }

    /// Waits on a thread of its own.
    @discardableResult
    private static func script(_ words: String...) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try run(words) }) }
        }
    }

    private static func run(_ words: [String]) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let (process, output) = (Process(), Pipe())
        process.executableURL = root.appendingPathComponent("scripts/postgres").standardizedFileURL
        process.arguments = words
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw StorageFault.unavailable(detail: "scripts/postgres \(words.joined(separator: " ")) failed")
        }
        return String(decoding: said, as: UTF8.self)
    }
}

/// Starts a server that only this test uses, and removes it afterwards.
package func withOwnServer(_ body: (OwnServer) async throws -> Void) async throws {
    let server = try await OwnServer.start()
    do {
        try await body(server)
        try await server.stop()
    } catch {
        try? await server.stop()
        throw error
    }
}
