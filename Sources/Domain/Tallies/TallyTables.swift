/// A tally as tables that are ready for release.
extension QuestionTally {
    /// What can be counted: choices, points of a scale; for a ranking, what came first.
    package var headings: [CountTable.Heading] {
        switch question.kind {
        case .fulfilment(let rule): rule.offers.map { CountTable.Heading($0.rawValue, $0.label.text) }
        case .agreement(let offersDontKnow): Agreement.points(offersDontKnow: offersDontKnow).map(\.heading)
        case .rating: (0...10).map { CountTable.Heading(String($0), String($0)) }
        case .oneChoice, .manyChoices, .ranking: question.kind.choices.map(\.heading)
        default: []
        }
    }

    private var countsForTables: [String: Int] {
        if case .ranking = question.kind { return firsts }
        return counts
    }

    /// Choices chosen now or then that this version of the question does not offer any more come last.
    private func headings(with counts: [[String: Int]]) -> [CountTable.Heading] {
        let offered = headings
        let known = Set(offered.map(\.id))
        let others = Set(counts.flatMap(\.keys)).subtracting(known).sorted()
        return offered + others.map { CountTable.Heading($0, $0) }
    }

    /// How often each choice was chosen; for a matrix one table for each row; none where nothing is chosen.
    package var tables: [CountTable] {
        switch question.kind {
        case .matrix(let matrix): matrix.rows.map { table(ofRow: $0, matrix) }
        case .manyChoices:
            [Self.table(question.label.text, [(CountTable.Heading("all", "All who answered"), self)])]
        case .oneChoice, .fulfilment, .agreement, .rating, .ranking:
            [oneWay(question.label.text, headings(with: [countsForTables]), countsForTables)]
        default: []
        }
    }

    private func table(ofRow row: QuestionChoice, _ matrix: MatrixRule) -> CountTable {
        let title = "\(question.label.text): \(row.label.text)"
        return oneWay(title, matrix.scale.points.map(\.heading), rows[row.id, default: [:]])
    }

    private func oneWay(_ title: String, _ headings: [CountTable.Heading], _ counts: [String: Int]) -> CountTable {
        CountTable(
            title, counts: headings.map { ($0, .count(counts[$0.id, default: 0])) },
            column: CountTable.Heading("answers", "Answers"), showsShares: true)
    }

    /// Groups by choices. Where people may choose many, each row says how many people it is out of.
    package static func table(
        _ title: String, _ groups: [(heading: CountTable.Heading, tally: QuestionTally)]
    ) -> CountTable {
        let counts = groups.map(\.tally.countsForTables)
        let columns = groups.first?.tally.headings(with: counts) ?? []
        let cells = counts.map { counts in columns.map { CountTable.Cell.count(counts[$0.id, default: 0]) } }
        guard case .manyChoices = groups.first?.tally.question.kind else {
            return CountTable(title, rows: groups.map(\.heading), columns: columns, cells: cells, shares: .rowTotal)
        }
        return CountTable(
            title, rows: groups.map(\.heading), overlapping: columns, cells: cells,
            bases: groups.map(\.tally.answered))
    }

    /// Groups by the points of one row of a matrix.
    package static func table(
        _ title: String, ofRow row: String, _ groups: [(heading: CountTable.Heading, tally: QuestionTally)]
    ) -> CountTable {
        guard case .matrix(let matrix) = groups.first?.tally.question.kind else {
            return CountTable(title, rows: [], columns: [], cells: [])
        }
        let columns = matrix.scale.points.map(\.heading)
        let cells = groups.map { group in
            columns.map { CountTable.Cell.count(group.tally.rows[row, default: [:]][$0.id, default: 0]) }
        }
        return CountTable(title, rows: groups.map(\.heading), columns: columns, cells: cells, shares: .rowTotal)
    }
}

extension AnswerTally {
    /// A question's tables broken down: one, or for a matrix one for each row; none where nothing is chosen.
    ///
    /// - Parameter names: what each group is called, by its id; a group without one goes by its id.
    package func tables(of question: String, by breakdown: Breakdown, names: [String: String] = [:]) -> [CountTable] {
        let groups = groups(of: question, by: breakdown).map { group, tally in
            let name = names[group] ?? (group == Self.unknownGroup ? "Not known" : group)
            return (heading: CountTable.Heading(group, name), tally: tally)
        }
        guard let tally = self[question] else { return [] }
        let title = "\(tally.question.label.text), by \(breakdown.words.lowercased())"
        switch tally.question.kind {
        case .matrix(let matrix):
            return matrix.rows.map { QuestionTally.table("\(title): \($0.label.text)", ofRow: $0.id, groups) }
        case .oneChoice, .manyChoices, .fulfilment, .agreement, .rating, .ranking:
            return [QuestionTally.table(title, groups)]
        default: return []
        }
    }
}

extension QuestionChoice {
    fileprivate var heading: CountTable.Heading { CountTable.Heading(id, label.text) }
}

extension ReleasedTable {
    /// The share that agrees, worked out from what the table shows and so giving nothing more away.
    ///
    /// - Parameter line: the row of a table of groups; nil for a table of one question by itself.
    package func agreement(inRow line: Int? = nil) -> ReleasedShare {
        let ids = (line == nil ? source.rows : source.columns).map(\.id)
        let cells = ids.indices.map { index in
            cell(at: line.map { TablePlace(row: $0, column: index) } ?? TablePlace(row: index, column: 0))
        }
        let numbers = Dictionary(zip(ids, cells.map { $0?.count }), uniquingKeysWith: { first, _ in first })
        let views = Agreement.allCases.filter { $0 != .dontKnow }.map { numbers[$0.rawValue] ?? nil }
        let agreeing = [Agreement.agree, .stronglyAgree].compactMap { numbers[$0.rawValue] ?? nil }
        let known = views.compactMap(\.self)
        guard known.count == views.count else { return .suppressed }
        return ReleasedShare(exactly: Share(agreeing.reduce(0, +), of: known.reduce(0, +)), under: policy)
    }
}
