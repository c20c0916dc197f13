import Domain
import Partnership

/// A figure about what came of a hub's themes: what it is called, and which rows it is counted from.
///
/// The report counts and the page behind it lists by the same rule, so a figure leads to as many rows as it says.
enum FigureRows: String, CaseIterable, Sendable {
    case sent
    case decided
    case willDo = "we-will"
    case doing = "we-are"
    case cannot = "we-can-not"
    case told
    case notDue = "not-due"
    case late
    case done
    case closed

    /// What one row is about.
    enum Kind: Sendable {
        case theme
        case decision
        case action
    }

    var kind: Kind {
        switch self {
        case .sent, .decided: .theme
        case .willDo, .doing, .cannot, .told: .decision
        case .notDue, .late, .done, .closed: .action
        }
    }

    var words: String {
        switch self {
        case .sent: "Themes sent to a meeting"
        case .decided: "Themes decided about"
        case .willDo: DecisionAnswer.do.words
        case .doing: DecisionAnswer.doing.words
        case .cannot: DecisionAnswer.cannot.words
        case .told: "Decisions people were told of"
        case .notDue: "Open, not yet due"
        case .late: "Open and late"
        case .done: "Done, to be checked"
        case .closed: "Closed"
        }
    }

    static func all(of kind: Kind) -> [FigureRows] {
        allCases.filter { $0.kind == kind }
    }

    func holds(_ theme: ThemeStanding) -> Bool {
        switch self {
        case .sent: !theme.sendings.isEmpty
        case .decided: !theme.decisions.isEmpty
        default: false
        }
    }

    func holds(_ made: HubStanding.Made) -> Bool {
        switch self {
        case .willDo: made.decision.answer == .do
        case .doing: made.decision.answer == .doing
        case .cannot: made.decision.answer == .cannot
        case .told: made.toldOn != nil
        default: false
        }
    }

    func holds(_ action: Action, on today: Day) -> Bool {
        switch self {
        case .notDue: action.state == .open && !action.isLate(on: today)
        case .late: action.isLate(on: today)
        case .done: action.state == .done
        case .closed: action.state == .closed
        default: false
        }
    }

    /// Where the rows are.
    func path(in hub: Hub) -> String {
        "\(hub.path)/report/decisions?figure=\(rawValue)"
    }
}

extension HubStanding {
    /// A decision in force, about which theme, and when people were last told of it.
    struct Made: Sendable {
        let theme: Theme
        let decision: Decision
        let toldOn: Day?
    }

    struct Agreed: Sendable {
        let theme: Theme
        let listed: ListedAction
    }

    /// In the order of the themes.
    var made: [Made] {
        themes.flatMap { standing in
            standing.decisions.map { Made(theme: standing.theme, decision: $0, toldOn: standing.toldOn[$0.id]) }
        }
    }

    /// What was agreed about the decisions in force, in the order of the themes.
    var agreed: [Agreed] {
        themes.flatMap { standing in
            standing.decisions.flatMap { standing.actions[$0.id] ?? [] }
                .map { Agreed(theme: standing.theme, listed: $0) }
        }
    }
}

/// A figure about people who came through a hub.
enum PeopleRows: String, Sendable {
    case agreed
    case told

    var words: String {
        switch self {
        case .agreed: "Agreed to hear what came of it"
        case .told: "Told what was decided"
        }
    }

    func path(in hub: Hub) -> String {
        "\(hub.path)/report/contacts?figure=\(rawValue)"
    }
}
