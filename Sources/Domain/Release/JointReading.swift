/// The numbers of the table to come and of those that are out already, laid side by side as a reader can.
struct JointReading {
    let table: CountTable
    let rule: PrimaryRule
    private(set) var knowledge = ReaderKnowledge()
    private(set) var standings: [CellStanding]
    /// The number in each place of the table to come, by the place's index.
    private(set) var numbers: [Int?] = []
    /// Small rests of wholes, by the index of the place whose rest each is.
    private var rests: [Int: Int] = [:]
    /// The place of each number of the table to come.
    private(set) var places: [Int: TablePlace] = [:]
    /// The hidden numbers of each table that is out.
    private(set) var earlierHidden: [[(place: TablePlace, number: Int)]] = []

    init(_ table: CountTable, policy: ReleasePolicy, standings: [CellStanding], after earlier: [EarlierRelease]) {
        self.table = table
        self.standings = standings
        rule = PrimaryRule(table: table, policy: policy)
        numbers = add(table, rule, standings, isEarlier: false)
        for place in table.places {
            if let number = numbers[table.index(of: place)] { places[number] = place }
        }
        let earlierNumbers = earlier.map { add($0.table) }
        for (index, release) in earlier.enumerated() {
            tie(release, earlierNumbers[index], to: table, numbers)
            for later in earlier.indices where later > index {
                let older = EarlierRelease(release.table)
                tie(older, earlierNumbers[index], to: earlier[later].table.source, earlierNumbers[later])
            }
        }
    }

    private mutating func add(_ released: ReleasedTable) -> [Int?] {
        let source = released.source
        let rule = PrimaryRule(table: source, policy: released.policy)
        let numbers = add(source, rule, released.standings, isEarlier: true)
        let hidden = released.suppressedPlaces.compactMap { place in
            numbers[source.index(of: place)].map { (place, $0) }
        }
        earlierHidden.append(hidden)
        return numbers
    }

    private mutating func add(
        _ table: CountTable, _ rule: PrimaryRule, _ standings: [CellStanding], isEarlier: Bool
    ) -> [Int?] {
        var numbers = [Int?](repeating: nil, count: standings.count)
        for place in table.places {
            let index = table.index(of: place)
            guard let count = table[place]?.number else { continue }
            numbers[index] = knowledge.addNumber(count, within: rule.range(of: count, at: place, standings[index]))
        }
        for (index, line) in table.lines.enumerated() {
            let parts = line.dropLast().compactMap { numbers[table.index(of: $0)] }
            let total = line.last.flatMap { numbers[table.index(of: $0)] }
            knowledge.addSum(parts, minus: total.map { [$0] } ?? [], isEarlier ? .earlierLine : .line(index))
        }
        for place in table.places {
            addRest(of: place, table, rule, standings, numbers, isEarlier: isEarlier)
        }
        return numbers
    }

    /// The rest of the whole is a number of its own where a reader can know anything about it.
    private mutating func addRest(
        of place: TablePlace, _ table: CountTable, _ rule: PrimaryRule, _ standings: [CellStanding], _ numbers: [Int?],
        isEarlier: Bool
    ) {
        let index = table.index(of: place)
        guard let number = numbers[index], let base = restBase(of: place, table),
            let whole = numbers[table.index(of: base)]
        else { return }
        let isSmall = standings[index] == .primary && rule.smallRest(at: place) != nil
        guard isSmall || table.shape.isOverlapping else { return }
        let rest = knowledge.truths[whole] - knowledge.truths[number]
        let range = isSmall ? rule.policy.small : 0...PrimaryRule.unlimited
        let added = knowledge.addNumber(rest, within: range)
        knowledge.addSum([number, added], minus: [whole], .tie)
        if !isEarlier { rests[index] = added }
    }

    private func restBase(of place: TablePlace, _ table: CountTable) -> TablePlace? {
        guard table.shape.isOverlapping else { return table.base(of: place) }
        return place.column == table.columns.count ? nil : TablePlace(row: place.row, column: table.columns.count)
    }

    /// A reader can know that answers were only added, or that none were, if that is so; else nothing is certain.
    private mutating func tie(
        _ release: EarlierRelease, _ before: [Int?], to later: CountTable, _ after: [Int?]
    ) {
        let ties = release.ties(with: later).map { tie in
            Self.signed(tie.now, later, after, 1) + Self.signed(tie.then, release.table.source, before, -1)
        }
        let added = ties.map { tie in tie.reduce(0) { $0 + $1.sign * knowledge.truths[$1.number] } }
        guard added.allSatisfy({ $0 >= 0 }) else { return }
        let isSame = added.allSatisfy { $0 == 0 }
        for (tie, added) in zip(ties, added) {
            let growth = isSame ? [] : [knowledge.addNumber(added, within: 0...PrimaryRule.unlimited)]
            let (plus, minus) = (tie.filter { $0.sign > 0 }, tie.filter { $0.sign < 0 })
            knowledge.addSum(plus.map(\.number), minus: minus.map(\.number) + growth, .tie)
        }
    }

    private static func signed(
        _ places: [(place: TablePlace, sign: Int)], _ table: CountTable, _ numbers: [Int?], _ sign: Int
    ) -> [ReaderKnowledge.Term] {
        places.compactMap { place, own in
            numbers[table.index(of: place)].map { ReaderKnowledge.Term(number: $0, sign: sign * own) }
        }
    }

    /// Hides a number, or withholds a line of them.
    mutating func set(_ place: TablePlace, to standing: CellStanding) {
        let index = table.index(of: place)
        guard let number = numbers[index] else { return }
        standings[index] = standing
        let truth = knowledge.truths[number]
        knowledge.widen(number, to: rule.range(of: truth, at: place, standing))
        if standing == .withheld, let rest = rests[index] { knowledge.widen(rest, to: 0...PrimaryRule.unlimited) }
    }

    func standing(of place: TablePlace) -> CellStanding {
        standings[table.index(of: place)]
    }

    /// Whether there is a number in a place, and it is shown.
    func isShown(_ place: TablePlace) -> Bool {
        numbers[table.index(of: place)] != nil && standing(of: place) == .shown
    }

    /// The hidden numbers of the table to come, in the order of its places.
    var hidden: [(place: TablePlace, number: Int)] {
        table.places.compactMap { place in
            let index = table.index(of: place)
            guard standings[index] != .shown, let number = numbers[index] else { return nil }
            return (place, number)
        }
    }
}

extension CountTable.Shape {
    fileprivate var isOverlapping: Bool {
        guard case .overlapping = self else { return false }
        return true
    }
}
