import Domain
import Partnership
import Platform

/// The figures of a hub, each with its base and a way to the rows behind it.
struct ReportPage: Page {
    static let template = "figures/report"

    struct Group: Sendable {
        let id: String
        let chart: BarChart
    }

    struct Download: Sendable {
        let words: String
        let href: String
    }

    let frame: Frame
    let title: String
    let status: String
    let lead: Lead
    let groups: [Group]
    let downloads: [Download]

    /// The one figure that matters.
    struct Lead: Sendable {
        let number: String
        let words: String
        let base: String
    }

    /// - Parameter mayOpen: whether this person may follow a path to the rows behind a figure.
    init(_ report: HubReport, comments: Int, mayExport: Bool, path: String, frame: Frame, mayOpen: (String) -> Bool) {
        self.frame = frame
        title = report.hub
        status = "As the records stand on \(report.asOf.inWords). Each figure leads to the rows it is counted from."
        lead = Lead(
            number: comments.grouped, words: comments == 1 ? "comment heard" : "comments heard",
            base: "From practitioners, children and families")
        groups = report.groups.filter { !$0.figures.isEmpty }.map { group in
            Group(id: group.id, chart: Self.chart(group, root: frame.root, mayOpen))
        }
        downloads =
            mayExport
            ? ["csv", "xlsx", "json"].map {
                Download(words: $0.uppercased(), href: "\(frame.root)\(path)/report/export?format=\($0)")
            } : []
    }

    private static func chart(_ group: FigureGroup, root: String, _ mayOpen: (String) -> Bool) -> BarChart {
        BarChart(
            title: group.greatest.map { "\(group.title): most are “\($0.name)”" } ?? group.title,
            sentence: group.sentence, labelTitle: group.title, valueTitle: "Number, share and base",
            bars: group.figures.map { figure in
                let open = figure.path.flatMap { mayOpen($0) ? root + $0 : nil }
                let whole = Double(figure.share?.denominator ?? 0)
                return BarChart.Bar(
                    figure.name, value: Double(figure.count), words: figure.words, href: open,
                    low: figure.share?.interval.map { $0.lowerBound * whole },
                    high: figure.share?.interval.map { $0.upperBound * whole })
            })
    }
}

extension Figure {
    /// "18% (43 of 240 comments of this hub; 95% interval 14–23)", or "55 contacts added through this hub".
    var words: String {
        guard let share else { return "\(count.grouped) \(base)" }
        guard share.denominator > 0 else { return "No base: 0 \(base)" }
        return "\(share.percentWords) (\(share.numerator.grouped) of \(share.denominator.grouped) \(base); "
            + "95% interval \(share.intervalWords))"
    }
}

/// Decisions and actions, row by row: what the report's figures are counted from.
struct DecisionRowsPage: Page {
    static let template = "figures/decisions"

    let frame: Frame
    let title: String
    let decisions: DataTable
    let actions: DataTable

    init(_ standing: HubStanding, for viewer: Viewer, on today: Day, frame: Frame) {
        self.frame = frame
        title = standing.hub.title
        decisions = Self.decisions(standing, viewer, root: frame.root)
        actions = Self.actions(standing, viewer, on: today, root: frame.root)
    }

    private static func decisions(_ standing: HubStanding, _ viewer: Viewer, root: String) -> DataTable {
        DataTable(
            caption: "Themes, where they were sent and what was decided",
            columns: [.init("Theme"), .init("Sent to"), .init("Decision"), .init("Decided on"), .init("Told on")],
            rows: standing.themes.flatMap { theme in
                let head = DataTable.Cell(
                    theme.theme.name, href: "\(root)\(standing.hub.path)/themes/\(theme.theme.id.text)")
                guard !theme.sendings.isEmpty else {
                    return [[head, .init("Not sent"), .init(""), .init(""), .init("")]]
                }
                return theme.sendings.map { entry in
                    let decision = entry.decision
                    let told = decision.map { theme.toldOn[$0.id]?.inWords ?? "Nobody told" }
                    let href = viewer.may(.readMeetings) ? decision.map { "\(root)/decisions/\($0.id.text)" } : nil
                    return [
                        head, .init("\(entry.meeting.title), \(entry.meeting.meetsOn.inWords)"),
                        .init(decision?.answer.words ?? "None", href: href),
                        .init(decision?.decidedOn.inWords ?? ""),
                        .init(told ?? ""),
                    ]
                }
            },
            empty: EmptyState("No theme yet", "Themes and what was decided about them will be listed here."),
            id: "decisions")
    }

    private static func actions(
        _ standing: HubStanding, _ viewer: Viewer, on today: Day, root: String
    ) -> DataTable {
        let agreed = standing.themes.flatMap { theme in
            theme.decisions.flatMap { theme.actions[$0.id] ?? [] }.map { (theme.theme.name, $0) }
        }
        return DataTable(
            caption: "Actions",
            columns: [.init("Action"), .init("Theme"), .init("Owner"), .init("Due"), .init("Standing")],
            rows: agreed.map { theme, listed in
                let href = viewer.may(.readActions) ? "\(root)/actions/\(listed.action.id.text)" : nil
                let isLate = listed.action.isLate(on: today)
                return [
                    .init(listed.action.what, href: href), .init(theme), .init(listed.ownerName),
                    .init(listed.action.dueOn.inWords), .init(isLate ? "Late" : listed.action.state.words),
                ]
            },
            empty: EmptyState("No action yet", "What was agreed will be listed here."), id: "actions")
    }
}
