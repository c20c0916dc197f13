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
        let table: DataTable?
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
    let exports: ExportLinks?
    let waiting: String?
    let waitingHref: String?

    init(_ results: OccasionResults, for viewer: Viewer, frame: Frame) {
        let (listed, own) = (results.listed, "\(frame.root)/occasions/\(results.occasion.id.text)")
        let policy = results.occasion.policy(for: viewer)
        let layout = ResultLayout(results: results, policy: policy, path: own)
        self.frame = frame
        title = "\(results.occasion.draft.title): what people answered"
        status = listed.rate
        basis = Self.basis(results, policy)
        nothing =
            results.tally.sheets == 0
            ? EmptyState("No answer has come yet", "What people answer will be counted here as it comes.") : nil
        items = results.tally.sheets == 0 ? [] : results.tally.questions.map(layout.item)
        let mayExport = viewer.may(.runOccasions) && results.tally.sheets > 0
        exports = mayExport ? ExportLinks("Take all answers out", at: "\(own)/answers") : nil
        let held = listed.answers.waiting
        waiting =
            held == 0
            ? nil : "\(held.grouped) \(held == 1 ? "answer has" : "answers have") words that wait for a reader."
        waitingHref = viewer.may(.readHeldTexts) ? "\(frame.root)/held-texts" : nil
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

    func item(_ tally: QuestionTally) -> ResultsPage.Item {
        let question = tally.question
        let crossed = results.occasion.draft.breakdown.map { results.tally.tables(of: question.id, by: $0) } ?? []
        let released = (crossed.isEmpty ? tally.tables : crossed).map { $0.released(under: policy) }
        let texts = results.texts[question.id] ?? []
        let showsTexts = policy.showsTexts(from: tally.answered)
        return ResultsPage.Item(
            id: "q-\(question.id)", heading: question.label.text, answered: answered(tally),
            charts: released.map { chart($0, tally, isCrossed: !crossed.isEmpty) }.compactMap(\.self),
            summary: summary(tally), table: crossed.isEmpty ? nil : released.first.map(table),
            key: Array(Set(released.flatMap(\.key).map { "\($0.symbol): \($0.meaning)." })).sorted(),
            texts: showsTexts ? texts : [], textsWords: words(tally, shown: texts.count, showsTexts),
            textsHref: showsTexts && tally.texts > texts.count ? "\(path)/results/\(question.id)" : nil)
    }

    private func answered(_ tally: QuestionTally) -> String {
        let asked = tally.answered + tally.notAnswered
        return "\(policy.texts(tally.answered, from: tally.answered).text) of \(asked.grouped) answered this question."
    }

    private func words(_ tally: QuestionTally, shown: Int, _ showsTexts: Bool) -> String? {
        guard tally.question.kind.isFreeText, tally.answered > 0 else { return nil }
        guard showsTexts else { return "Too few people wrote something for their words to be shown here." }
        return shown < tally.texts ? "\(shown) of \(tally.texts.grouped), in no order" : "In no order"
    }

    /// Bars of a table by itself, or of the line of totals of one that is broken down.
    private func chart(_ table: ReleasedTable, _ tally: QuestionTally, isCrossed: Bool) -> BarChart? {
        let headings = isCrossed ? table.source.columns : table.source.rows
        guard !headings.isEmpty else { return nil }
        let bars = headings.indices.map { index in
            let place =
                isCrossed
                ? TablePlace(row: table.source.rows.count, column: index) : TablePlace(row: index, column: 0)
            return bar(headings[index].name, table, place)
        }
        return BarChart(
            title: finding(table, headings, isCrossed), sentence: answered(tally), labelTitle: "Answer",
            valueTitle: "Share of answers", bars: bars, whole: 1)
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

    /// What is said by most of those who answered, where that is shown.
    private func finding(_ table: ReleasedTable, _ headings: [CountTable.Heading], _ isCrossed: Bool) -> String {
        let shares = headings.indices.compactMap { index -> (String, Share)? in
            let place =
                isCrossed
                ? TablePlace(row: table.source.rows.count, column: index) : TablePlace(row: index, column: 0)
            guard case .shown(let share) = table.share(at: place) else { return nil }
            return (headings[index].name, share)
        }
        guard let first = shares.max(by: { $0.1.numerator < $1.1.numerator }), first.1.numerator > 0 else {
            return table.source.title
        }
        let isAlone = shares.count { $0.1.numerator == first.1.numerator } == 1
        return isAlone ? "“\(first.0)” was said most: \(first.1.percentWords)" : table.source.title
    }

    private func summary(_ tally: QuestionTally) -> String? {
        if case .agreement = tally.question.kind {
            return "\(ReleasedShare(tally.agreement, under: policy).words) agree, of those who have a view."
        }
        guard let numbers = tally.numbers.summary?.released(under: policy) else { return nil }
        return "Half said \(PlainNumber.text(numbers.median)) or more; the middle half said "
            + "\(PlainNumber.text(numbers.lowerQuartile)) to \(PlainNumber.text(numbers.upperQuartile)) "
            + "(\(numbers.count.grouped) answers)."
    }

    private func table(_ released: ReleasedTable) -> DataTable {
        let source = released.source
        let columns = source.columns.map { DataTable.Column($0.name, isFigure: true) }
        let rows = source.rows.indices.map { row in cells(source.rows[row].name, row, released) }
        return DataTable(
            caption: source.title, columns: [.init("Group")] + columns + [.init("All", isFigure: true)],
            rows: rows + [cells("All", source.rows.count, released)],
            empty: EmptyState("No answer", "Nobody has answered this question."), id: "by-\(source.rows.count)")
    }

    private func cells(_ name: String, _ row: Int, _ released: ReleasedTable) -> [DataTable.Cell] {
        let columns = 0...released.source.columns.count
        return [.init(name)]
            + columns.map { column in
                .init(released.cell(at: TablePlace(row: row, column: column))?.text ?? "", isFigure: true)
            }
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
        let start = (page - 1) * Self.size
        self.frame = frame
        title = question
        status = "\(texts.count.grouped) in all, in no order."
        self.texts = Array(texts.dropFirst(start).prefix(Self.size))
        let last = min(start + Self.size, texts.count)
        pagination =
            texts.count <= Self.size
            ? nil
            : Pagination(
                words: "Showing \((start + 1).grouped) to \(last.grouped) of \(texts.count.grouped)",
                previousHref: page > 1 ? "\(path)?page=\(page - 1)" : nil,
                nextHref: last < texts.count ? "\(path)?page=\(page + 1)" : nil)
    }
}
