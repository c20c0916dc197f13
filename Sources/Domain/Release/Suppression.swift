/// Chooses what else to hide, until nothing hidden can be worked out.
///
/// In this order, which depends on nothing but the tables and the policy:
///
/// 1. Small numbers, totals too, and numbers whose share would be of a small part, leave a small rest or have a small
///    whole, are hidden.
/// 2. Wherever a line (then a column) leaves a hidden number no room, its smallest number above 0 that is no total is
///    hidden too, the first of equals first; its total if there is no other; and where nothing is left to hide, the
///    line is withheld with its zeros.
/// 3. Each hidden number, here and in the releases before, is audited. For the first that can be found out, what is
///    enough is hidden: what stands in its place now, the smallest number of one of its lines, the total of one, or all
///    totals together. Where none of these is enough, the smallest number near it is hidden: of its own lines, then of
///    theirs; totals after all others of the same distance. Then 2 again.
/// 4. Where there is nothing left to hide, its row is withheld, then its column, and at last the whole table; the whole
///    table too where it follows so closely on an earlier one that forty such steps are not enough.
///
/// Numbers that anybody knows already from an earlier release can not be protected and protect nothing.
struct Suppression {
    private(set) var reading: JointReading
    private var protected = ProtectedNumbers()
    private let known: Set<Int>
    private let lines: [[TablePlace]]
    /// Hidden numbers, in the order in which they are to be shown to be safe.
    private var targets: [Int]
    /// How many of them are.
    private var checked = 0
    private var rounds = 0
    private let earlierIsEmpty: Bool
    /// A table that needs more has too little in it that is new since it was published before.
    private static let mostRounds = 40
    /// Sums in which a number was hidden since they were last looked at.
    private var unsettled: Set<Int>

    init(_ table: CountTable, policy: ReleasePolicy, after earlier: [EarlierRelease]) {
        let rule = PrimaryRule(table: table, policy: policy)
        reading = JointReading(table, policy: policy, standings: rule.standings, after: earlier)
        known = earlier.isEmpty ? [] : Self.known(table, policy, earlier)
        lines = table.lines
        earlierIsEmpty = earlier.isEmpty
        targets = reading.hidden.map(\.number) + reading.earlierHidden.joined().map(\.number)
        unsettled = Set(reading.knowledge.sums.indices)
    }

    /// What can be worked out even if nothing of this table is shown.
    private static func known(
        _ table: CountTable, _ policy: ReleasePolicy, _ earlier: [EarlierRelease]
    ) -> Set<Int> {
        let withheld = table.withheld(under: policy)
        let reading = JointReading(table, policy: policy, standings: withheld.standings, after: earlier)
        let bounds = KnownFromBounds(reading.knowledge)
        let all = reading.earlierHidden.joined().map(\.number) + reading.hidden.map(\.number)
        return Set(all.filter { bounds.isKnown($0) })
    }

    mutating func run() {
        repeat { settleLines() } while hideMore()
    }

    private mutating func hide(_ place: TablePlace, _ standing: CellStanding) {
        guard let number = reading.numbers[reading.table.index(of: place)] else { return }
        reading.set(place, to: standing)
        targets.append(number)
        unsettled.formUnion(reading.knowledge.uses[number].map(\.sum))
    }

    // MARK: Lines

    /// Goes through the sums in which a number was hidden, in their order, until each leaves every hidden number room.
    private mutating func settleLines() {
        while !unsettled.isEmpty {
            let sums = unsettled.sorted()
            unsettled = []
            for sum in sums where hasStuckNumber(sum) { loosen(sum) }
        }
    }

    private mutating func loosen(_ sum: Int) {
        if let place = smallestShown(in: [sum]) {
            hide(place, .secondary)
        } else if case .line(let line) = reading.knowledge.kinds[sum] {
            _ = withhold(lines[line])
        }
    }

    private func hasStuckNumber(_ sum: Int) -> Bool {
        reading.knowledge.stuckNumbers(in: sum).contains(where: isOurs)
    }

    /// A hidden number of the table to come that is not known anyway.
    private func isOurs(_ number: Int) -> Bool {
        guard let place = reading.places[number], !protected.contains(number) else { return false }
        return reading.standing(of: place) != .shown && !known.contains(number)
    }

    private func smallestShown(in sums: [Int]) -> TablePlace? {
        let numbers = sums.lazy.flatMap { reading.knowledge.sums[$0] }.map(\.number).filter(canBeHidden)
        let first = numbers.min { rank($0) < rank($1) }
        return first.flatMap { reading.places[$0] }
    }

    private func canBeHidden(_ number: Int) -> Bool {
        guard let place = reading.places[number], reading.standing(of: place) == .shown else { return false }
        return reading.knowledge.truths[number] > 0 && !known.contains(number)
    }

    /// Totals last; then the smallest; then the first.
    private func rank(_ number: Int) -> (Int, Int, Int) {
        let isTotal = reading.places[number].map(reading.table.isTotal) ?? true
        return (isTotal ? 1 : 0, reading.knowledge.truths[number], number)
    }

    /// - Returns: whether there was anything left to withhold.
    private mutating func withhold(_ line: [TablePlace]) -> Bool {
        let left = line.filter(canBeWithheld)
        for place in left { hide(place, .withheld) }
        return !left.isEmpty
    }

    private func canBeWithheld(_ place: TablePlace) -> Bool {
        guard let number = reading.numbers[reading.table.index(of: place)] else { return false }
        return reading.standing(of: place) != .withheld && !known.contains(number)
    }

    // MARK: Beyond lines

    /// - Returns: whether anything was hidden because a hidden number could be worked out.
    private mutating func hideMore() -> Bool {
        while checked < targets.count {
            let number = targets[checked]
            guard !known.contains(number), !protected.protects(number, in: reading.knowledge) else {
                checked += 1
                continue
            }
            rounds += 1
            if !earlierIsEmpty, rounds > Self.mostRounds { return withhold(reading.table.places) }
            if hideWhatHelps(number) { continue }
            guard let place = nearestShown(to: number) else { return withholdAround(number) }
            hide(place, .secondary)
            return true
        }
        return false
    }

    /// Tries the few places that are likely to be enough, by themselves or together, and keeps the first that are.
    private mutating func hideWhatHelps(_ number: Int) -> Bool {
        for places in likelyPlaces(near: number) {
            var trial = self
            for place in places { trial.hide(place, .secondary) }
            trial.settleLines()
            guard trial.protected.protects(number, in: trial.reading.knowledge) else { continue }
            self = trial
            return true
        }
        return false
    }

    /// What stands in the same place now; then the smallest of each line; then the totals of the lines, singly and
    /// together.
    private func likelyPlaces(near number: Int) -> [[TablePlace]] {
        let uses = reading.knowledge.uses[number].map(\.sum)
        let tied = uses.filter { reading.knowledge.kinds[$0] == .tie }.flatMap {
            reading.knowledge.sums[$0].map(\.number)
        }
        let ours = ([number] + tied).filter { reading.places[$0] != nil }
        let here = Array(Set(ours)).sorted().filter(canBeHidden).compactMap { reading.places[$0] }
        let lines = Set(ours.flatMap { reading.knowledge.uses[$0].map(\.sum) })
            .filter { reading.knowledge.kinds[$0] != .tie && reading.knowledge.kinds[$0] != .earlierLine }.sorted()
        let smallest = lines.compactMap { smallestShown(in: [$0]) }
        let grand = TablePlace(row: reading.table.rows.count, column: reading.table.columns.count)
        let ends = lines.compactMap { reading.knowledge.sums[$0].last?.number }
        let totals = ends.filter(canBeHidden).compactMap { reading.places[$0] }
        let all = totals + (reading.isShown(grand) && !totals.contains(grand) ? [grand] : [])
        return (here + smallest + totals).map { [$0] } + [totals, all, here + all].filter { $0.count > 1 }
    }

    /// Goes out from a number, sum by sum, through numbers that are not known.
    private func nearestShown(to number: Int) -> TablePlace? {
        var (seen, sums) = (Set<Int>(), reading.knowledge.uses[number].map(\.sum))
        while !sums.isEmpty {
            if let place = smallestShown(in: sums) { return place }
            seen.formUnion(sums)
            let next = sums.flatMap { reading.knowledge.loose[$0].map(\.number) }
                .flatMap { reading.knowledge.uses[$0].map(\.sum) }
            sums = Set(next).subtracting(seen).sorted()
        }
        return nil
    }

    private mutating func withholdAround(_ number: Int) -> Bool {
        for use in reading.knowledge.uses[number] {
            guard case .line(let line) = reading.knowledge.kinds[use.sum] else { continue }
            if withhold(lines[line]) { return true }
        }
        return withhold(reading.table.places)
    }
}
