/// Telephone numbers and NHS numbers: digits in groups, set apart in many ways.
extension Scan {
    mutating func findNumbers() {
        var index = 0
        while index < tokens.count {
            guard tokens[index].sort == .number else {
                index += 1
                continue
            }
            let run = DigitRun(from: index, in: self)
            if let last = publicNumber(run) {
                index = last + 1
            } else if let (kind, last) = number(run) {
                mark(kind, start(of: run, as: kind)..<tokens[last].end)
                index = last + 1
            } else {
                index += 1
            }
        }
    }

    private func publicNumber(_ run: DigitRun) -> Int? {
        run.stops.last { lists.publicContacts.contains(run.text(to: $0.count)) }?.token
    }

    private func number(_ run: DigitRun) -> (IdentifierKind, last: Int)? {
        if let stop = run.stops.first(where: { $0.count == 10 }), run.digits.first != 0,
            NHSNumber.isOne(run.digits.prefix(10))
        {
            return (.nhsNumber, stop.token)
        }
        return run.stops.last { isPhone(run, to: $0) }.map { (.phone, $0.token) }
    }

    private func isPhone(_ run: DigitRun, to stop: DigitRun.Stop) -> Bool {
        let digits = run.digits.prefix(stop.count)
        let isCalled = isNear(.phoneCue, run.first, before: 5)
        if isReference(run.first), !isCalled { return false }
        let hasPlus = byte(at: tokens[run.first].start - 1) == UInt8(ascii: "+")
        if hasPlus || run.hasPhoneShape(to: stop), PhoneNumber.isOne(digits, hasPlus: hasPlus) { return true }
        guard run.isWhole(to: stop) else { return false }
        if stop.count == 10, digits.first == 7 { return isCalled || isNear(.number, run.first, before: 3) }
        return isCalled && isLocal(run, to: stop)
    }

    /// "Case number 01234567890"
    private func isReference(_ index: Int) -> Bool {
        var place = index
        while place > max(0, index - 3),
            !gap(after: place - 1).contains(where: { "?!\n".utf8.contains(text.bytes[$0]) })
        {
            place -= 1
            if tokens[place].kinds.contains(.referenceCue) { return true }
        }
        return false
    }

    /// Six to eight digits after "my phone is".
    private func isLocal(_ run: DigitRun, to stop: DigitRun.Stop) -> Bool {
        (6...8).contains(stop.count) && isNear(.phoneCue, run.first, before: 3) && run.longestGroup >= 3
            && run.digits.first != 0 && !run.isDate
    }

    /// With the plus or the bracket that a telephone number opens with.
    private func start(of run: DigitRun, as kind: IdentifierKind) -> Int {
        var start = tokens[run.first].start
        guard kind == .phone else { return start }
        if byte(at: start - 1) == UInt8(ascii: "(") { start -= 1 }
        if byte(at: start - 1) == UInt8(ascii: "+") { start -= 1 }
        return start
    }
}

/// Groups of digits one after another, with nothing between them but spaces, hyphens, dots and brackets.
struct DigitRun {
    struct Stop {
        /// Digits up to here.
        let count: Int
        /// Index of the token that ends here.
        let token: Int
    }

    let first: Int
    private(set) var digits: ArraySlice<Int> = []
    /// After each group.
    private(set) var stops: [Stop] = []
    private var groups: [Int] = []

    private static let mostDigits = 16

    init(from first: Int, in scan: Scan) {
        self.first = first
        var index = first
        while let token = scan.token(index), token.sort == .number {
            guard digits.count + token.count <= Self.mostDigits else { break }
            digits += token.range.map { Int(scan.text.bytes[$0]) - 48 }
            groups.append(token.count)
            stops.append(Stop(count: digits.count, token: index))
            guard scan.isGap(after: index, of: " -.()\n") else { break }
            index += 1
        }
    }

    var longestGroup: Int { groups.max() ?? 0 }

    /// 3/5/2011 with hyphens or dots instead.
    var isDate: Bool { groups.count >= 3 && groups[0] <= 2 && groups[1] <= 2 }

    func text(to count: Int) -> String {
        digits.prefix(count).map(String.init).joined()
    }

    func isWhole(to stop: Stop) -> Bool { stop.count == digits.count }

    /// A code of three digits or more comes first, or a country's; only a mobile's is also cut after `07`.
    func hasPhoneShape(to stop: Stop) -> Bool {
        guard let first = groups.first else { return false }
        let used = groups.prefix(stops.firstIndex { $0.count == stop.count }.map { $0 + 1 } ?? 0)
        guard used.count <= 6 else { return true }
        if first >= 3 || digits.starts(with: [4, 4]) || digits.starts(with: [0, 0]) { return true }
        return digits.starts(with: [0, 7]) && first == 2 && used.dropFirst().allSatisfy { $0 >= 3 }
    }
}
