import Domain
import Partnership
import Platform

/// What was done against what was planned, and what nothing has touched.
struct CoveragePage: Page {
    static let template = "progress/coverage"

    struct Content: Sendable {
        let plan: ScrutinyPlan
        let areas: [PlanArea]
        let lines: [LineOfEnquiry]
        let activities: [ScrutinyActivity]
        let groups: [PartnershipGroup]
        /// Which group each meeting belongs to.
        let groupOf: [ID<Meeting>: ID<PartnershipGroup>]
        let organisations: [ID<Organisation>: String]
    }

    struct Figure: Sendable {
        let number: String
        let words: String
        let base: String
    }

    let frame: Frame
    let planTitle: String
    let status: String
    let figures: [Figure]
    let byMethod: DataTable
    let byMonth: DataTable
    let byGroup: DataTable
    let byOrganisation: DataTable
    let gaps: [String]
    /// Nil for whoever does not keep scrutiny: what is meant to be seen unannounced must not be announced.
    let activities: DataTable?
    let addHref: String?

    init(_ content: Content, mayKeep: Bool, on today: Day, frame: Frame) {
        let view = CoverageView(content)
        self.frame = frame
        planTitle = content.plan.details.title
        status = view.status
        figures = view.figures
        byMethod = view.byMethod
        byMonth = view.byMonth
        byGroup = view.byGroup
        byOrganisation = view.byOrganisation
        gaps = view.gaps
        activities = mayKeep ? Self.activities(content, root: frame.root) : nil
        addHref =
            mayKeep && content.plan.closedOn == nil
            ? "\(frame.root)/activities/new?plan=\(content.plan.id.text)" : nil
    }

    /// Planned ones first, soonest first; then what was done, newest first.
    private static func activities(_ content: Content, root: String) -> DataTable {
        let planned = content.activities.filter { $0.state == .planned }
            .sorted { ($0.day?.number ?? .max) < ($1.day?.number ?? .max) }
        let rest = content.activities.filter { $0.state != .planned }
            .sorted { ($0.day?.number ?? .min) > ($1.day?.number ?? .min) }
        return DataTable(
            caption: "Calendar: what is planned, then what was done, newest first",
            columns: [.init("What"), .init("How"), .init("Day"), .init("Standing")],
            rows: (planned + rest).map { activity in
                [
                    .init(activity.details.title, href: root + activity.id.path),
                    .init(activity.details.kind.words), activity.day.map { .init($0) } ?? .init("No day"),
                    .init("", tag: activity.tag),
                ]
            },
            empty: EmptyState("Nothing yet", "Meetings observed, talks, visits and papers read are listed here."),
            id: "activities")
    }
}

/// The counts behind the page.
struct CoverageView: Sendable {
    let content: CoveragePage.Content
    private let counted: [ScrutinyActivity]

    init(_ content: CoveragePage.Content) {
        self.content = content
        counted = content.activities.filter { !$0.isCancelled }
    }

    private var done: [ScrutinyActivity] { counted.filter { $0.state != .planned } }

    private var halfDays: Int {
        done.reduce(0) { sum, activity in
            if case .done(_, let halves) = activity.state { sum + halves } else { sum }
        }
    }

    var status: String {
        let cancelled = content.activities.count - counted.count
        let off = cancelled == 0 ? "" : " \(cancelled) called off."
        return "\(done.count) done, \(counted.count - done.count) still planned.\(off)"
    }

    var figures: [CoveragePage.Figure] {
        let roaming = done.count(where: \.isRoaming)
        let days = Double(halfDays) / 2
        let text = days == days.rounded() ? String(Int(days)) : "\(Int(days)).5"
        let base = content.plan.details.days.map { "of \($0) days agreed" } ?? "no number was agreed"
        return [
            .init(number: text, words: "days used", base: base),
            .init(number: String(roaming), words: "unplanned: the freedom to roam", base: "of \(done.count) done"),
        ]
    }

    /// Areas that nothing was done about, and those about which nobody has talked with children or families.
    var gaps: [String] {
        let map = methods
        let untouched = map.untouched.map { "Nothing is done or planned about \($0.title)." }
        let voiceless = content.areas.filter { area in
            !map.untouched.contains(AreaRow(area)) && map[AreaRow(area), .families] == .init()
        }.map { "No talk with children or families about \($0.title)." }
        return untouched + voiceless
    }
}

// The four maps.
extension CoverageView {
    struct AreaRow: Hashable, Sendable {
        let id: ID<PlanArea>
        let title: String

        init(_ area: PlanArea) {
            id = area.id
            title = area.title
        }
    }

    private var methods: Coverage<AreaRow, ActivityKind> {
        let areaOf = Dictionary(
            content.lines.map { ($0.id, $0.details.area) }, uniquingKeysWith: { first, _ in first })
        let entries = counted.flatMap { activity -> [(row: AreaRow, column: ActivityKind, isDone: Bool)] in
            let touched = Set(activity.details.lines.compactMap { areaOf[$0] ?? nil })
            return content.areas.filter { touched.contains($0.id) }
                .map { (AreaRow($0), activity.details.kind, activity.state != .planned) }
        }
        let used = Set(counted.map(\.details.kind)).union([.families])
        return Coverage(
            entries, rows: content.areas.map(AreaRow.init), columns: ActivityKind.allCases.filter(used.contains))
    }

    var byMethod: DataTable {
        let map = methods
        return DataTable(
            caption: "How each area was looked at",
            columns: [.init("Area")] + map.columns.map { .init($0.words, isFigure: true) },
            rows: map.rows.map { row in [.init(row.title)] + map.columns.map { .init(map[row, $0].words) } },
            empty: EmptyState("No area yet", "The areas of the plan are listed here."), id: "by-method")
    }

    var byMonth: DataTable {
        let months = Month.all(from: content.plan.details.startsOn, to: content.plan.details.endsOn)
        let map = Coverage(
            counted.compactMap { activity in
                activity.day.map { (row: Month($0), column: 0, isDone: activity.state != .planned) }
            }, rows: months, columns: [0])
        return Self.list("Month by month", "Month", map, months.map { ($0, $0.words) }, id: "by-month")
    }

    var byGroup: DataTable {
        let map = Coverage(
            counted.compactMap { activity in
                activity.details.meeting.flatMap { content.groupOf[$0] }
                    .map { (row: $0, column: 0, isDone: activity.state != .planned) }
            }, rows: content.groups.map(\.id), columns: [0])
        return Self.list(
            "Groups whose meetings were observed", "Group", map, content.groups.map { ($0.id, $0.name) }, id: "by-group"
        )
    }

    var byOrganisation: DataTable {
        let rows = content.organisations.sorted { $0.value.folded < $1.value.folded }.map { ($0.key, $0.value) }
        let map = Coverage(
            counted.compactMap { activity in
                activity.details.organisation.map { (row: $0, column: 0, isDone: activity.state != .planned) }
            }, rows: rows.map(\.0), columns: [0])
        return Self.list("Organisations looked at", "Organisation", map, rows, id: "by-organisation")
    }

    private static func list<Row: Hashable & Sendable>(
        _ caption: String, _ head: String, _ map: Coverage<Row, Int>, _ rows: [(Row, String)], id: String
    ) -> DataTable {
        DataTable(
            caption: caption,
            columns: [.init(head), .init("Done", isFigure: true), .init("Planned", isFigure: true)],
            rows: rows.map { row, words in
                [.init(words), .init(String(map[row, 0].done)), .init(String(map[row, 0].planned))]
            },
            empty: EmptyState("None yet", "They are listed here once something was done about them."), id: id)
    }
}

extension Coverage.Count {
    /// "2", "1 planned", "2, 1 planned" or "None".
    fileprivate var words: String {
        switch (done, planned) {
        case (0, 0): "None"
        case (_, 0): String(done)
        case (0, _): "\(planned) planned"
        default: "\(done), \(planned) planned"
        }
    }
}

/// A month of a year.
struct Month: Hashable, Sendable {
    let year: Int
    let month: Int

    init(_ day: Day) {
        (year, month) = (day.parts.year, day.parts.month)
    }

    private init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    var words: String { "\(Day.monthNames[month - 1]) \(year)" }

    static func all(from start: Day, to end: Day) -> [Month] {
        var months = [Month(start)]
        while let last = months.last, last != Month(end), months.count < 36 {
            months.append(
                last.month == 12 ? Month(year: last.year + 1, month: 1) : Month(year: last.year, month: last.month + 1))
        }
        return months
    }
}
