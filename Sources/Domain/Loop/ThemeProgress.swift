/// How far one theme has come, read from the records along the chain.
package struct ThemeProgress: Sendable, Equatable {
    package struct Sending: Sendable, Equatable {
        package let meetsOn: Day
        package let isHeld: Bool
        package let decision: ThemeDecision?

        package init(meetsOn: Day, isHeld: Bool, decision: ThemeDecision?) {
            self.meetsOn = meetsOn
            self.isHeld = isHeld
            self.decision = decision
        }

        /// The meeting has been, and nothing was decided.
        package func isOverdue(on today: Day) -> Bool {
            decision == nil && (isHeld || meetsOn < today)
        }
    }

    package let comments: Int
    package let lastHeard: Day?
    package let isSummedUp: Bool
    package let sendings: [Sending]

    package init(comments: Int, lastHeard: Day?, isSummedUp: Bool, sendings: [Sending]) {
        self.comments = comments
        self.lastHeard = lastHeard
        self.isSummedUp = isSummedUp
        self.sendings = sendings
    }

    package var decisions: [ThemeDecision] { sendings.compactMap(\.decision) }
}

/// What a group decided about a theme, what was done about it and whether anybody was told.
package struct ThemeDecision: Sendable, Equatable {
    package let answer: DecisionAnswer
    package let decidedOn: Day
    package let actions: [ActionStanding]
    /// When those who took part were last told of it.
    package let toldOn: Day?

    package init(answer: DecisionAnswer, decidedOn: Day, actions: [ActionStanding], toldOn: Day?) {
        self.answer = answer
        self.decidedOn = decidedOn
        self.actions = actions
        self.toldOn = toldOn
    }

    /// "We will do this" needs somebody who does it.
    package var lacksAction: Bool { answer == .do && actions.isEmpty }
}

/// As much of an action as the chain shows.
package struct ActionStanding: Sendable, Equatable {
    package let isDone: Bool
    package let isClosed: Bool
    package let dueOn: Day

    /// - Parameter isDone: also when it has been closed since.
    package init(isDone: Bool, isClosed: Bool, dueOn: Day) {
        self.isDone = isDone
        self.isClosed = isClosed
        self.dueOn = dueOn
    }

    package func isLate(on today: Day) -> Bool {
        !isDone && dueOn < today
    }
}
