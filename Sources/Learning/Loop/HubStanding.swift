import Domain
import Foundation
import Partnership
import Platform
import Storage

/// One theme with everything that hangs on it along the chain.
struct ThemeStanding: Sendable {
    let theme: Theme
    let tally: ThemeTally
    /// Every time it was put before a meeting, earliest first.
    let sendings: [AgendaEntry]
    let actions: [ID<Decision>: [ListedAction]]
    let toldOn: [ID<Decision>: Day]

    /// What is decided about it now, earliest first.
    var decisions: [Decision] { sendings.compactMap(\.decision) }

    var progress: ThemeProgress {
        ThemeProgress(
            comments: tally.comments, lastHeard: tally.lastHeard, isSummedUp: theme.summary != nil,
            sendings: sendings.map { sending in
                ThemeProgress.Sending(
                    meetsOn: sending.meeting.meetsOn, isHeld: sending.meeting.state == .held,
                    decision: sending.decision.map(standing))
            })
    }

    private func standing(of decision: Decision) -> ThemeDecision {
        ThemeDecision(
            answer: decision.answer, decidedOn: decision.decidedOn,
            actions: (actions[decision.id] ?? []).map { listed in
                ActionStanding(
                    isDone: listed.action.state != .open, isClosed: listed.action.state == .closed,
                    dueOn: listed.action.dueOn)
            },
            toldOn: toldOn[decision.id])
    }
}

/// A hub with the chain of each of its themes.
struct HubStanding: Sendable {
    let hub: Hub
    let comments: Int
    let lastHeard: Day?
    let themes: [ThemeStanding]

    func chain(on today: Day) -> Chain {
        Chain(comments: comments, lastHeard: lastHeard, themes: themes.map { Chain($0.progress, on: today) })
    }

    /// Decisions in force that nobody was told of, in the order of the themes.
    var untold: [(theme: Theme, decision: Decision)] {
        themes.flatMap { standing in
            standing.decisions.filter { standing.toldOn[$0.id] == nil }.map { (standing.theme, $0) }
        }
    }
}

extension RecordReference {
    /// What agenda items about a theme say they are about.
    static let themeKind = "theme"

    static func theme(_ id: ID<Theme>) -> RecordReference {
        RecordReference(kind: themeKind, id: id.uuid)
    }
}

/// Reads along the chain: a fixed number of queries, whatever there is.
enum LoopStore {
    static func standing(of id: ID<Hub>, on db: any Connection) throws -> HubStanding {
        let hub = try HubStore.hub(id, on: db)
        return try HubStanding(
            hub: hub, comments: CommentStore.count(of: id, on: db), lastHeard: CommentStore.lastHeard(of: id, on: db),
            themes: standings(of: ThemeStore.themes(of: id, on: db), on: db))
    }

    static func standing(of theme: Theme, on db: any Connection) throws -> ThemeStanding? {
        try standings(of: [theme], on: db).first
    }

    static func standings(of themes: [Theme], on db: any Connection) throws -> [ThemeStanding] {
        let tallies = try CommentStore.tallies(of: themes.map(\.id), on: db)
        let sent = try MeetingStore.items(about: RecordReference.themeKind, themes.map(\.id.uuid), on: db)
        let decisions = sent.compactMap(\.decision?.id)
        let actions = try ActionStore.actions(ofDecisions: decisions, on: db)
        let toldOn = try TellingStore.toldOn(decisions, on: db)
        let sendings = Dictionary(grouping: sent) { $0.item.subject?.id }
        return themes.map { theme in
            ThemeStanding(
                theme: theme, tally: tallies[theme.id] ?? .none, sendings: sendings[theme.id.uuid] ?? [],
                actions: actions, toldOn: toldOn)
        }
    }
}
