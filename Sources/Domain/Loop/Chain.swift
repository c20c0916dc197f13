/// One link of the chain from what was heard to those who spoke being told.
package struct ChainLink: Sendable, Equatable {
    package enum Name: String, Sendable, CaseIterable {
        case heard, understood, weighed, decided, done, checked, told

        package var words: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    package enum State: Sendable, Equatable {
        case done, current, broken, waiting
    }

    package let name: Name
    package let count: Int
    /// A day, how far it is, or for a broken link what is missing.
    package let words: String
    package let state: State
}

/// The chain of one theme, or of all themes of a hub together.
///
/// Always true: it has seven links; a link is broken only where something that is owed is missing; and a theme
/// that was sent to a meeting is never shown as waiting for its decision once the meeting has been.
package struct Chain: Sendable, Equatable {
    package let links: [ChainLink]

    package subscript(name: ChainLink.Name) -> ChainLink {
        links[ChainLink.Name.allCases.firstIndex(of: name) ?? 0]
    }

    package var broken: [ChainLink] { links.filter { $0.state == .broken } }
}

extension Chain {
    package init(_ theme: ThemeProgress, on today: Day) {
        links = [
            Self.heard(theme), Self.understood(theme), Self.weighed(theme, today), Self.decided(theme, today),
            Self.done(theme, today), Self.checked(theme), Self.told(theme, today),
        ]
    }

    private static func heard(_ theme: ThemeProgress) -> ChainLink {
        let words = theme.lastHeard.map { "Last on \($0.inWords)" } ?? "Nothing yet"
        return ChainLink(
            name: .heard, count: theme.comments, words: words, state: theme.comments > 0 ? .done : .current)
    }

    private static func understood(_ theme: ThemeProgress) -> ChainLink {
        let state: ChainLink.State = theme.isSummedUp ? .done : theme.comments > 0 ? .current : .waiting
        return ChainLink(
            name: .understood, count: theme.isSummedUp ? 1 : 0, words: theme.isSummedUp ? "Summed up" : "Not summed up",
            state: state)
    }

    private static func weighed(_ theme: ThemeProgress, _ today: Day) -> ChainLink {
        guard let last = theme.sendings.max(by: { $0.meetsOn < $1.meetsOn }) else {
            let isNext = theme.isSummedUp && theme.comments > 0
            return ChainLink(name: .weighed, count: 0, words: "Not sent yet", state: isNext ? .current : .waiting)
        }
        // A decision was taken at a meeting, whether or not somebody has marked it as held.
        let hasBeen = theme.sendings.contains { $0.isHeld || $0.meetsOn < today || $0.decision != nil }
        return ChainLink(
            name: .weighed, count: theme.sendings.count, words: last.meetsOn.inWords, state: hasBeen ? .done : .current)
    }

    private static func decided(_ theme: ThemeProgress, _ today: Day) -> ChainLink {
        if theme.sendings.contains(where: { $0.isOverdue(on: today) }) {
            return ChainLink(name: .decided, count: theme.decisions.count, words: "No decision", state: .broken)
        }
        guard let last = theme.decisions.map(\.decidedOn).max() else {
            return ChainLink(name: .decided, count: 0, words: "Not yet", state: .waiting)
        }
        return ChainLink(name: .decided, count: theme.decisions.count, words: last.inWords, state: .done)
    }

    private static func done(_ theme: ThemeProgress, _ today: Day) -> ChainLink {
        let actions = theme.decisions.flatMap(\.actions)
        let done = actions.count(where: \.isDone)
        if theme.decisions.contains(where: \.lacksAction) {
            return ChainLink(name: .done, count: done, words: "No action", state: .broken)
        }
        guard !theme.decisions.isEmpty else {
            return ChainLink(name: .done, count: 0, words: "Not yet", state: .waiting)
        }
        guard !actions.isEmpty else { return ChainLink(name: .done, count: 0, words: "No action needed", state: .done) }
        let late = actions.count { $0.isLate(on: today) }
        let words = "\(done) of \(actions.count)" + (late > 0 ? ", \(late) late" : "")
        return ChainLink(name: .done, count: done, words: words, state: done == actions.count ? .done : .current)
    }

    private static func checked(_ theme: ThemeProgress) -> ChainLink {
        let actions = theme.decisions.flatMap(\.actions)
        let closed = actions.count(where: \.isClosed)
        guard !actions.isEmpty else {
            let isOver = !theme.decisions.isEmpty && !theme.decisions.contains(where: \.lacksAction)
            return ChainLink(
                name: .checked, count: 0, words: isOver ? "Nothing to check" : "Not yet",
                state: isOver ? .done : .waiting)
        }
        let state: ChainLink.State =
            closed == actions.count ? .done : actions.contains(where: \.isDone) ? .current : .waiting
        return ChainLink(name: .checked, count: closed, words: "\(closed) of \(actions.count)", state: state)
    }

    private static func told(_ theme: ThemeProgress, _ today: Day) -> ChainLink {
        let told = theme.decisions.compactMap(\.toldOn)
        let owed = theme.decisions.filter { $0.toldOn == nil }
        guard !theme.decisions.isEmpty else {
            return ChainLink(name: .told, count: 0, words: "Not yet", state: .waiting)
        }
        if owed.contains(where: { $0.decidedOn < today }) {
            return ChainLink(name: .told, count: told.count, words: "Nobody told", state: .broken)
        }
        guard owed.isEmpty, let last = told.max() else {
            return ChainLink(name: .told, count: told.count, words: "To be told", state: .current)
        }
        return ChainLink(name: .told, count: told.count, words: last.inWords, state: .done)
    }
}
