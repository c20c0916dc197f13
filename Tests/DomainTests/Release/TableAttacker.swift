import Domain

/// Somebody who works out hidden numbers from published tables. Shares no code and no method with the audit.
///
/// Knows what is shown, that rows and columns add up, that counts are whole and not below 0, for every `[c]` whether it
/// is small itself, and whether answers were added between two releases. First narrows what each number may be sum by
/// sum, then does so again with sums that are combined by elimination, and at last tries out whole tables.
struct TableAttacker {
    struct Sum {
        var signs: [Int: Int]
        var constant: Int
    }

    private(set) var lows: [Int] = []
    private(set) var highs: [Int] = []
    private(set) var sums: [Sum] = []
    private(set) var names: [String] = []
    private(set) var truths: [Int] = []
    /// Unknown number by place, for each table; nil where the number is shown.
    private var unknowns: [[TablePlace: Int]] = []
    static let most = 5000

    mutating func read(_ released: ReleasedTable, called name: String) {
        let (table, policy) = (released.source, released.policy)
        var found: [TablePlace: Int] = [:]
        for place in table.places where released.cell(at: place) == .suppressed {
            guard let truth = table[place]?.number else { continue }
            let isSmall = truth <= policy.threshold && (truth > 0 || !policy.showsZeros)
            let isWithheld = released.standing(of: place) == .withheld
            let low = isWithheld ? 0 : isSmall ? (policy.showsZeros ? 1 : 0) : policy.threshold + 1
            found[place] = add(low, isSmall && !isWithheld ? policy.threshold : Self.most, truth, "\(name) \(place)")
        }
        if policy.roundsToFive { blur(released, &found, name) }
        unknowns.append(found)
        for row in 0...table.rows.count {
            addLine((0...table.columns.count).map { TablePlace(row: row, column: $0) }, released)
        }
        for column in 0...table.columns.count {
            addLine((0...table.rows.count).map { TablePlace(row: $0, column: column) }, released)
        }
    }

    /// A rounded number may be any of five.
    private mutating func blur(_ released: ReleasedTable, _ found: inout [TablePlace: Int], _ name: String) {
        for place in released.source.places {
            guard let shown = released.cell(at: place)?.count, let truth = released.source[place]?.number, truth > 0
            else { continue }
            found[place] = add(max(shown - 2, released.policy.threshold + 1), shown + 2, truth, "rounded \(place)")
        }
    }

    private mutating func add(_ low: Int, _ high: Int, _ truth: Int, _ name: String) -> Int {
        lows.append(low)
        highs.append(high)
        names.append(name)
        truths.append(truth)
        return lows.count - 1
    }

    private mutating func addLine(_ places: [TablePlace], _ released: ReleasedTable) {
        guard places.allSatisfy({ released.cell(at: $0) != nil }) else { return }
        var sum = Sum(signs: [:], constant: 0)
        for (index, place) in places.enumerated() {
            include(place, index == places.count - 1 ? -1 : 1, released, unknowns.count - 1, &sum)
        }
        if !sum.signs.isEmpty { sums.append(sum) }
    }

    private func include(_ place: TablePlace, _ sign: Int, _ released: ReleasedTable, _ table: Int, _ sum: inout Sum) {
        if let unknown = unknowns[table][place] {
            sum.signs[unknown, default: 0] += sign
        } else {
            sum.constant += sign * (released.cell(at: place)?.count ?? 0)
        }
    }

    /// What stands in places of the second table is what stood in places of the first, and what was added since.
    mutating func tie(
        _ first: ReleasedTable, _ then: [TablePlace], _ second: ReleasedTable, _ now: [TablePlace], canGrow: Bool
    ) {
        var sum = Sum(signs: [:], constant: 0)
        for place in now { include(place, 1, second, 1, &sum) }
        for place in then { include(place, -1, first, 0, &sum) }
        if canGrow {
            let truth =
                now.reduce(0) { $0 + (second.source[$1]?.number ?? 0) }
                - then.reduce(0) { $0 + (first.source[$1]?.number ?? 0) }
            sum.signs[add(0, Self.most, truth, "growth")] = -1
        }
        if !sum.signs.isEmpty { sums.append(sum) }
    }

    /// The hidden numbers that have only one possible value, by name.
    ///
    /// - Parameter effort: how many tables may be tried out before the attacker gives up.
    func recovered(effort: Int) -> (names: [String], gaveUp: Bool) {
        var bounds = Bounds(lows: lows, highs: highs)
        _ = bounds.narrow(by: sums)
        _ = bounds.narrow(by: sums + Elimination(sums).reduced)
        var trial = Trial(sums: sums, effort: effort)
        let targets = names.indices.filter { !names[$0].hasPrefix("rounded") && names[$0] != "growth" }
        var found: [String] = []
        for target in targets {
            let isFound = bounds.lows[target] == bounds.highs[target]
            if isFound || trial.hasOneValue(target, within: bounds) { found.append(names[target]) }
        }
        return (found, trial.effort <= 0)
    }

    /// Whether the true numbers fit all that it takes for granted.
    var isFair: Bool {
        truths.indices.allSatisfy { lows[$0] <= truths[$0] && truths[$0] <= highs[$0] }
            && sums.allSatisfy { sum in sum.signs.reduce(sum.constant) { $0 + $1.value * truths[$1.key] } == 0 }
    }
}
