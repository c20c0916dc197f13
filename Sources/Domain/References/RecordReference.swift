import FoundationEssentials

/// Names any record on the chain by its kind and its id: a theme, a decision, an action, a piece of evidence.
///
/// Whoever holds one need not know what it leads to, so a later room joins by its kind alone.
package struct RecordReference: Sendable, Hashable {
    /// A word that never changes, such as `theme`.
    package let kind: String
    package let id: UUID

    package init(kind: String, id: UUID) {
        self.kind = kind
        self.id = id
    }

    package init<Subject>(_ kind: String, _ id: ID<Subject>) {
        self.init(kind: kind, id: id.uuid)
    }

    private static let longestKind = 40

    /// `theme:0190…`, as it stands in a form.
    package var text: String { "\(kind):\(id.uuidString.lowercased())" }

    /// - Returns: nil for what is no reference.
    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let isWord = parts.first.map { $0.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } } ?? false
        guard parts.count == 2, isWord, (1...Self.longestKind).contains(parts[0].utf8.count),
            let id = UUID(uuidString: parts[1])
        else { return nil }
        self.init(kind: parts[0], id: id)
    }
}
