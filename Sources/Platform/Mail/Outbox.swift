import Foundation

/// Where letters stay when there is no mail server: a folder with one `.eml` file for each, which any
/// mail program can open.
package struct Outbox: Sendable {
    private static let ending = ".eml"
    private let folder: URL
    private let now: @Sendable () -> Date

    package init(folder: URL, now: @escaping @Sendable () -> Date = { Date() }) {
        self.folder = folder
        self.now = now
    }

    /// The same folder, with letters dated by another clock.
    package func dated(_ now: @escaping @Sendable () -> Date) -> Outbox {
        Outbox(folder: folder, now: now)
    }

    /// Keeps the letter. The same one again takes the place of the first.
    package func send(_ letter: Letter) async throws {
        let (sender, now) = (MailSender.outbox, now())
        let bytes = LetterFormat(letter, from: sender, at: now, host: sender.host).bytes
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = folder.appendingPathComponent(".\(UUID().uuidString).part")
        do {
            try Self.write(bytes, to: draft, at: now)
            try Self.move(draft, to: file(letter.key), in: folder)
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
    }

    /// Newest first.
    ///
    /// - Parameter before: the name of the last letter already seen. One that is not there any more is as
    ///   good as none: the list begins again.
    package func letters(before: String?, limit: Int) throws -> [KeptLetter] {
        try shelf(before: before, limit: limit).letters
    }

    /// The same with what stands around it.
    func shelf(before: String?, limit: Int) throws -> Shelf {
        let entries = try entries()
        let start = before.flatMap { name in entries.firstIndex { $0.name == name } }.map { $0 + 1 } ?? 0
        let end = min(start + max(0, limit), entries.count)
        return Shelf(
            letters: try entries[start..<end].compactMap { try letter($0.name) }, position: start, end: end,
            count: entries.count,
            next: end < entries.count && end > start ? entries[end - 1].name : nil,
            previous: start > limit ? entries[start - limit - 1].name : nil)
    }

    /// Part of the outbox.
    struct Shelf {
        let letters: [KeptLetter]
        /// How many letters stand before it, and how many when it ends.
        let position: Int
        let end: Int
        let count: Int
        /// What comes after `before=` for the older letters.
        let next: String?
        /// The same for the newer ones; nil when they are the very newest.
        let previous: String?
    }

    /// - Returns: nil when there is none of that name, which may have come from outside.
    package func letter(_ name: String) throws -> KeptLetter? {
        guard Letter.isKey(name), let bytes = FileManager.default.contents(atPath: file(name).path) else { return nil }
        return LetterReading(Array(bytes))?.letter(named: name)
    }

    private func file(_ name: String) -> URL {
        folder.appendingPathComponent(name + Self.ending)
    }

    private struct Entry {
        let name: String
        let writtenAt: Date
    }

    /// Ordered by the time the file bears, so that no file needs to be opened for it.
    private func entries() throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        let entries = try files.compactMap { file -> Entry? in
            let name = String(file.lastPathComponent.dropLast(Self.ending.count))
            guard file.lastPathComponent.hasSuffix(Self.ending), Letter.isKey(name) else { return nil }
            let known = try file.resourceValues(forKeys: [.contentModificationDateKey])
            return Entry(name: name, writtenAt: known.contentModificationDate ?? .distantPast)
        }
        return entries.sorted { ($0.writtenAt, $0.name) > ($1.writtenAt, $1.name) }
    }
}

/// After a power cut a letter is either there as a whole or not at all.
extension Outbox {
    private static func write(_ bytes: [UInt8], to file: URL, at instant: Date) throws {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: attributes) else {
            throw OutboxFault(errno: errno)
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.write(contentsOf: Data(bytes))
        try FileManager.default.setAttributes([.modificationDate: instant], ofItemAtPath: file.path)
        try handle.synchronize()
    }

    private static func move(_ draft: URL, to file: URL, in folder: URL) throws {
        guard rename(draft.path, file.path) == 0 else { throw OutboxFault(errno: errno) }
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { throw OutboxFault(errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw OutboxFault(errno: errno) }
    }
}

/// A letter could not be kept, because of the disk.
package struct OutboxFault: Error, Equatable {
    package let errno: Int32
}
