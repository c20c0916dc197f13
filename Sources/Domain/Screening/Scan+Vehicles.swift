/// Vehicle marks: current (`AB12 CDE`), prefix (`P123 ABC`), suffix (`ABC 123D`), and Northern Irish (`ABZ 1234`).
///
/// The older ones look like room numbers and years of school, so they need a word such as "car" or "reg" nearby,
/// or three digits and capitals.
///
/// Source: DVLA, *INF104 Vehicle registration numbers and number plates*.
extension Scan {
    mutating func findVehicles() {
        var index = 0
        while index < tokens.count {
            if tokens[index].count <= 3, index == 0 || !isJoined(index - 1), let last = vehicle(at: index) {
                mark(.vehicle, tokens[index].start..<tokens[last].end)
                index = last
            }
            index += 1
        }
    }

    private func vehicle(at index: Int) -> Int? {
        guard tokens[index].sort == .word, isGap(after: index, of: " -\n", most: 1) else { return nil }
        guard let digits = token(index + 1), digits.sort == .number, digits.count <= 4 else { return nil }
        let isCued = isNear(.vehicleCue, index, before: 8, after: 8)
        switch tokens[index].count {
        case 2 where digits.count == 2: return current(at: index, isCued: isCued)
        case 1 where digits.count <= 3: return prefix(at: index, isCued: isCued)
        case 3 where digits.count <= 3: return suffix(at: index, isCued: isCued) ?? irish(at: index, isCued: isCued)
        case 2, 3: return irish(at: index, isCued: isCued)
        default: return nil
        }
    }

    private func current(at index: Int, isCued: Bool) -> Int? {
        guard isJoined(index) || isCued, let last = letters(3, after: index + 1) else { return nil }
        guard capitals(of: index).allSatisfy({ !"IQ".utf8.contains($0) }) else { return nil }
        let age = number(of: index + 1) % 50
        guard (1...30).contains(age), !isSentence(index, last) else { return nil }
        return isCued || isPlate(index, last) ? last : nil
    }

    /// `CG89 was`
    private func isSentence(_ first: Int, _ last: Int) -> Bool {
        tokens[first].isCapitalised && !tokens[last].isCapitalised && tokens[last].kinds.contains(.ordinary)
            && !isJoined(last - 1)
    }

    private func prefix(at index: Int, isCued: Bool) -> Int? {
        guard isJoined(index), !"IOQUZ".utf8.contains(capitals(of: index)[0]) else { return nil }
        guard let last = letters(3, after: index + 1) else { return nil }
        let isSchoolYear = capitals(of: index)[0] == UInt8(ascii: "Y") && number(of: index + 1) <= 14
        if isSchoolYear, !isCued { return nil }
        return isCued || tokens[index + 1].count == 3 && isPlate(index, last) ? last : nil
    }

    private func suffix(at index: Int, isCued: Bool) -> Int? {
        guard isJoined(index + 1), let last = letters(1, after: index + 1) else { return nil }
        guard !"IOQUZ".utf8.contains(capitals(of: last)[0]) else { return nil }
        return isCued || tokens[index + 1].count == 3 && isPlate(index, index) ? last : nil
    }

    private func irish(at index: Int, isCued: Bool) -> Int? {
        let hasMark = capitals(of: index).contains { "IZ".utf8.contains($0) }
        let isUpper = tokens[index].letterCase == .upper
        return isCued && hasMark && isUpper && !tokens[index].kinds.contains(.notName) ? index + 1 : nil
    }

    /// Written as a plate is: in capitals, or in letters that are no word.
    private func isPlate(_ first: Int, _ last: Int) -> Bool {
        if tokens[first].letterCase == .upper || tokens[first].isCapitalised && tokens[first].count == 1 {
            return tokens[last].letterCase == .upper && !tokens[last].kinds.contains(.notName)
                && (isJoined(last - 1) || !tokens[last].kinds.contains(.ordinary))
        }
        return !tokens[last].isCapitalised && tokens[last].kinds.isDisjoint(with: [.ordinary, .notName])
    }

    /// A word of that many letters close after a number.
    private func letters(_ count: Int, after index: Int) -> Int? {
        guard isGap(after: index, of: " -\n", most: 1), let word = token(index + 1) else { return nil }
        guard word.sort == .word, word.count == count, !isJoined(index + 1) else { return nil }
        return capitals(of: index + 1).allSatisfy { $0 < 128 } ? index + 1 : nil
    }

    func number(of index: Int) -> Int {
        tokens[index].range.prefix(9).reduce(0) { $0 * 10 + Int(text.bytes[$1]) - 48 }
    }
}
