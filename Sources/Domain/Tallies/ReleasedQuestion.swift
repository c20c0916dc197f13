/// What one audience is told of the answers to one question: one release, whatever it is shown in or written into.
///
/// Always true: nothing here says more than the tables do. What only the tables' counts would tell, such as how many
/// agree, is worked out from what they show.
package struct ReleasedQuestion: Sendable {
    package let tally: QuestionTally
    package let policy: ReleasePolicy
    /// One, or for a matrix one for each row; none where nothing is chosen.
    package private(set) var tables: [ReleasedTable]
    /// Whether the tables have a line for each group.
    package let isBrokenDown: Bool
    /// Whether nothing is told of it, not even how many were asked.
    package private(set) var isWithheld = false

    package init(_ tally: QuestionTally, in all: AnswerTally, by breakdown: Breakdown?, under policy: ReleasePolicy) {
        let crossed = breakdown.map { all.tables(of: tally.question.id, by: $0) } ?? []
        self.tally = tally
        self.policy = policy
        isBrokenDown = !crossed.isEmpty
        tables = (crossed.isEmpty ? tally.tables : crossed).map { $0.released(under: policy) }
    }

    /// How many answered. Where a table keeps its total back, it is kept back here too.
    package var answered: ReleasedCell {
        guard !isWithheld else { return .suppressed }
        guard policy.keepsBackSmallNumbers, !tables.isEmpty else {
            return policy.texts(tally.answered, from: tally.answered)
        }
        guard tables.allSatisfy({ $0.cell(at: $0.total)?.count != nil }) else { return .suppressed }
        return .shown(policy.shown(tally.answered))
    }

    /// Those who agree, of those who have a view; nil where no scale of agreement was asked.
    package var agreement: ReleasedShare? {
        guard case .agreement = tally.question.kind, let table = tables.first else { return nil }
        guard policy.keepsBackSmallNumbers else { return ReleasedShare(tally.agreement, under: policy) }
        return table.agreement(inRow: isBrokenDown ? table.source.rows.count : nil)
    }

    /// The middle and the spread. They would give small numbers of a table away, and are kept back with any of them.
    package var numbers: NumberSummary? {
        guard !isWithheld, !policy.keepsBackSmallNumbers || tables.allSatisfy(\.isAllShown) else { return nil }
        return tally.numbers.summary?.released(under: policy)
    }

    package var showsTexts: Bool { !isWithheld && policy.showsTexts(from: tally.answered) }

    /// How many answered in their own words; nil where nobody was asked to.
    package var texts: ReleasedCell? {
        guard tally.question.kind.isFreeText else { return nil }
        return isWithheld ? .suppressed : policy.texts(tally.texts, from: tally.answered)
    }

    /// How many were asked, before anything is kept back.
    var asked: Int { tally.answered + tally.notAnswered }

    /// Of how many were asked it is told here or not at all.
    package var toldAsked: ReleasedCell { isWithheld ? .suppressed : .shown(asked) }

    /// The same with nothing told.
    var withheld: ReleasedQuestion {
        var withheld = self
        withheld.isWithheld = true
        withheld.tables = tables.map(\.withheld)
        return withheld
    }

    /// The symbols that stand anywhere in it, each once, with what they mean.
    package var key: [SymbolMeaning] {
        let others = [answered, texts, agreement?.symbol].compactMap(\.self).compactMap { cell in
            cell.meaning(under: policy).map { SymbolMeaning(symbol: cell.text, meaning: $0) }
        }
        let all = tables.flatMap(\.key) + others
        return all.indices.filter { at in !all[..<at].contains { $0.symbol == all[at].symbol } }.map { all[$0] }
    }
}

extension ReleasedTable {
    /// Where it says how many answered in all.
    package var total: TablePlace {
        TablePlace(row: source.rows.count, column: source.shape == .oneWay ? 0 : source.columns.count)
    }

    /// Where each choice is counted for everybody together, with what it is called.
    package var choices: [(heading: CountTable.Heading, place: TablePlace)] {
        let isOneWay = source.shape == .oneWay
        let headings = isOneWay ? source.rows : source.columns
        return headings.indices.map { index in
            let place =
                isOneWay ? TablePlace(row: index, column: 0) : TablePlace(row: source.rows.count, column: index)
            return (headings[index], place)
        }
    }
}
