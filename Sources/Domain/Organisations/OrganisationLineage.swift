/// What each organisation is part of, and what it follows.
package struct OrganisationLineage: Sendable {
    private let parents: [ID<Organisation>: ID<Organisation>]
    private let predecessors: [ID<Organisation>: ID<Organisation>]

    package init(
        parents: [ID<Organisation>: ID<Organisation>], predecessors: [ID<Organisation>: ID<Organisation>]
    ) {
        self.parents = parents
        self.predecessors = predecessors
    }

    /// Always true: nothing is part of itself or follows itself, however far up one looks; and nothing ends before
    /// it begins.
    package func check(_ organisation: Organisation) throws(OrganisationRefusal) {
        if let from = organisation.validFrom, let to = organisation.validTo, to < from { throw .endsBeforeItBegins }
        if Self.isReached(organisation.id, from: organisation.parent, by: parents) { throw .partOfItself }
        if Self.isReached(organisation.id, from: organisation.predecessor, by: predecessors) { throw .followsItself }
    }

    private static func isReached(
        _ id: ID<Organisation>, from start: ID<Organisation>?, by steps: [ID<Organisation>: ID<Organisation>]
    ) -> Bool {
        var (place, seen): (ID<Organisation>?, Set<ID<Organisation>>) = (start, [])
        while let next = place {
            if next == id { return true }
            guard seen.insert(next).inserted else { return false }
            place = steps[next]
        }
        return false
    }
}

package enum OrganisationRefusal: Refusal, Equatable {
    case endsBeforeItBegins
    case partOfItself
    case followsItself

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .endsBeforeItBegins: "The last day must not be before the first day"
        case .partOfItself: "An organisation can not be part of itself, nor of one of its own parts"
        case .followsItself: "An organisation can not follow itself, nor one that follows it"
        }
    }
}
