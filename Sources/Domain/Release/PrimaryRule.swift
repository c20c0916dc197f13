/// Which numbers are small, or would give a share that is, and what a reader may take a hidden number to be.
struct PrimaryRule {
    let table: CountTable
    let policy: ReleasePolicy

    /// More than any count, and small enough for thousands of them to be added up.
    static let unlimited = 1 << 40

    /// How each number would stand if nothing could be worked out from others.
    var standings: [CellStanding] {
        var standings = Array(repeating: CellStanding.symbol, count: (table.rows.count + 1) * (table.columns.count + 1))
        for place in table.places {
            guard let count = table[place]?.number else { continue }
            standings[table.index(of: place)] = isPrimary(count, at: place) ? .primary : .shown
        }
        return standings
    }

    private func isPrimary(_ count: Int, at place: TablePlace) -> Bool {
        guard policy.keepsBackSmallNumbers else { return false }
        if policy.isSmall(count) { return true }
        // Where nought is shown, its share of a hidden whole says nothing either.
        if count == 0 { return false }
        return whole(of: place).map { policy.isTooSmall(count, of: $0) } ?? false
    }

    /// The count that the one in a place is shown as a share of.
    func whole(of place: TablePlace) -> Int? {
        table.base(of: place).flatMap { table[$0]?.number }
    }

    /// What is left of the whole, where that is small, so that the number in a place is kept back because of it.
    func smallRest(at place: TablePlace) -> Int? {
        guard let count = table[place]?.number, let whole = whole(of: place), whole >= count else { return nil }
        return policy.isSmall(whole - count) ? whole - count : nil
    }

    /// What a reader may take a number to be: the widest range that the rules and the symbol leave.
    ///
    /// The reader is taken to know more than is published: for each `[c]`, whether the number is small itself. What
    /// can not be found out knowing that can not be found out without.
    func range(of count: Int, at place: TablePlace, _ standing: CellStanding) -> ClosedRange<Int> {
        switch standing {
        case .shown, .symbol: shownRange(count)
        case .withheld: 0...Self.unlimited
        case .primary, .secondary:
            policy.isSmall(count) ? policy.small : (policy.threshold + 1)...max(count, mostHidden(at: place))
        }
    }

    private func shownRange(_ count: Int) -> ClosedRange<Int> {
        let shown = policy.shown(count)
        guard policy.keepsBackSmallNumbers, policy.roundsToFive, count > policy.threshold else { return count...count }
        return max(shown - 2, policy.threshold + 1)...(shown + 2)
    }

    /// A number of a share that is hidden for its small whole is smaller than the smallest whole.
    private func mostHidden(at place: TablePlace) -> Int {
        guard let whole = whole(of: place), whole < policy.smallestBase else { return Self.unlimited }
        return policy.smallestBase - 1
    }
}
