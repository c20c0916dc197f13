/// Why a number is shown or kept back.
package enum CellStanding: String, Sendable, Equatable {
    case shown
    /// Small itself, or the share that it would give is.
    case primary
    /// Not small, but it would give another away.
    case secondary
    /// In a line of which nothing is said, not even what is nought.
    case withheld
    /// Not a number but a symbol, or no place of the table.
    case symbol
}

/// A table as people outside the team may see it, with why each number is kept back.
///
/// It holds the counts it was made from, since what was published before decides what may be published after. Only
/// `cell(at:)`, `share(at:)` and `key` are for people.
package struct ReleasedTable: Sendable, Equatable {
    package let source: CountTable
    package let policy: ReleasePolicy
    let standings: [CellStanding]

    init(_ source: CountTable, policy: ReleasePolicy, standings: [CellStanding]) {
        self.source = source
        self.policy = policy
        self.standings = standings
    }

    /// The same with every number kept back.
    var withheld: ReleasedTable {
        ReleasedTable(source, policy: policy, standings: standings.map { $0 == .symbol ? .symbol : .withheld })
    }

    package func standing(of place: TablePlace) -> CellStanding {
        standings[source.index(of: place)]
    }

    /// What is shown in a place; nil where the table has no such place.
    package func cell(at place: TablePlace) -> ReleasedCell? {
        guard let cell = source[place] else { return nil }
        switch (cell, standing(of: place)) {
        case (.notApplicable, _): return .notApplicable
        case (.notAvailable, _): return .notAvailable
        case (.count(let count), .shown): return .shown(policy.shown(count))
        default: return .suppressed
        }
    }

    /// The share beside the number in a place, worked out from what is shown and so no closer than that.
    ///
    /// Nil where the table has no shares.
    package func share(at place: TablePlace) -> ReleasedShare? {
        guard let base = source.base(of: place), let part = cell(at: place), let whole = cell(at: base) else {
            return nil
        }
        guard case .shown(let part) = part else { return ReleasedShare(symbol: part) }
        guard case .shown(let all) = whole else { return ReleasedShare(symbol: whole) }
        return ReleasedShare(showing: Share(min(part, all), of: all))
    }

    package var isAllShown: Bool { suppressedPlaces.isEmpty }

    package var suppressedPlaces: [TablePlace] {
        source.places.filter { cell(at: $0) == .suppressed }
    }

    /// The symbols that stand in it, each once, with what they mean.
    package var key: [SymbolMeaning] {
        let cells = source.places.compactMap { cell(at: $0) }
        let shares = source.places.compactMap { share(at: $0)?.symbol }
        return [ReleasedCell.suppressed, .notApplicable, .notAvailable, .low]
            .filter { cells.contains($0) || shares.contains($0) }
            .compactMap { cell in
                cell.meaning(under: policy).map { SymbolMeaning(symbol: cell.text, meaning: $0) }
            }
    }

    /// For the record: how many numbers are kept back, and why. Says nothing about any of them.
    package var log: [CellStanding: Int] {
        source.places.reduce(into: [:]) { $0[standing(of: $1), default: 0] += 1 }
    }
}
