import Crypto
import Foundation
import Platform
import Storage
import Synchronization

/// A backup being written: beside its place until it is whole, readable by its owner alone.
final class BackupFile: Sendable {
    private struct State {
        let handle: FileHandle
        var hash = SHA256()
        var waiting = Data()
        var digest = ""
    }

    private static let writtenAtOnce = 1 << 20
    private let path: String
    private let state: Mutex<State>

    init(at path: String) throws {
        self.path = path
        let draft = path + ".part"
        guard FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: draft)
        else { throw CommandRefusal("\(path) can not be written there. Nothing was written.") }
        state = Mutex(State(handle: handle))
    }

    /// SHA-256 of the whole file, in hexadecimal. Empty until it is written.
    var digest: String { state.withLock { $0.digest } }

    /// - Returns: how many rows there are.
    func write(_ database: any Database) async throws -> Int {
        do {
            let rows = try await Backup(migrations: Composition.migrations).write(
                database, restart: { try self.restart() }, to: { try self.add($0) })
            try finish()
            return rows
        } catch {
            try? FileManager.default.removeItem(atPath: path + ".part")
            throw error
        }
    }

    private func restart() throws {
        try state.withLock { state in
            try state.handle.truncate(atOffset: 0)
            (state.hash, state.waiting) = (SHA256(), Data())
        }
    }

    private func add(_ line: String) throws {
        try state.withLock { state in
            state.waiting.append(contentsOf: line.utf8)
            guard state.waiting.count >= Self.writtenAtOnce else { return }
            try Self.flush(&state)
        }
    }

    private static func flush(_ state: inout State) throws {
        state.hash.update(data: state.waiting)
        try state.handle.write(contentsOf: state.waiting)
        state.waiting = Data()
    }

    private func finish() throws {
        try state.withLock { state in
            try Self.flush(&state)
            try state.handle.synchronize()
            try state.handle.close()
            state.digest = Self.text(state.hash.finalize())
        }
        try FileManager.default.moveItem(atPath: path + ".part", toPath: path)
    }

    /// SHA-256 of a file, read a part at a time.
    static func digest(of path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CommandRefusal("\(path) can not be read.") }
        defer { try? handle.close() }
        var hash = SHA256()
        while let part = try handle.read(upToCount: writtenAtOnce), !part.isEmpty {
            hash.update(data: part)
        }
        return text(hash.finalize())
    }

    /// The short name of the partnership whose backup it is, from its `site` row.
    static func slug(in path: String) throws -> String {
        var columns: [Substring]?
        for line in try LineReader(path).lines {
            let pieces = line.split(separator: "\t", omittingEmptySubsequences: false)
            if pieces.starts(with: ["table", "site"]) {
                columns = Array(pieces.dropFirst(2))
            } else if let columns, pieces.first == "row" {
                guard let place = columns.firstIndex(of: "slug"), pieces.count > place + 1 else { break }
                return String(pieces[place + 1].dropFirst())
            }
        }
        throw CommandRefusal("\(path) is not a whole backup, or has no partnership in it.")
    }

    /// Looked at first: what is no backup may have no end of a line either.
    static func begins(_ path: String) throws -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CommandRefusal("\(path) can not be read.") }
        defer { try? handle.close() }
        let heading = Data((Backup.heading + "\n").utf8)
        return (try? handle.read(upToCount: heading.count)) == heading
    }

    private static func text(_ digest: SHA256.Digest) -> String {
        digest.map { String(format: "%02x", $0) }.joined()
    }
}

/// The lines of a file, a part in memory at a time.
final class LineReader {
    private static let readAtOnce = 1 << 20
    private let handle: FileHandle
    private var rest = Data()
    private var isAtEnd = false

    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CommandRefusal("\(path) can not be read.") }
        self.handle = handle
    }

    deinit {
        try? handle.close()
    }

    /// From the first on, without line feeds.
    var lines: AnyIterator<String> {
        AnyIterator { self.next() }
    }

    private func next() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest = rest[rest.index(after: end)...]
                return line
            }
            if isAtEnd {
                guard !rest.isEmpty else { return nil }
                defer { rest = Data() }
                return String(decoding: rest, as: UTF8.self)
            }
            readMore()
        }
    }

    private func readMore() {
        let part = (try? handle.read(upToCount: Self.readAtOnce)) ?? Data()
        isAtEnd = part.isEmpty
        rest = Data(rest) + part
    }
}
