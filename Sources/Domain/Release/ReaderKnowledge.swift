/// What a reader has in hand against hidden numbers: what each number may be, and which of them add up.
///
/// Every sum is `Σ sign × number = 0`; totals are numbers like others. The true numbers always fit.
struct ReaderKnowledge {
    struct Term {
        let number: Int
        let sign: Int
    }

    /// What a sum is to the table to come: one of its lines, a line of a table that is out, or a tie between numbers.
    enum Kind: Equatable {
        case line(Int)
        case earlierLine
        case tie
    }

    private(set) var truths: [Int] = []
    private(set) var ranges: [ClosedRange<Int>] = []
    private(set) var sums: [[Term]] = []
    private(set) var kinds: [Kind] = []
    /// For each number, the sums it stands in, with its sign there.
    private(set) var uses: [[(sum: Int, sign: Int)]] = []
    /// For each sum, those of its terms that may be more than one number; its total first, for it makes ways short.
    private(set) var loose: [[Term]] = []

    mutating func addNumber(_ truth: Int, within range: ClosedRange<Int>) -> Int {
        truths.append(truth)
        ranges.append(range)
        uses.append([])
        return truths.count - 1
    }

    private(set) var hasTies = false

    mutating func addSum(_ plus: [Int], minus: [Int], _ kind: Kind) {
        let terms = plus.map { Term(number: $0, sign: 1) } + minus.map { Term(number: $0, sign: -1) }
        for term in terms { uses[term.number].append((sums.count, term.sign)) }
        sums.append(terms)
        kinds.append(kind)
        if kind == .tie { hasTies = true }
        loose.append(terms.reversed().filter { isLoose($0.number) })
    }

    func isLoose(_ number: Int) -> Bool {
        ranges[number].lowerBound < ranges[number].upperBound
    }

    /// Whether a number may be one more (`step` 1) or one less (`step` -1) than it is.
    func allows(_ step: Int, of number: Int) -> Bool {
        ranges[number].contains(truths[number] + step)
    }

    /// From now on a reader knows less of a number.
    mutating func widen(_ number: Int, to range: ClosedRange<Int>) {
        let wasLoose = isLoose(number)
        ranges[number] = range
        guard !wasLoose, isLoose(number) else { return }
        for use in uses[number] {
            let term = Term(number: number, sign: use.sign)
            loose[use.sum].insert(term, at: term.sign < 0 ? 0 : loose[use.sum].count)
        }
    }

    /// The numbers that have to be what they are within this sum alone, whichever way the others may move by one.
    func stuckNumbers(in sum: Int) -> [Int] {
        let terms = loose[sum]
        let risers = terms.count { allows($0.sign, of: $0.number) }
        let fallers = terms.count { allows(-$0.sign, of: $0.number) }
        return terms.filter { term in
            let (rises, falls) = (allows(term.sign, of: term.number), allows(-term.sign, of: term.number))
            return !(rises && fallers > (falls ? 1 : 0)) && !(falls && risers > (rises ? 1 : 0))
        }
        .map(\.number)
    }
}
