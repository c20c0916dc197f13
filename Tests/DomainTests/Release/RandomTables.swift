import Domain

/// Tables as they come: sparse and full, small numbers many or few.
struct RandomTables {
    var chance: Chance

    init(seed: Int) {
        chance = Chance(state: UInt64(seed) &* 0x9E37_79B9)
    }

    mutating func policy() -> ReleasePolicy {
        ReleasePolicy(
            for: .everybody, threshold: Bool.random(using: &chance) ? 5 : 10,
            showsZeros: Int.random(in: 0...3, using: &chance) > 0,
            roundsToFive: Int.random(in: 0...9, using: &chance) == 0)
    }

    mutating func counts() -> [[Int]] {
        let size = Int.random(in: 0...9, using: &chance) < 7 ? 4 : 6
        let (height, width) = (Int.random(in: 1...size, using: &chance), Int.random(in: 1...size, using: &chance))
        let (zeros, small) = (Int.random(in: 0...6, using: &chance), Int.random(in: 0...9, using: &chance))
        return (0..<height).map { _ in (0..<width).map { _ in count(zeros, small) } }
    }

    private mutating func count(_ zeros: Int, _ small: Int) -> Int {
        if Int.random(in: 0...9, using: &chance) < zeros { return 0 }
        if Int.random(in: 0...9, using: &chance) < small { return Int.random(in: 1...6, using: &chance) }
        return Int.random(in: 1...40, using: &chance)
    }

    /// The same with one to three answers fewer.
    mutating func before(_ counts: [[Int]]) -> [[Int]] {
        var counts = counts
        for _ in 0..<Int.random(in: 1...3, using: &chance) {
            let row = Int.random(in: counts.indices, using: &chance)
            let column = Int.random(in: counts[row].indices, using: &chance)
            counts[row][column] = max(0, counts[row][column] - 1)
        }
        return counts
    }
}

extension CountTable {
    static func of(_ counts: [[Int]], rows: [String]? = nil, shares: ShareBase? = nil) -> CountTable {
        let width = counts.first?.count ?? 0
        return CountTable(
            "Answers", rows: (rows ?? counts.indices.map { "r\($0)" }).map { Heading($0, $0) },
            columns: (0..<width).map { Heading("c\($0)", "c\($0)") },
            cells: counts.map { $0.map { .count($0) } }, shares: shares)
    }

    /// A one-way table.
    static func of(_ counts: [Int], showsShares: Bool = false) -> CountTable {
        CountTable(
            "Answers", counts: counts.enumerated().map { (Heading("r\($0)", "r\($0)"), .count($1)) },
            column: Heading("n", "Answers"), showsShares: showsShares)
    }
}

extension ReleasedTable {
    /// Line by line, totals last: `"[c] [c] 20"`.
    var text: [String] {
        (0...source.rows.count).map { row in
            (0...source.columns.count).compactMap { cell(at: TablePlace(row: row, column: $0))?.text }
                .joined(separator: " ")
        }
    }
}
