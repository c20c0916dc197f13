import FoundationEssentials

/// How independent scrutiny is arranged (source: *Working Together to Safeguard Children* leaves it to the partners).
package enum ScrutinyArrangement: String, Sendable, CaseIterable, Hashable {
    case single
    case mixed
    case pool
    case young

    package var words: String {
        switch self {
        case .single: "One independent scrutineer"
        case .mixed: "A scrutineer together with others"
        case .pool: "A pool of scrutineers"
        case .young: "Young scrutineers"
        }
    }

    /// Whom it can be recorded for.
    package var role: Role { self == .young ? .youngScrutineer : .scrutineer }

    /// Young people are never named to everybody.
    package var isNamedInPublic: Bool { self != .young }
}

extension ScrutinyArrangement: Readable {
    package init(_ text: String) throws(TextProblem) {
        guard let found = Self(rawValue: text.trimmed.lowercased()) else {
            throw TextProblem("Choose how scrutiny is arranged")
        }
        self = found
    }
}

/// Somebody is appointed to scrutinise the partnership, by whom and until when.
package struct Appointment: Sendable, Equatable {
    package static let appointedByRule = FieldText("who made the appointment")
    package static let independenceRule = FieldText("a statement of independence", most: 4_000)
    package static let mostDays = 366

    package enum Standing: Sendable, Equatable {
        case toCome
        case current
        case over
    }

    package let id: ID<Appointment>
    package let member: ID<Member>
    package let arrangement: ScrutinyArrangement
    package let from: Day
    /// The last day.
    package let to: Day
    package let daysAYear: Int
    package let appointedBy: String
    package let appointedOn: Day
    /// For everybody to read: why this person is independent of the partners.
    package let independence: String

    package init(
        id: ID<Appointment>, member: ID<Member>, arrangement: ScrutinyArrangement, from: Day, to: Day, daysAYear: Int,
        appointedBy: String, appointedOn: Day, independence: String
    ) {
        self.id = id
        self.member = member
        self.arrangement = arrangement
        self.from = from
        self.to = to
        self.daysAYear = daysAYear
        self.appointedBy = appointedBy
        self.appointedOn = appointedOn
        self.independence = independence
    }

    package func standing(on today: Day) -> Standing {
        today < from ? .toCome : today > to ? .over : .current
    }

    /// Always true: a term ends on or after its first day, was decided by its last, and overlaps no other term of the
    /// same person, who has the role for it.
    ///
    /// - Parameter others: all other appointments of this person.
    package func check(for person: Member, beside others: [Appointment]) throws(AppointmentRefusal) {
        guard person.isActive, person.roles.contains(arrangement.role) else { throw .noRole(arrangement.role) }
        guard from <= to else { throw .endsBeforeItBegins }
        guard appointedOn <= to else { throw .appointedAfterwards }
        if let other = others.first(where: { $0.id != id && $0.from <= to && from <= $0.to }) {
            throw .overlaps(from: other.from, to: other.to)
        }
    }
}

package enum AppointmentRefusal: Refusal, Equatable {
    case noRole(Role)
    case endsBeforeItBegins
    case appointedAfterwards
    case overlaps(from: Day, to: Day)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .noRole(let role): "Choose a member with the role “\(role.words)”. An administrator gives roles"
        case .endsBeforeItBegins: "The last day must be the first day or later"
        case .appointedAfterwards: "The day of the decision must be the last day or earlier"
        case .overlaps(let from, let to):
            "This person is appointed from \(from.inWords) to \(to.inWords) already. The two terms must not overlap"
        }
    }
}
