import Domain
import Partnership
import Platform

/// What people answered: a picture, a sentence and a table for each question.
struct ResultsPage: Page {
    static let template = "results/results"

    struct Item: Sendable {
        let id: String
        let heading: String
        /// Of those who were asked.
        let answered: String
        let charts: [BarChart]
        let summary: String?
        /// Broken down, where it is; of a matrix one for each row.
        let tables: [DataTable]
        /// Instead of tables that are longer than anybody reads.
        let tablesWords: String?
        let key: [String]
        let texts: [String]
        let textsWords: String?
        let textsHref: String?
    }

    let frame: Frame
    let title: String
    let status: String
    let basis: String
    let nothing: EmptyState?
    let items: [Item]
    let exports: [ExportLinks]
    let waiting: String?
    let waitingHref: String?

    init(_ results: OccasionResults, for viewer: Viewer, frame: Frame) {
        let (listed, own) = (results.listed, "\(frame.root)/occasions/\(results.occasion.id.text)")
        let policy = results.occasion.policy(for: viewer)
        let layout = ResultLayout(results: results, policy: policy, path: own)
        self.frame = frame
        title = "What people answered: \(results.occasion.draft.title)"
        status = listed.asked == nil || listed.answers.all == 0 ? listed.rate : "Answered by \(listed.rate)"
        basis = Self.basis(results, policy)
        nothing =
            results.tally.sheets == 0
            ? EmptyState("No answer has come yet", "What people answer will be counted here as it comes.") : nil
        items = results.tally.sheets == 0 ? [] : results.released(under: policy).map(layout.item)
        exports = results.tally.sheets == 0 ? [] : Self.exports(viewer, at: own)
        // What waits is told to those who ask and to those who read it: for others it would be a small number.
        let held = listed.answers.waiting
        waiting =
            held == 0 || policy.keepsBackSmallNumbers && !viewer.may(.readHeldTexts)
            ? nil : "\(held.grouped) \(held == 1 ? "answer has" : "answers have") words that wait for a reader."
        waitingHref = viewer.may(.readHeldTexts) ? "\(frame.root)/held-texts" : nil
    }

    private static func exports(_ viewer: Viewer, at path: String) -> [ExportLinks] {
        let results = ExportLinks(
            "Take these numbers out", at: "\(path)/results/export", dictionary: "\(path)/results/export/columns")
        guard viewer.may(.runOccasions) else { return [results] }
        return [
            results, ExportLinks("Take all answers out", at: "\(path)/answers", dictionary: "\(path)/answers/columns"),
        ]
    }

    private static func basis(_ results: OccasionResults, _ policy: ReleasePolicy) -> String {
        guard policy.keepsBackSmallNumbers else { return "Shares are of those who answered each question." }
        return "Shares are of those who answered each question. "
            + "Numbers of \(policy.threshold) or fewer are held back, so that nobody can be recognised."
    }
}

extension Occasion {
    /// Whoever asks people holds their answers. For all others small numbers are held back.
    func policy(for viewer: Viewer) -> ReleasePolicy {
        let audience: Audience = viewer.may(.runOccasions) ? .team : .partners
        return isForYoungPeople ? .youngPeople(for: audience) : ReleasePolicy(for: audience)
    }
}

/// Lays out what was answered to one question after another.
struct ResultLayout {
    let results: OccasionResults
    let policy: ReleasePolicy
    let path: String

    /// Lines a table may have here: more of them are for a file.
    private static let mostGroups = 40

    func item(_ released: ReleasedQuestion) -> ResultsPage.Item {
        let (tally, question) = (released.tally, released.tally.question)
        let (texts, showsTexts) = (results.texts[question.id] ?? [], results.showsTexts(of: released))
        let groups = released.isBrokenDown ? released.tables.first?.source.rows.count ?? 0 : 0
        let isShort = (1...Self.mostGroups).contains(groups)
        return ResultsPage.Item(
            id: "q-\(question.id)", heading: question.label.text, answered: answered(released),
            charts: zip(released.tables, rowNames(question)).compactMap { chart($0, of: $1, released) },
            summary: summary(released),
            tables: isShort ? released.tables.enumerated().map { table($1, "\(question.id)-\($0)") } : [],
            tablesWords: groups > Self.mostGroups
                ? "Each of the \(groups.grouped) groups has its lines in the file of these numbers." : nil,
            key: released.key.map { "\($0.symbol): \($0.meaning)." }.sorted(),
            texts: showsTexts ? texts : [], textsWords: words(released, shown: texts.count),
            textsHref: showsTexts && !texts.isEmpty && tally.texts > texts.count
                ? "\(path)/texts/\(question.id)" : nil)
    }

    private func answered(_ released: ReleasedQuestion) -> String {
        guard !released.isWithheld else {
            return "Asked of some people only. How many they were would give small numbers away, so nothing is shown."
        }
        return "\(released.answered.text) of \(released.toldAsked.text) answered this question."
    }

    private func words(_ released: ReleasedQuestion, shown: Int) -> String? {
        let tally = released.tally
        guard tally.question.kind.isFreeText else { return nil }
        guard released.showsTexts else { return "Too few people wrote something for their words to be shown here." }
        guard results.showsTexts(of: released) else {
            return "What was written is shown here once all of it has been read."
        }
        guard shown > 0 else { return "Nothing that was written can be shown yet." }
        return shown < tally.texts ? "\(shown) of \(tally.texts.grouped), in no order" : "In no order"
    }

    /// Bars of a table by itself, or of the line of totals of one that is broken down.
    private func chart(_ table: ReleasedTable, of row: String?, _ released: ReleasedQuestion) -> BarChart? {
        guard !table.choices.isEmpty else { return nil }
        return BarChart(
            title: [row, finding(table)].compactMap(\.self).joined(separator: ": "), sentence: answered(released),
            labelTitle: "Answer", valueTitle: "Share of answers",
            bars: table.choices.map { bar($0.heading.name, table, $0.place) }, whole: 1)
    }

    private func bar(_ label: String, _ table: ReleasedTable, _ place: TablePlace) -> BarChart.Bar {
        guard case .shown(let share) = table.share(at: place) else {
            let words = table.cell(at: place)?.text ?? ReleasedCell.notAvailable.text
            return BarChart.Bar(label, value: nil, words: words)
        }
        return BarChart.Bar(
            label, value: share.value, words: share.words, low: share.interval?.lowerBound,
            high: share.interval?.upperBound)
    }

    /// What the rows of a matrix are called, one for each table; nothing where there is one table.
    private func rowNames(_ question: Question) -> [String?] {
        guard case .matrix(let matrix) = question.kind else { return [nil] }
        return matrix.rows.map(\.label.text)
    }

    /// What is said by most of those who answered. Where numbers are held back, only what they can not outnumber.
    private func finding(_ table: ReleasedTable) -> String {
        let shares = table.choices.compactMap { choice -> (name: String, share: Share)? in
            guard case .shown(let share) = table.share(at: choice.place) else { return nil }
            return (choice.heading.name, share)
        }
        let most = shares.map(\.share.numerator).max() ?? 0
        let first = shares.filter { $0.share.numerator == most }
        let isCertain =
            shares.count == table.choices.count
            || !table.source.isOverlapping && first.contains { 2 * most > $0.share.denominator }
        guard most > 0, isCertain, let base = first.first?.share else { return Self.withoutFinding(shares, table) }
        let names = first.map { "“\($0.name)”" }.joined(separator: " and ")
        let words = "\(base.percentWords) (\(most.grouped) of \(base.denominator.grouped))"
        return first.count == 1 ? "\(names) was said most: \(words)" : "\(names) were said most: \(words) each"
    }

    private static func withoutFinding(
        _ shown: [(name: String, share: Share)], _ table: ReleasedTable
    ) -> String {
        shown.count == table.choices.count ? "Nobody has answered yet" : "Some numbers are held back"
    }

    private func summary(_ released: ReleasedQuestion) -> String? {
        if let agreement = released.agreement { return "\(agreement.words) agree, of those who have a view." }
        guard let numbers = released.numbers else { return nil }
        return "Half said \(PlainNumber.text(numbers.median)) or more; the middle half said "
            + "\(PlainNumber.text(numbers.lowerQuartile)) to \(PlainNumber.text(numbers.upperQuartile)) "
            + "(\(numbers.count.grouped) answers)."
    }

    private func table(_ released: ReleasedTable, _ id: String) -> DataTable {
        let source = released.source
        let columns = source.columns.map { DataTable.Column($0.name, isFigure: true) }
        let rows = source.rows.indices.map { row in cells(source.rows[row].name, row, released) }
        return DataTable(
            caption: source.title, columns: [.init("Group")] + columns + [.init("All", isFigure: true)],
            rows: rows + [cells("All", source.rows.count, released)],
            empty: EmptyState("No answer", "Nobody has answered this question."), id: "by-\(id)")
    }

    private func cells(_ name: String, _ row: Int, _ released: ReleasedTable) -> [DataTable.Cell] {
        let columns = 0...released.source.columns.count
        return [.init(name)]
            + columns.map { column in
                .init(released.cell(at: TablePlace(row: row, column: column))?.text ?? "", isFigure: true)
            }
    }
}

extension CountTable {
    /// Whether one answer may be counted in several of its choices.
    fileprivate var isOverlapping: Bool {
        if case .overlapping = shape { true } else { false }
    }
}

/// All words that were given to one question.
struct ResultTextsPage: Page {
    static let template = "results/texts"

    let frame: Frame
    let title: String
    let status: String
    let texts: [String]
    let pagination: Pagination?

    static let size = 100

    init(_ question: String, _ texts: [String], page: Int, path: String, frame: Frame) {
        self.frame = frame
        title = question
        status = "\(texts.count.grouped) in all, in no order."
        self.texts = Array(texts.dropFirst((page - 1) * Self.size).prefix(Self.size))
        pagination = Pagination(page: page, size: Self.size, of: texts.count, at: path)
    }
}
