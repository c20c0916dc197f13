import FoundationEssentials

/// One thing that was found out: a figure, an audit, an observation, what children said.
///
/// It is never deleted: evidence that does not hold is withdrawn, with the reason, and whatever rested on it says so.
/// Until it is shared its words are sealed in the space of whoever added it; when, of what kind and how strong it is
/// can be counted by every scrutineer.
package struct Evidence: Sendable, Equatable {
    package let id: ID<Evidence>
    package let facts: EvidenceFacts
    /// Nil while they are sealed and not open to whoever asks.
    package let words: EvidenceWords?
    package let isShared: Bool
    package let addedBy: ID<Member>
    package let addedAt: Date
    package let withdrawal: EvidenceWithdrawal?

    package init(
        id: ID<Evidence>, facts: EvidenceFacts, words: EvidenceWords?, isShared: Bool, addedBy: ID<Member>,
        addedAt: Date, withdrawal: EvidenceWithdrawal? = nil
    ) {
        self.id = id
        self.facts = facts
        self.words = words
        self.isShared = isShared
        self.addedBy = addedBy
        self.addedAt = addedAt
        self.withdrawal = withdrawal
    }

    package var isWithdrawn: Bool { withdrawal != nil }
}

/// What can be counted of a piece of evidence.
package struct EvidenceFacts: Sendable, Equatable {
    package let kind: EvidenceKind
    /// The day it is true of, which is not the day on which it was written down.
    package let datedOn: Day
    package let strength: EvidenceStrength
    package let sensitivity: Sensitivity

    package init(kind: EvidenceKind, datedOn: Day, strength: EvidenceStrength, sensitivity: Sensitivity) {
        self.kind = kind
        self.datedOn = datedOn
        self.strength = strength
        self.sensitivity = sensitivity
    }

    /// 1 January 1990. An earlier date is more likely to be mistyped than meant.
    package static let earliest = Day(number: 7_305)

    /// - Parameter isShared: whether others than scrutineers would read it at once.
    package func check(on today: Day, isShared: Bool = false) throws(EvidenceRefusal) {
        guard !isShared || sensitivity != .restricted else { throw .restricted }
        guard datedOn <= today else { throw .dayToCome }
        guard datedOn >= Self.earliest else { throw .tooOld }
    }
}

/// What a piece of evidence says.
package struct EvidenceWords: Sendable, Equatable, Codable {
    package static let saysRule = FieldText("what it says, in one sentence", most: 300)
    package static let moreRule = FieldText("more about it", most: 4_000)
    package static let sourceRule = FieldText("where it comes from", most: 300)
    package static let scopeRule = FieldText("what it covers", most: 300)

    /// In one sentence, as it stands on the board.
    package let says: String
    package let more: String
    package let source: String
    /// Which cases, places, ages or months: "28 of 31 children, January to March".
    package let scope: String

    package init(says: String, more: String, source: String, scope: String) {
        self.says = says
        self.more = more
        self.source = source
        self.scope = scope
    }

    package var all: String { [says, more, source, scope].joined(separator: "\n") }
}

/// That a piece of evidence no longer holds.
package struct EvidenceWithdrawal: Sendable, Equatable {
    package static let reasonRule = FieldText("why it no longer holds", most: 1_000)

    package let on: Day
    package let by: ID<Member>
    package let reason: String

    package init(on: Day, by: ID<Member>, reason: String) {
        self.on = on
        self.by = by
        self.reason = reason
    }
}

// What can be done with a piece of evidence.
extension Evidence {
    /// Only whoever added it changes it, and only while nobody else can have read it.
    package func changed(
        to facts: EvidenceFacts, _ words: EvidenceWords, by member: ID<Member>, on today: Day
    ) throws(EvidenceRefusal) -> Evidence {
        try checkOpen(to: member)
        guard !isShared else { throw .sharedAlready }
        try facts.check(on: today)
        return Evidence(id: id, facts: facts, words: words, isShared: false, addedBy: addedBy, addedAt: addedAt)
    }

    /// - Throws: for what is restricted: it is made less so first, which is a decision of its own.
    package func shared(by member: ID<Member>) throws(EvidenceRefusal) -> Evidence {
        try checkOpen(to: member)
        guard facts.sensitivity != .restricted else { throw .restricted }
        guard words != nil else { throw .locked }
        return Evidence(id: id, facts: facts, words: words, isShared: true, addedBy: addedBy, addedAt: addedAt)
    }

    package func withdrawn(
        by member: ID<Member>, because reason: String, on today: Day
    ) throws(EvidenceRefusal) -> Evidence {
        try checkOpen(to: member)
        return Evidence(
            id: id, facts: facts, words: words, isShared: isShared, addedBy: addedBy, addedAt: addedAt,
            withdrawal: EvidenceWithdrawal(on: today, by: member, reason: reason))
    }

    /// Whether it may be put on the board of a line, or taken off it. What is sealed is placed by whoever can read it.
    package func checkPlacing(by member: ID<Member>) throws(EvidenceRefusal) {
        guard isShared || member == addedBy else { throw .notYours }
        if let withdrawal { throw .withdrawn(withdrawal.on) }
    }

    package func checkLinking(by member: ID<Member>) throws(EvidenceRefusal) {
        try checkOpen(to: member)
    }

    private func checkOpen(to member: ID<Member>) throws(EvidenceRefusal) {
        guard member == addedBy else { throw .notYours }
        guard let withdrawal else { return }
        throw .withdrawn(withdrawal.on)
    }
}

package enum EvidenceRefusal: Refusal, Equatable {
    case notYours
    case withdrawn(Day)
    case sharedAlready
    case restricted
    case locked
    case dayToCome
    case tooOld

    package var kind: RefusalKind { self == .notYours ? .notAllowed : .conflict }

    package var message: String {
        switch self {
        case .notYours: "Only whoever added this evidence can change it. Nothing was changed."
        case .withdrawn(let day): "This evidence was withdrawn on \(day.inWords). Nothing was changed."
        case .sharedAlready:
            "This evidence has been shared, so others may have read it. Withdraw it and add it again to change it."
        case .restricted: "Restricted evidence is not shared. Change how it is handled first."
        case .locked: "The words of this evidence are sealed. Unlock your notes first."
        case .dayToCome: "The date must be today or earlier"
        case .tooOld: "The date must be \(EvidenceFacts.earliest.inWords) or later"
        }
    }
}
