import FoundationEssentials

/// One thing that was done, or one restricted record that was read: written once, never changed.
package struct AuditEntry: Sendable, Equatable {
    /// From 1, without gaps.
    package let position: Int
    /// Whole microseconds since 1 January 1970 in UTC.
    package let microseconds: Int64
    /// `member:ID`, `command-line` or `system`.
    package let actor: String
    /// A noun and what happened to it, as in `theme.sent`.
    package let action: String
    package let subjectKind: String
    package let subjectID: String
    /// Ids, counts and words of ours. Nobody's details.
    package let detail: String
    /// Of the entry before; of the first, 64 zeros.
    package let previousHash: String

    package init(
        position: Int, microseconds: Int64, actor: String, action: String, subjectKind: String, subjectID: String,
        detail: String, previousHash: String
    ) {
        self.position = position
        self.microseconds = microseconds
        self.actor = actor
        self.action = action
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.detail = detail
        self.previousHash = previousHash
    }

    package static let firstHash = String(repeating: "0", count: 64)

    /// What is hashed. Each field stands behind its length in bytes, so no two entries give the same bytes.
    package var canonicalBytes: [UInt8] {
        let fields = [
            String(position), String(microseconds), actor, action, subjectKind, subjectID, detail, previousHash,
        ]
        return fields.flatMap { field in Array("\(field.utf8.count):".utf8) + Array(field.utf8) }
    }
}

/// Walks along the audit trail and stops at the first entry that is not what was written.
package struct AuditChain: Sendable {
    package enum Break: Error, Sendable, Equatable {
        /// The entry does not give the hash that was kept with it, or does not follow the one before it.
        case changed(position: Int)
        /// An entry is not there.
        case missing(position: Int)
        /// The last entries are not there, or some were put behind them.
        case end(expected: Int, found: Int)

        package var words: String {
            switch self {
            case .changed(let position): "Entry \(position) is not what was written."
            case .missing(let position): "Entry \(position) is missing."
            case .end(let expected, let found): "The trail should end with entry \(expected) and ends with \(found)."
            }
        }
    }

    package private(set) var count = 0
    package private(set) var head = AuditEntry.firstHash
    private let hash: @Sendable ([UInt8]) -> String

    /// - Parameter hash: SHA-256 in lower-case hexadecimal.
    package init(hash: @escaping @Sendable ([UInt8]) -> String) {
        self.hash = hash
    }

    /// - Parameter kept: the hash that was kept with the entry.
    package mutating func take(_ entry: AuditEntry, kept: String) throws(Break) {
        guard entry.position >= count + 1 else { throw .changed(position: count + 1) }
        guard entry.position == count + 1 else { throw .missing(position: count + 1) }
        guard entry.previousHash == head, hash(entry.canonicalBytes) == kept else {
            throw .changed(position: entry.position)
        }
        count = entry.position
        head = kept
    }

    /// - Parameters:
    ///   - position: of the last entry, as the head says.
    ///   - hash: of the last entry, as the head says.
    package func end(at position: Int, _ hash: String) throws(Break) {
        guard position == count else { throw .end(expected: position, found: count) }
        guard hash == head else { throw .changed(position: count) }
    }
}
