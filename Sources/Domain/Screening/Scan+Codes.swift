/// Codes that mix letters and digits: pupil numbers, national insurance numbers, postcodes.
extension Scan {
    mutating func findCodes() {
        for index in tokens.indices where tokens[index].sort == .word && tokens[index].count <= 2 {
            guard index == 0 || !isJoined(index - 1) else { continue }
            if let last = upn(at: index) {
                mark(.upn, tokens[index].start..<tokens[last].end)
            } else if let last = nino(at: index) {
                mark(.nino, tokens[index].start..<tokens[last].end)
            } else if let last = postcode(at: index) {
                mark(.postcode, tokens[index].start..<tokens[last].end)
            }
        }
    }

    /// - Returns: The last token of a pupil number that begins here.
    private func upn(at index: Int) -> Int? {
        guard tokens[index].count == 1, isGap(after: index, of: " -", most: 1) else { return nil }
        let run = DigitRun(from: index + 1, in: self)
        let check = capitals(of: index)[0]
        if let stop = run.stops.first(where: { $0.count == 12 }), !isContinued(stop.token) {
            return UPN.isOne(check: check, digits: run.digits.prefix(12)) ? stop.token : nil
        }
        guard let stop = run.stops.first(where: { $0.count == 11 }), let last = letter(after: stop.token) else {
            return nil
        }
        return UPN.isOne(check: check, digits: run.digits.prefix(11), last: last) ? stop.token + 1 : nil
    }

    private func nino(at index: Int) -> Int? {
        guard tokens[index].count == 2, isGap(after: index, of: " -.\n"), NINO.isPrefix(capitals(of: index)) else {
            return nil
        }
        let isWord = tokens[index].letterCase == .lower && tokens[index].kinds.contains(.ordinary)
        guard isJoined(index) || !isWord else { return nil }
        let run = DigitRun(from: index + 1, in: self)
        guard let stop = run.stops.first(where: { $0.count == 6 }) else { return nil }
        if let last = letter(after: stop.token), NINO.isSuffix(last) { return stop.token + 1 }
        return isNear(.ninoCue, index, before: 6) && !isContinued(stop.token) ? stop.token : nil
    }

    /// A single letter after a number, joined to it or set apart by a little.
    private func letter(after index: Int) -> UInt8? {
        guard isGap(after: index, of: " -.\n", most: 2), let next = token(index + 1) else { return nil }
        guard next.sort == .word, next.count == 1, !isContinued(index + 1) else { return nil }
        return capitals(of: index + 1)[0]
    }

    private func isContinued(_ index: Int) -> Bool {
        guard isJoined(index), let next = token(index + 1) else { return false }
        return next.sort != .masked
    }

    private func postcode(at index: Int) -> Int? {
        guard tokens[index].kinds.contains(.postcodeArea), isJoined(index), tokens[index + 1].sort == .number else {
            return nil
        }
        let outward = index + 1
        if let last = compactPostcode(outward) { return last }
        guard tokens[outward].count <= 2 else { return nil }
        if let last = inward(after: outward) { return last }
        guard isJoined(outward), let extra = token(outward + 1), extra.sort == .word, extra.count == 1 else {
            return nil
        }
        return inward(after: outward + 1)
    }

    /// `SG138DE`: the last digit belongs to what follows.
    private func compactPostcode(_ outward: Int) -> Int? {
        guard (2...3).contains(tokens[outward].count), isJoined(outward) else { return nil }
        return isUnit(outward + 1) ? outward + 1 : nil
    }

    /// A digit and two letters.
    private func inward(after index: Int) -> Int? {
        guard isGap(after: index, of: " -\n"), let digit = token(index + 1) else { return nil }
        guard digit.sort == .number, digit.count == 1, isGap(after: index + 1, of: " ", most: 1) else { return nil }
        guard isUnit(index + 2) else { return nil }
        let isOrdinal = tokens[index + 2].letterCase == .lower && !isJoined(index) && isOrdinal(index + 2)
        return isOrdinal ? nil : index + 2
    }

    private func isUnit(_ index: Int) -> Bool {
        guard let unit = token(index), unit.sort == .word, unit.count == 2, !isContinued(index) else { return false }
        return capitals(of: index).allSatisfy { !"CIKMOV".utf8.contains($0) && $0 < 128 }
    }

    private func isOrdinal(_ index: Int) -> Bool {
        ["ST", "ND", "RD", "TH"].contains(String(decoding: capitals(of: index), as: UTF8.self))
    }

    func capitals(of index: Int) -> [UInt8] {
        text.bytes[tokens[index].range].map { $0 &- 97 < 26 ? $0 & 0xDF : $0 }
    }
}
