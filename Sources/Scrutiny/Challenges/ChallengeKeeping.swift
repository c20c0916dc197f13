import Domain
import Foundation
import Partnership
import Platform
import Storage

// Writing challenges and what followed.
extension ChallengeStore {
    static func nextNumber(on db: any Connection) throws -> Int {
        let found = try db.rows("SELECT coalesce(max(number), 0) + 1 AS number FROM challenge")
        return try found.first.map { try $0["number"] } ?? 1
    }

    static func contains(_ id: ID<Challenge>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM challenge WHERE id = \(id)").isEmpty
    }

    static func add(_ challenge: Challenge, on db: any Connection) throws {
        let draft = challenge.draft
        try db.run(
            """
            INSERT INTO challenge (id, number, kind, organisation_id, group_id, for_group_id, issue, evidence,
                about_kind, about_id, good, theme, theme_folded, is_public, raised_by, raised_on, due_on, state)
            VALUES (\(challenge.id), \(challenge.number), \(draft.kind), \(draft.addressee.organisation),
                \(draft.addressee.group), \(draft.onBehalfOf), \(draft.issue), \(draft.evidence), \(draft.about?.kind),
                \(draft.about?.id), \(draft.good), \(draft.theme), \(draft.theme?.folded), \(draft.isPublic),
                \(challenge.raisedBy), \(challenge.raisedOn), \(challenge.dueOn), \(challenge.state))
            """)
    }

    /// Keeps where a challenge stands now. What was asked is never changed.
    static func keep(_ challenge: Challenge, on db: any Connection) throws {
        try db.run(
            """
            UPDATE challenge SET state = \(challenge.state), due_on = \(challenge.dueOn),
                escalated_to = \(challenge.escalatedTo)
            WHERE id = \(challenge.id)
            """)
    }

    static func contains(_ id: ID<ChallengeStep>, on db: any Connection) throws -> Bool {
        try !db.rows("SELECT id FROM challenge_step WHERE id = \(id)").isEmpty
    }

    static func add(_ step: ChallengeStep, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO challenge_step (id, challenge_id, kind, words, made_by, made_at)
            VALUES (\(step.id), \(step.challenge), \(step.kind), \(step.words), \(step.by), \(step.at))
            """)
    }

    /// In the order in which they were taken; of several challenges at once for an export.
    static func steps(
        of challenges: [ID<Challenge>], on db: any Connection
    ) throws -> [ID<Challenge>: [ChallengeStep]] {
        guard !challenges.isEmpty else { return [:] }
        return try steps("WHERE challenge_id IN (\(SQL.list(challenges)))", on: db)
    }

    static func allSteps(on db: any Connection) throws -> [ID<Challenge>: [ChallengeStep]] {
        try steps("", on: db)
    }

    private static func steps(_ condition: SQL, on db: any Connection) throws -> [ID<Challenge>: [ChallengeStep]] {
        let found = try db.rows(
            """
            SELECT id, challenge_id, kind, words, made_by, made_at FROM challenge_step \(condition)
            ORDER BY made_at, id
            """)
        return Dictionary(grouping: try found.map(ChallengeStep.init), by: \.challenge)
    }

    /// Whom letters about a challenge go to: those who can answer it.
    static func asked(by challenge: Challenge, on db: any Connection) throws -> [Member] {
        try challenge.draft.addressee.people(who: .answerChallenges, on: db)
    }
}

extension Addressee {
    /// Those of the organisation or the group whose role lets them.
    func people(who may: Permission, on db: any Connection) throws -> [Member] {
        let members = try MemberStore.all(on: db).filter { Viewer.member($0).may(may) }
        switch self {
        case .organisation(let id): return members.filter { $0.organisation == id }
        case .group(let id):
            let ids = Set(try GroupStore.members(of: id, on: db).map(\.id))
            return members.filter { ids.contains($0.id) }
        }
    }
}

extension Challenge.State: Storable, Loadable {}
extension ChallengeDraft.Kind: Storable, Loadable {}
extension ChallengeStep.Kind: Storable, Loadable {}
extension EscalationLevel: Storable, Loadable {}

extension Addressee {
    var organisation: ID<Organisation>? {
        if case .organisation(let id) = self { id } else { nil }
    }

    var group: ID<PartnershipGroup>? {
        if case .group(let id) = self { id } else { nil }
    }

    /// As it stands in a form and in an address.
    var text: String {
        switch self {
        case .organisation(let id): "organisation:\(id.text)"
        case .group(let id): "group:\(id.text)"
        }
    }

    init?(_ text: String?) {
        guard let subject = text.flatMap(RecordReference.init(text:)) else { return nil }
        switch subject.kind {
        case "organisation": self = .organisation(ID(subject.id))
        case "group": self = .group(ID(subject.id))
        default: return nil
        }
    }

    init(_ row: Row) throws {
        if let organisation: ID<Organisation> = try row["organisation_id"] {
            self = .organisation(organisation)
        } else {
            self = .group(try row["group_id"])
        }
    }
}

extension ChallengeStep {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: row["id"], challenge: row["challenge_id"], kind: row["kind"], words: row["words"], by: row["made_by"],
            at: row["made_at"])
    }
}

extension ListedChallenge {
    init(_ row: Row) throws {
        let (kind, id): (String?, UUID?) = try (row["about_kind"], row["about_id"])
        let about = kind.flatMap { kind in id.map { RecordReference(kind: kind, id: $0) } }
        let draft = try ChallengeDraft(
            kind: row["kind"], addressee: Addressee(row), onBehalfOf: row["for_group_id"],
            issue: row["issue"], evidence: row["evidence"], about: about, good: row["good"], theme: row["theme"],
            isPublic: row["is_public"])
        challenge = try Challenge(
            id: row["id"], number: row["number"], draft: draft, raisedBy: row["raised_by"],
            raisedOn: row["raised_on"], dueOn: row["due_on"], state: row["state"], escalatedTo: row["escalated_to"])
        addressee = try row["addressee_name"]
        raiser = try row["raiser_name"]
        forGroup = try row["for_group_name"]
    }
}
