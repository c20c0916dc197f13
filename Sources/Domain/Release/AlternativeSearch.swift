/// Looks for a second set of whole numbers that a reader could not tell from the true one.
///
/// One number is made one more, or one less. Each sum that no longer comes out is put right by moving another of its
/// numbers by one, and so on until all come out. In one table of rows, columns and totals every number stands in two
/// sums, so this walks along a path until it closes, and the search is exact: such sums are those of a flow in a
/// network, where a number that can change at all can change by one along a single ring (Ahuja, Magnanti and Orlin,
/// *Network flows*, 1993, on augmenting cycles). Where tables are tied to each other the search may give up; the number
/// then counts as known, so that too much is hidden rather than too little.
struct AlternativeSearch {
    /// By number: how far it is moved.
    private var changes: [Int] = []
    /// By sum: by how much it does not come out.
    private var balances: [Int] = []
    private var open: [Int] = []
    private var moved: [Int] = []
    /// The fewest moves after which each state was met, by its mark.
    private var seen: [UInt64: Int] = [:]
    private var mark: UInt64 = 0

    /// Short ways first, for they are many and soon found; at last any.
    private static let passes = [(moves: 8, tries: 200), (moves: 16, tries: 400), (moves: Int.max, tries: Int.max)]
    /// In one table no more than two are open at a time.
    private static let mostOpen = 12

    /// - Returns: the numbers that differ in a second set in which `number` does; nil where none was found.
    mutating func alternative(for number: Int, in knowledge: ReaderKnowledge) -> [Int]? {
        changes = changes.count == knowledge.truths.count ? changes : Array(repeating: 0, count: knowledge.truths.count)
        balances = balances.count == knowledge.sums.count ? balances : Array(repeating: 0, count: knowledge.sums.count)
        for pass in Self.passes {
            for step in [1, -1] where knowledge.allows(step, of: number) {
                let isFound = run(from: number, step, in: knowledge, moves: pass.moves, tries: pass.tries)
                let differing = isFound ? moved : []
                clear(knowledge)
                if isFound { return differing }
            }
        }
        return nil
    }

    private mutating func clear(_ knowledge: ReaderKnowledge) {
        while let number = moved.last { move(number, -changes[number], in: knowledge) }
        seen.removeAll(keepingCapacity: true)
    }

    private mutating func run(
        from number: Int, _ step: Int, in knowledge: ReaderKnowledge, moves: Int, tries: Int
    ) -> Bool {
        move(number, step, in: knowledge)
        guard let first = nextSum(knowledge) else { return true }
        var repairs = [repair(first, knowledge)]
        var left = min(tries, knowledge.hasTies ? 1500 : 400 + 2 * knowledge.sums.count)
        while !repairs.isEmpty, left > 0 {
            guard advance(&repairs[repairs.count - 1], knowledge) else {
                repairs.removeLast()
                continue
            }
            guard let sum = nextSum(knowledge) else { return true }
            guard open.count <= Self.mostOpen, isNew(after: repairs.count, of: moves) else { continue }
            left -= 1
            repairs.append(repair(sum, knowledge))
        }
        return false
    }

    /// Whether it is worth going on from here: not where one has been before, by as short a way if ways are limited.
    private mutating func isNew(after count: Int, of moves: Int) -> Bool {
        let before = seen[mark]
        guard before == nil || (moves != Int.max && count < before ?? 0) else { return false }
        seen[mark] = count
        return count < moves
    }

    /// Ties first, for they leave least choice; else the sum that was upset last.
    private func nextSum(_ knowledge: ReaderKnowledge) -> Int? {
        open.last { knowledge.kinds[$0] == .tie } ?? open.last
    }

    // MARK: One sum after another

    /// A sum being put right, and how far the numbers that could do it have been tried.
    private struct Repair {
        let sum: Int
        /// The shortest sum that is open: what closes this one and upsets no other stands in it.
        let shortest: Int
        var next = 0
        var moved: Int?
    }

    private func repair(_ sum: Int, _ knowledge: ReaderKnowledge) -> Repair {
        if knowledge.kinds[sum] == .tie { return Repair(sum: sum, shortest: sum) }
        let shortest = open.min { knowledge.loose[$0].count < knowledge.loose[$1].count }
        return Repair(sum: sum, shortest: shortest ?? sum)
    }

    /// Takes back what was tried last and tries the next number: first those that upset no other sum, then the others.
    private mutating func advance(_ repair: inout Repair, _ knowledge: ReaderKnowledge) -> Bool {
        if let number = repair.moved { move(number, -changes[number], in: knowledge) }
        repair.moved = nil
        let (closing, others) = (knowledge.loose[repair.shortest], knowledge.loose[repair.sum])
        while repair.next < closing.count + others.count {
            let isClosing = repair.next < closing.count
            let number = isClosing ? closing[repair.next].number : others[repair.next - closing.count].number
            repair.next += 1
            guard changes[number] == 0, let step = step(of: number, for: repair.sum, knowledge) else { continue }
            guard !isClosing || upsetsNoLine(number, step, knowledge) else { continue }
            move(number, step, in: knowledge)
            repair.moved = number
            return true
        }
        return false
    }

    /// Which way a number has to move for the sum to come out better; nil where it may not, or is no part of the sum.
    private func step(of number: Int, for sum: Int, _ knowledge: ReaderKnowledge) -> Int? {
        guard let sign = knowledge.uses[number].first(where: { $0.sum == sum })?.sign else { return nil }
        let step = balances[sum] > 0 ? -sign : sign
        return knowledge.allows(step, of: number) ? step : nil
    }

    private func upsetsNoLine(_ number: Int, _ step: Int, _ knowledge: ReaderKnowledge) -> Bool {
        knowledge.uses[number].allSatisfy { knowledge.kinds[$0.sum] == .tie || balances[$0.sum] * step * $0.sign < 0 }
    }

    /// Moves a number that was where it is, or puts back the one that was moved last.
    private mutating func move(_ number: Int, _ step: Int, in knowledge: ReaderKnowledge) {
        changes[number] += step
        if changes[number] == 0 { moved.removeLast() } else { moved.append(number) }
        for use in knowledge.uses[number] {
            let before = balances[use.sum]
            let after = before + step * use.sign
            balances[use.sum] = after
            mark &+= UInt64(bitPattern: Int64(step * use.sign)) &* Self.scatter(use.sum)
            if before == 0 { open.append(use.sum) }
            if after == 0, let index = open.lastIndex(of: use.sum) { open.remove(at: index) }
        }
    }

    /// A number with no pattern for each sum, so that two states hardly ever get the same mark.
    private static func scatter(_ sum: Int) -> UInt64 {
        var mixed = (UInt64(truncatingIfNeeded: sum) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
