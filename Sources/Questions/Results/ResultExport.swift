import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Results as a file, for one audience: exactly what the page of results tells that audience.
///
/// One row is one number. Those of one question stand together; in a workbook each question has a sheet of its own.
struct ResultExport {
    let results: OccasionResults
    let today: Day
    private let policy: ReleasePolicy
    private let questions: [ReleasedQuestion]

    init(_ results: OccasionResults, under policy: ReleasePolicy, on today: Day) {
        self.results = results
        self.policy = policy
        self.today = today
        questions = results.released(under: policy)
    }

    static let columns = [
        ExportColumn("question", "The question’s id", isFilled: true),
        ExportColumn("asked", "What was asked; of a matrix, also of which row", isFilled: true),
        ExportColumn("group", "Whose answers are counted: All, or a group", isFilled: true),
        ExportColumn("measure", "What the row says", .codes(Measure.allCases.map(\.code)), isFilled: true),
        ExportColumn("choice", "The choice’s code, where the row is about one"),
        ExportColumn("words", "What the choice is called"),
        ExportColumn("number", "How many, or the middle or spread of numbers", .numberOrSymbol, isFilled: true),
        ExportColumn("base", "Of how many, where the row has a share", .numberOrSymbol),
        ExportColumn("share", "A part of 1", .numberOrSymbol),
        ExportColumn("low", "Where the 95% interval of the share begins", .numberOrSymbol),
        ExportColumn("high", "Where it ends", .numberOrSymbol),
    ]

    enum Measure: String, CaseIterable {
        case answered
        case chosen
        case first
        case agree
        case texts
        case median
        case lowerQuartile = "lower-quartile"
        case upperQuartile = "upper-quartile"
        case mean
        case deviation
        case lowest
        case highest

        var code: ExportColumn.Code { ExportColumn.Code(rawValue, words) }

        private var words: String {
            switch self {
            case .answered: "How many answered, of those who were asked"
            case .chosen: "How many chose this, of those who answered"
            case .first: "How many put this first, of those who ranked any"
            case .agree: "How many agree or agree strongly, of those who have a view"
            case .texts: "How many answered in their own words"
            case .median: "Half said this or more"
            case .lowerQuartile: "A quarter said this or less"
            case .upperQuartile: "A quarter said this or more"
            case .mean: "The mean"
            case .deviation: "The standard deviation"
            case .lowest: "The lowest"
            case .highest: "The highest"
            }
        }
    }

    var book: ExportBook {
        let meanings = questions.flatMap(\.key).reduce(into: [String: String]()) { $0[$1.symbol] = $1.meaning }
        let key = meanings.sorted { $0.key < $1.key }.map { ExportBook.Note($0.key, "\($0.value).") }
        let rules = [
            ExportBook.Note("Shares", "Of those who answered each question, with the interval of Wilson (1927)."),
            ExportBook.Note("Small numbers", smallNumbers),
        ]
        return ExportBook(
            title: "Results: \(results.occasion.draft.title)", rowsName: "results", columns: Self.columns,
            notes: results.listed.exportNotes(results.set, on: today) + rules + key,
            madeOn: today)
    }

    private var smallNumbers: String {
        guard policy.keepsBackSmallNumbers else { return "All numbers are shown: for the team that asked alone." }
        return "Numbers of \(policy.threshold) or fewer are held back, so that nobody can be recognised, and with them "
            + "whatever would give them away."
    }

    /// One for each question.
    var tables: [ExportTable] {
        questions.map { question in
            ExportTable(
                name: question.tally.question.id, columns: Self.columns.map(\.name),
                rows: ResultRows(released: question).all)
        }
    }
}

extension OccasionResults {
    /// The one release of each question there is for an audience: of the page and of every file.
    func released(under policy: ReleasePolicy) -> [ReleasedQuestion] {
        counted.releases.questions(under: policy) {
            tally.released(of: set, by: occasion.draft.breakdown, under: policy)
        }
    }

    /// Whether an audience reads the words given to a question. Outside the team nobody sees them come one by one as
    /// they are read: that would tell which were held back.
    func showsTexts(of released: ReleasedQuestion) -> Bool {
        let isWhole = !released.policy.keepsBackSmallNumbers || !unread.contains(released.tally.question.id)
        return released.showsTexts && isWhole
    }
}

/// The rows of one question.
private struct ResultRows {
    let released: ReleasedQuestion

    private typealias Measure = ResultExport.Measure

    private var question: Question { released.tally.question }

    var all: [[ExportCell]] {
        [answered] + released.tables.flatMap(rows) + [agreement, texts].compactMap(\.self) + numbers
    }

    private var answered: [ExportCell] {
        let (count, asked) = (released.answered, released.toldAsked)
        let share = count.count.map { ReleasedShare(Share($0, of: max($0, asked.count ?? 0)), under: .exact) }
        return row(question.label.text, "All", .answered, nil, count, share.map { ($0, asked) })
    }

    private func rows(_ table: ReleasedTable) -> [[ExportCell]] {
        let all = table.choices.map { choice in row(table, "All", choice.heading, choice.place) }
        guard table.source.shape != .oneWay, released.isBrokenDown else { return all }
        return table.source.rows.indices.flatMap { index in
            let group = table.source.rows[index].name
            let end = TablePlace(row: index, column: table.source.columns.count)
            let count = table.cell(at: end) ?? .notAvailable
            return [row(table.source.title, group, .answered, nil, count, nil)]
                + table.source.columns.indices.map { column in
                    row(table, group, table.source.columns[column], TablePlace(row: index, column: column))
                }
        } + all
    }

    private func row(
        _ table: ReleasedTable, _ group: String, _ choice: CountTable.Heading, _ place: TablePlace
    ) -> [ExportCell] {
        let isRanking = question.kind.name == "ranking"
        let base = table.source.base(of: place).flatMap { table.cell(at: $0) } ?? .notAvailable
        return row(
            table.source.title, group, isRanking ? .first : .chosen, choice,
            table.cell(at: place) ?? .notAvailable, table.share(at: place).map { ($0, base) })
    }

    private var agreement: [ExportCell]? {
        guard let share = released.agreement else { return nil }
        guard case .shown(let shown) = share else {
            let symbol = share.symbol ?? .notAvailable
            return row(question.label.text, "All", .agree, nil, symbol, (share, symbol))
        }
        return row(
            question.label.text, "All", .agree, nil, .shown(shown.numerator), (share, .shown(shown.denominator)))
    }

    private var texts: [ExportCell]? {
        released.texts.map { row(question.label.text, "All", .texts, nil, $0, nil) }
    }

    private var numbers: [[ExportCell]] {
        guard let summary = released.numbers else { return [] }
        // The mean and its spread would let the rest be worked out: they are for those who hold the answers.
        let isTeam = !released.policy.keepsBackSmallNumbers
        let found: [(Measure, Double?)] = [
            (.median, summary.median), (.lowerQuartile, summary.lowerQuartile),
            (.upperQuartile, summary.upperQuartile), (.mean, isTeam ? summary.mean : nil),
            (.deviation, isTeam ? summary.deviation : nil), (.lowest, summary.lowest), (.highest, summary.highest),
        ]
        return found.compactMap { measure, number in
            number.map { cells(question.label.text, "All", measure, nil, .decimal($0.rounded(toDecimals: 4)), []) }
        }
    }

    private func row(
        _ asked: String, _ group: String, _ measure: Measure, _ choice: CountTable.Heading?, _ count: ReleasedCell,
        _ share: (ReleasedShare, of: ReleasedCell)?
    ) -> [ExportCell] {
        cells(asked, group, measure, choice, count.export, share.map { [$0.of.export] + $0.0.export } ?? [])
    }

    private func cells(
        _ asked: String, _ group: String, _ measure: Measure, _ choice: CountTable.Heading?, _ number: ExportCell,
        _ share: [ExportCell]
    ) -> [ExportCell] {
        [
            .text(question.id), .text(asked), .text(group), .text(measure.rawValue), .text(choice?.id),
            .text(choice?.name), number,
        ] + (share.isEmpty ? [.blank, .blank, .blank, .blank] : share)
    }
}

extension ReleasePolicy {
    /// For numbers that are shown already.
    fileprivate static let exact = ReleasePolicy(for: .team)
}

extension ReleasedCell {
    fileprivate var export: ExportCell { count.map { .number($0) } ?? .text(text) }
}

extension ReleasedShare {
    /// The share with both ends of its interval, or the symbol that stands for it.
    fileprivate var export: [ExportCell] {
        guard case .shown(let share) = self, let value = share.value, let interval = share.interval else {
            return [.text(symbol?.text), .blank, .blank]
        }
        return [.share(value), .share(interval.lowerBound), .share(interval.upperBound)]
    }
}

extension Double {
    fileprivate func rounded(toDecimals count: Int) -> Double {
        let scale = (0..<count).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
