/// What each unknown may be at least and at most.
struct Bounds {
    var lows: [Int]
    var highs: [Int]

    /// - Returns: whether anything is possible still.
    mutating func narrow(by sums: [TableAttacker.Sum]) -> Bool {
        var (hasChanged, rounds) = (true, 0)
        while hasChanged, rounds < 60 {
            (hasChanged, rounds) = (false, rounds + 1)
            for sum in sums {
                guard narrow(by: sum, &hasChanged) else { return false }
            }
        }
        return true
    }

    private mutating func narrow(by sum: TableAttacker.Sum, _ hasChanged: inout Bool) -> Bool {
        var (least, most) = (sum.constant, sum.constant)
        for (unknown, sign) in sum.signs {
            least += sign > 0 ? sign * lows[unknown] : sign * highs[unknown]
            most += sign > 0 ? sign * highs[unknown] : sign * lows[unknown]
        }
        guard least <= 0, most >= 0 else { return false }
        for (unknown, sign) in sum.signs where lows[unknown] < highs[unknown] {
            let size = abs(sign)
            let (below, above) = (-least / size, most / size)
            let (low, high) = (lows[unknown], highs[unknown])
            let (newLow, newHigh) =
                sign > 0
                ? (max(low, high - above), min(high, low + below))
                : (max(low, high - below), min(high, low + above))
            guard newLow <= newHigh else { return false }
            guard newLow > low || newHigh < high else { continue }
            (lows[unknown], highs[unknown], hasChanged) = (newLow, newHigh, true)
            least += sign > 0 ? sign * (newLow - low) : sign * (newHigh - high)
            most += sign > 0 ? sign * (newHigh - high) : sign * (newLow - low)
        }
        return true
    }
}

/// Gauss and Jordan with whole numbers: each row is kept free of common divisors.
struct Elimination {
    private(set) var reduced: [TableAttacker.Sum] = []

    init(_ sums: [TableAttacker.Sum]) {
        for sum in sums {
            var row = sum
            for pivot in reduced {
                guard let lead = pivot.signs.keys.min() else { continue }
                Self.clear(lead, of: &row, with: pivot)
            }
            guard let lead = row.signs.keys.min() else { continue }
            for index in reduced.indices { Self.clear(lead, of: &reduced[index], with: row) }
            reduced.append(row)
        }
    }

    private static func clear(_ unknown: Int, of row: inout TableAttacker.Sum, with pivot: TableAttacker.Sum) {
        guard let factor = row.signs[unknown], let own = pivot.signs[unknown] else { return }
        var signs = row.signs.mapValues { $0 * own }
        for (other, sign) in pivot.signs {
            let value = signs[other, default: 0] - factor * sign
            signs[other] = value == 0 ? nil : value
        }
        let constant = row.constant * own - factor * pivot.constant
        let divisor = signs.values.reduce(constant, greatestCommonDivisor)
        row = TableAttacker.Sum(
            signs: divisor > 1 ? signs.mapValues { $0 / divisor } : signs,
            constant: divisor > 1 ? constant / divisor : constant)
    }

    private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (abs(one), abs(other))
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }
}

/// Tries out tables: gives one unknown after another each value that it may have.
struct Trial {
    let sums: [TableAttacker.Sum]
    var effort: Int
    private var tables: [[Int]] = []

    init(sums: [TableAttacker.Sum], effort: Int) {
        self.sums = sums
        self.effort = effort
    }

    /// Whether all tables agree in this unknown. Giving up counts as no.
    mutating func hasOneValue(_ unknown: Int, within bounds: Bounds) -> Bool {
        if Set(tables.map { $0[unknown] }).count > 1 { return false }
        let first = tables.first?[unknown]
        for value in [bounds.lows[unknown], bounds.highs[unknown]] where value != first {
            if isPossible(value, unknown, bounds) { return hasOneValueLeft(unknown, bounds) }
        }
        return hasOneValueLeft(unknown, bounds)
    }

    private mutating func hasOneValueLeft(_ unknown: Int, _ bounds: Bounds) -> Bool {
        if Set(tables.map { $0[unknown] }).count > 1 { return false }
        for value in bounds.lows[unknown]...bounds.highs[unknown] {
            guard effort > 0 else { return false }
            guard !tables.contains(where: { $0[unknown] == value }) else { continue }
            if isPossible(value, unknown, bounds), Set(tables.map { $0[unknown] }).count > 1 { return false }
        }
        return effort > 0
    }

    private mutating func isPossible(_ value: Int, _ unknown: Int, _ bounds: Bounds) -> Bool {
        var fixed = bounds
        fixed.lows[unknown] = value
        fixed.highs[unknown] = value
        guard let table = complete(fixed) else { return false }
        tables.append(table)
        return true
    }

    private mutating func complete(_ bounds: Bounds) -> [Int]? {
        effort -= 1
        guard effort > 0 else { return nil }
        var bounds = bounds
        guard bounds.narrow(by: sums) else { return nil }
        let free = bounds.lows.indices.filter { bounds.lows[$0] < bounds.highs[$0] }
        let narrowest = free.min { bounds.highs[$0] - bounds.lows[$0] < bounds.highs[$1] - bounds.lows[$1] }
        guard let narrowest else { return bounds.lows }
        for value in bounds.lows[narrowest]...bounds.highs[narrowest] {
            var next = bounds
            next.lows[narrowest] = value
            next.highs[narrowest] = value
            if let table = complete(next) { return table }
            guard effort > 0 else { return nil }
        }
        return nil
    }
}
