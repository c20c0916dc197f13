import Domain
import Partnership
import Platform

/// Decisions and actions, row by row: what the report's figures are counted from.
struct DecisionRowsPage: Page {
    static let template = "figures/decisions"

    let frame: Frame
    let title: String
    /// Which of them are shown; nil when all are.
    let status: String?
    let allHref: String
    let tables: [DataTable]

    init(_ standing: HubStanding, of figure: FigureRows?, for viewer: Viewer, on today: Day, frame: Frame) {
        self.frame = frame
        title = standing.hub.title
        status = figure.map { "Showing only: \($0.words.lowercasedFirst)." }
        allHref = "\(frame.root)\(standing.hub.path)/report/decisions"
        let rows = DecisionTables(standing: standing, figure: figure, viewer: viewer, today: today, root: frame.root)
        tables =
            switch figure?.kind {
            case .theme: [rows.themes]
            case .decision: [rows.decisions]
            case .action: [rows.actions]
            case nil: [rows.themes, rows.decisions, rows.actions]
            }
    }
}

/// The three tables, each narrowed to the figure that led here.
private struct DecisionTables {
    let standing: HubStanding
    let figure: FigureRows?
    let viewer: Viewer
    let today: Day
    let root: String

    /// One row for each theme, with every meeting it was sent to.
    var themes: DataTable {
        let shown = standing.themes.filter { figure?.holds($0) ?? true }
        return DataTable(
            caption: caption(shown.count, "theme"),
            columns: [.init("Theme"), .init("Sent to"), .init("Decision")],
            rows: shown.map { theme in
                let sendings = theme.sendings.map { "\($0.meeting.title), \($0.meeting.meetsOn.inWords)" }
                return [
                    themeCell(theme.theme), .init(sendings.isEmpty ? "Not sent" : sendings.joined(separator: "; ")),
                    .init(theme.decisions.last?.answer.words ?? "None"),
                ]
            },
            empty: EmptyState("No theme yet", "Themes and where they were sent will be listed here."), id: "themes")
    }

    var decisions: DataTable {
        let shown = standing.made.filter { figure?.holds($0) ?? true }
        return DataTable(
            caption: caption(shown.count, "decision"),
            columns: [.init("Theme"), .init("Decision"), .init("Decided on"), .init("Told on")],
            rows: shown.map { made in
                let href = viewer.may(.readMeetings) ? "\(root)/decisions/\(made.decision.id.text)" : nil
                return [
                    themeCell(made.theme), .init(made.decision.answer.words, href: href),
                    .init(made.decision.decidedOn), made.toldOn.map { .init($0) } ?? .init("Nobody told"),
                ]
            },
            empty: EmptyState("No decision", "What groups decided about themes of this hub will be listed here."),
            id: "decisions")
    }

    var actions: DataTable {
        let shown = standing.agreed.filter { figure?.holds($0.listed.action, on: today) ?? true }
        return DataTable(
            caption: caption(shown.count, "action"),
            columns: [.init("Action"), .init("Theme"), .init("Owner"), .init("Due"), .init("Standing")],
            rows: shown.map { agreed in
                let action = agreed.listed.action
                let href = viewer.may(.readActions) ? "\(root)/actions/\(action.id.text)" : nil
                return [
                    .init(action.what, href: href), .init(agreed.theme.name), .init(agreed.listed.ownerName),
                    .init(action.dueOn), .init(action.isLate(on: today) ? "Late" : action.state.words),
                ]
            },
            empty: EmptyState("No action", "What was agreed will be listed here."), id: "actions")
    }

    private func themeCell(_ theme: Theme) -> DataTable.Cell {
        .init(theme.name, href: "\(root)\(standing.hub.path)/themes/\(theme.id.text)")
    }

    private func caption(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count.grouped) \(noun)s"
    }
}
