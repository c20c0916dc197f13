import Domain
import Foundation
import Platform
import Storage

/// A record somebody refers to, in words.
package struct ReferredRecord: Sendable, Equatable {
    package let reference: RecordReference
    /// "Theme"
    package let kindWords: String
    package let title: String
    /// What counts for whoever leans on it: "9 comments", "Decided on 14 March 2019".
    package let words: String
    /// The day it is true of, when it has one.
    package let day: Day?

    package init(reference: RecordReference, kindWords: String, title: String, words: String, day: Day?) {
        self.reference = reference
        self.kindWords = kindWords
        self.title = title
        self.words = words
        self.day = day
    }
}

/// What a slice lets others refer to. A later room adds one of these and nothing else changes.
package protocol ReferenceSource: Sendable {
    /// The kind its references carry.
    var kind: String { get }
    /// "Theme"
    var kindWords: String { get }
    /// What somebody needs to be led to one of them.
    var permission: Permission { get }
    /// Where it is shown, without the partnership's prefix; nil when it is gone.
    func path(of id: UUID, on db: any Connection) throws -> String?
    /// Those this person may see, newest first; with a text, those whose title or words hold it.
    func search(_ text: String, for viewer: Viewer, limit: Int, on db: any Connection) throws -> [ReferredRecord]
    /// Those of them that are there and that this person may see, in a fixed number of queries.
    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord]
}

/// Everything that can be referred to.
package struct ReferenceBook: Sendable {
    package let sources: [any ReferenceSource]

    package init(_ sources: [any ReferenceSource]) {
        self.sources = sources
    }

    /// As many of each kind are looked through for a text: titles are folded here, not by the engine.
    package static let searched = 500

    /// What the references lead to. What is gone, or not this person's to see, is left out.
    package func records(
        _ references: [RecordReference], for viewer: Viewer, on db: any Connection
    ) throws -> [RecordReference: ReferredRecord] {
        let asked = Dictionary(grouping: references, by: \.kind)
        var found: [RecordReference: ReferredRecord] = [:]
        for source in sources {
            let ids = Set((asked[source.kind] ?? []).map(\.id))
            guard !ids.isEmpty else { continue }
            for record in try source.records(ids.sorted { $0.uuidString < $1.uuidString }, for: viewer, on: db) {
                found[record.reference] = record
            }
        }
        return found
    }

    /// - Parameter limit: of each kind.
    package func search(
        _ text: String, kind: String?, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        try sources.filter { kind == nil || $0.kind == kind }.flatMap { source in
            try source.search(text, for: viewer, limit: limit, on: db)
        }
    }
}

extension ReferenceBook {
    /// Leads to what something is about. Nil where it is gone or not this person's to see.
    package func row(
        _ reference: RecordReference?, for viewer: Viewer, root: String, on db: any Connection
    ) throws -> SummaryList.Row? {
        guard let reference, let found = try records([reference], for: viewer, on: db)[reference] else { return nil }
        return SummaryList.Row(
            "About", "\(found.kindWords): \(found.title) (\(found.words))", href: root + reference.path)
    }
}

extension ReferenceSource {
    /// Those whose title or words hold what was typed, in the order they came in.
    package func matching(_ text: String, _ records: [ReferredRecord], limit: Int) -> [ReferredRecord] {
        let asked = text.folded
        guard !asked.isEmpty else { return Array(records.prefix(limit)) }
        return Array(records.filter { "\($0.title) \($0.words)".folded.contains(asked) }.prefix(limit))
    }
}

extension RecordReference {
    /// Where whatever wing it belongs to shows it, without the partnership's prefix.
    package var path: String { "/subjects/\(kind)/\(id.uuidString.lowercased())" }
}
