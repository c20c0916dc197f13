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

    let frame: Frame
    let title: String
    let status: String
    let lead: Lead
    let groups: [Group]
    let exports: ExportLinks?

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
        exports = mayExport ? ExportLinks("Export these figures", at: "\(frame.root)\(path)/report/export") : nil
    }

    private static func chart(_ group: FigureGroup, root: String, _ mayOpen: (String) -> Bool) -> BarChart {
        BarChart(
            title: group.finding, sentence: group.sentence, labelTitle: group.title,
            valueTitle: "Number, share and base",
            bars: group.figures.map { figure in
                BarChart.Bar(
                    figure.name, value: figure.share?.value, words: figure.words,
                    href: figure.path.flatMap { mayOpen($0) ? root + $0 : nil },
                    low: figure.share?.interval?.lowerBound, high: figure.share?.interval?.upperBound)
            }, whole: 1)
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
