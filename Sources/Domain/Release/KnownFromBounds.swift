/// Narrows what each number may be until nothing more follows from any one sum: proof that a number is known.
///
/// What it finds known is known. What it does not find may be known still, from several sums together.
struct KnownFromBounds {
    private let knowledge: ReaderKnowledge
    private(set) var ranges: [ClosedRange<Int>]

    init(_ knowledge: ReaderKnowledge) {
        self.knowledge = knowledge
        ranges = knowledge.ranges
        var isWaiting = Array(repeating: true, count: knowledge.sums.count)
        for _ in 0..<Self.rounds {
            var isDone = true
            for sum in isWaiting.indices where isWaiting[sum] {
                isWaiting[sum] = false
                for number in narrow(sum) {
                    isDone = false
                    for use in knowledge.uses[number] { isWaiting[use.sum] = true }
                }
            }
            if isDone { return }
        }
    }

    /// Enough for what a person would work out; what takes longer is left to the search.
    private static let rounds = 40

    func isKnown(_ number: Int) -> Bool {
        ranges[number].lowerBound == ranges[number].upperBound
    }

    /// - Returns: the numbers of which less is possible than before.
    private mutating func narrow(_ sum: Int) -> [Int] {
        let terms = knowledge.sums[sum]
        var (least, most) = (0, 0)
        for term in terms {
            let bounds = signed(term)
            least += bounds.lowerBound
            most += bounds.upperBound
        }
        var narrowed: [Int] = []
        for term in terms where !isKnown(term.number) {
            let bounds = signed(term)
            let (low, high) = (-(most - bounds.upperBound), -(least - bounds.lowerBound))
            let range = term.sign > 0 ? low...high : -high ... -low
            let smaller = ranges[term.number].clamped(to: range)
            guard smaller != ranges[term.number] else { continue }
            ranges[term.number] = smaller
            narrowed.append(term.number)
            let after = signed(term)
            least += after.lowerBound - bounds.lowerBound
            most += after.upperBound - bounds.upperBound
        }
        return narrowed
    }

    private func signed(_ term: ReaderKnowledge.Term) -> ClosedRange<Int> {
        let range = ranges[term.number]
        return term.sign > 0 ? range : -range.upperBound ... -range.lowerBound
    }
}
