import FoundationEssentials

/// What a challenge is about, named by a kind and an id, so that the log need not know what it speaks of.
package struct ChallengeSubject: Sendable, Hashable {
    package let kind: String
    package let id: UUID

    private static let longestKind = 40

    package init(kind: String, id: UUID) {
        self.kind = kind
        self.id = id
    }

    /// As it stands in an address: `agenda-item:0198…`. Nil for anything else.
    package init?(_ text: String?) {
        let parts = (text ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let id = UUID(uuidString: parts[1]) else { return nil }
        let isPlain = parts[0].utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
        guard isPlain, (1...Self.longestKind).contains(parts[0].utf8.count) else { return nil }
        self.init(kind: parts[0], id: id)
    }

    package var text: String { "\(kind):\(id.uuidString.lowercased())" }
}
