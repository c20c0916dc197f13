import FoundationEssentials

/// What somebody said about how an action goes.
package struct ActionUpdate: Sendable, Equatable {
    package let id: ID<ActionUpdate>
    package let action: ID<Action>
    /// Nil when the program itself says it.
    package let by: ID<Member>?
    package let words: String
    package let at: Date

    package init(id: ID<ActionUpdate>, action: ID<Action>, by: ID<Member>?, words: String, at: Date) {
        self.id = id
        self.action = action
        self.by = by
        self.words = words
        self.at = at
    }
}

/// An action as typed into the form or read from a file.
package struct ActionDraft: Sendable, Equatable {
    package let what: String
    package let owner: ID<Organisation>
    package let dueOn: Day
    package let success: String

    package init(what: String, owner: ID<Organisation>, dueOn: Day, success: String) {
        self.what = what
        self.owner = owner
        self.dueOn = dueOn
        self.success = success
    }
}

/// Which actions a list shows.
package struct ActionFilter: Sendable, Equatable {
    package var state: Action.State?
    package var isLate: Bool
    package var owner: ID<Organisation>?

    package init(state: Action.State? = nil, isLate: Bool = false, owner: ID<Organisation>? = nil) {
        self.state = state
        self.isLate = isLate
        self.owner = owner
    }
}
