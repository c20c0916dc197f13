import Domain
import Foundation
import Storage

/// A note with its id and version. `note` is nil when its bytes were changed from outside.
struct KeptNote: Sendable, Equatable {
    let text: SealedText
    let note: Note?
}

/// How notes are kept: as sealed texts and nothing else. No table says who wrote about what.
enum NoteStore {
    static let kind = "note"

    static func note(_ id: ID<SealedText>, in space: OpenSpace, on db: any Connection) throws -> KeptNote? {
        guard let entry = try SealedTextStore.text(id, in: space, on: db), entry.kind == kind else { return nil }
        return KeptNote(entry)
    }

    /// Newest first.
    static func notes(
        in space: OpenSpace, from offset: Int = 0, limit: Int? = nil, on db: any Connection
    ) throws -> [KeptNote] {
        try SealedTextStore.texts(of: kind, in: space, from: offset, limit: limit, on: db).map { KeptNote($0) }
    }

    static func count(in space: OpenSpace, on db: any Connection) throws -> Int {
        try SealedTextStore.count(of: kind, in: space.id, on: db)
    }

    /// - Throws: ``SealedRefusal/changedElsewhere``.
    static func keep(
        _ note: Note, as id: ID<SealedText>, expecting version: Int?, in space: OpenSpace, at now: Date,
        on db: any Connection
    ) throws {
        try SealedTextStore.put(
            WrittenNote(note).json(), as: id, kind: kind, expecting: version, in: space, at: now, on: db)
    }
}

extension KeptNote {
    fileprivate init(_ entry: SealedEntry) {
        self.init(text: entry.text, note: entry.words.flatMap { WrittenNote(json: $0)?.note })
    }
}

/// A note as it is sealed.
private struct WrittenNote: Codable {
    let title: String
    let text: String
    /// ISO 8601.
    let day: String?
    let about: String?

    init(_ note: Note) {
        title = note.title
        text = note.text
        day = note.day?.iso
        about = note.about?.text
    }

    init?(json: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = read
    }

    func json() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }

    var note: Note {
        Note(title: title, text: text, day: day.flatMap { try? Day($0) }, about: NoteSubject(about))
    }
}
