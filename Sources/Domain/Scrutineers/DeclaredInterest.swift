/// Something that ties a scrutineer to an organisation, as they declared it themselves. Never taken away, only ended.
package struct DeclaredInterest: Sendable, Equatable {
    package static let whatRule = FieldText("what the interest is", most: 500)
    package static let organisationRule = FieldText("the organisation")

    package let id: ID<DeclaredInterest>
    package let member: ID<Member>
    package let what: String
    package let organisation: String
    package let from: Day
    /// The last day; nil while it lasts.
    package let to: Day?
    package let declaredOn: Day

    package init(
        id: ID<DeclaredInterest>, member: ID<Member>, what: String, organisation: String, from: Day, to: Day?,
        declaredOn: Day
    ) {
        self.id = id
        self.member = member
        self.what = what
        self.organisation = organisation
        self.from = from
        self.to = to
        self.declaredOn = declaredOn
    }

    package func check() throws(InterestRefusal) {
        if let to, to < from { throw .endsBeforeItBegins }
    }

    package func ended(on day: Day) throws(InterestRefusal) -> DeclaredInterest {
        guard to == nil else { throw .endedAlready }
        let ended = DeclaredInterest(
            id: id, member: member, what: what, organisation: organisation, from: from, to: day,
            declaredOn: declaredOn)
        try ended.check()
        return ended
    }
}

/// What a scrutineer keeps out of, because of an interest, and who takes it instead.
package struct ScrutineerConflict: Sendable, Equatable {
    package static let aboutRule = FieldText("what you keep out of", most: 500)
    package static let takenByRule = FieldText("who takes it instead")

    package let id: ID<ScrutineerConflict>
    package let member: ID<Member>
    /// A line of enquiry or a subject.
    package let about: String
    package let takenBy: String
    package let declaredOn: Day

    package init(id: ID<ScrutineerConflict>, member: ID<Member>, about: String, takenBy: String, declaredOn: Day) {
        self.id = id
        self.member = member
        self.about = about
        self.takenBy = takenBy
        self.declaredOn = declaredOn
    }
}

package enum InterestRefusal: Refusal, Equatable {
    case endsBeforeItBegins
    case endedAlready

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .endsBeforeItBegins: "The last day must be the first day or later"
        case .endedAlready: "This interest has ended already. Nothing was changed."
        }
    }
}
