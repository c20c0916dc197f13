/// Dates of birth. A date of a meeting is none, so a date counts only
///
/// - near a word of birth: `dob 3/5/11`, `born on 3 May 2011`, `birthday is the 3rd of May`; or
/// - right after a name, as in `[name], 03/05/2011` or `[name] (3.5.2011)`; or
/// - beside an age: `aged 13, 3/5/2011`; or
/// - when the same date was found to be one elsewhere in the text.
extension Scan {
    mutating func findBirthDates() {
        var index = 0
        while index < tokens.count {
            if let date = date(at: index), isBirthDate(date, from: index) {
                mark(.birthDate, tokens[index].start..<tokens[date.last].end)
                index = date.last
            }
            index += 1
        }
    }

    private struct FoundDate {
        let last: Int
        /// Nil where none was written.
        let year: Int?
        let isCompact: Bool
    }

    private func isBirthDate(_ date: FoundDate, from first: Int) -> Bool {
        if date.isCompact { return isNear(.birth, first, before: 4) }
        let isBorn = isNear(.birth, first, before: 7) || isNear(.birth, date.last, before: 0, after: 3)
        guard let year = date.year else { return isBorn && isNear(.birth, first, before: 4) }
        guard (0...99).contains(year) || (1915...2035).contains(year) else { return false }
        if isBorn || isKnown(.birthDate, tokens[first].start..<tokens[date.last].end) { return true }
        return isAfterName(first) || isNear(.age, first, before: 4) || isNear(.age, date.last, before: 0, after: 3)
    }

    /// `[name], 3/5/2011` or `[name] (3/5/2011)`, but not `[name] on 3/5/2011`.
    private func isAfterName(_ index: Int) -> Bool {
        guard index > 0, tokens[index - 1].sort == .masked else { return false }
        return tokens[index - 1].hash == UInt64(IdentifierKind.name.opaque)
            && isGap(after: index - 1, of: " ,(-:[", most: 4)
    }

    private func date(at index: Int) -> FoundDate? {
        if tokens[index].sort == .number {
            guard index == 0 || !isJoined(index - 1) else { return nil }
            return inDigits(at: index) ?? dayFirst(at: index)
        }
        return tokens[index].kinds.contains(.month) ? monthFirst(at: index) : nil
    }

    /// `3/5/2011`, `03.05.11`, `2011-05-03`, `03052011`
    private func inDigits(at index: Int) -> FoundDate? {
        let count = tokens[index].count
        if count == 8 || count == 6, isDay(number(of: index) / (count == 8 ? 1_000_000 : 10_000)) {
            return FoundDate(last: index, year: nil, isCompact: true)
        }
        guard isDatePart(index, after: index), isDatePart(index + 1, after: index), count <= 4 else { return nil }
        let parts = (index...index + 2).map(number(of:))
        let counts = (index...index + 2).map { tokens[$0].count }
        guard counts[1] <= 2, !isDigitNext(index + 2) else { return nil }
        if counts[0] == 4, isMonth(parts[1]), isDay(parts[2]) {
            return FoundDate(last: index + 2, year: parts[0], isCompact: false)
        }
        let isReal = isDay(parts[0]) && isMonth(parts[1]) || isMonth(parts[0]) && isDay(parts[1])
        guard isReal, counts[0] <= 2, [2, 4].contains(counts[2]) else { return nil }
        return FoundDate(last: index + 2, year: parts[2], isCompact: false)
    }

    /// Whether a separator of dates and another number follow; the same separator as after `first`.
    private func isDatePart(_ index: Int, after first: Int) -> Bool {
        guard isGap(after: index, of: "/-. ", most: 3), let next = token(index + 1), next.sort == .number else {
            return false
        }
        return next.count <= 4
    }

    private func isDigitNext(_ index: Int) -> Bool {
        isGap(after: index, of: "/-.", most: 1) && token(index + 1)?.sort == .number
    }

    /// `3 May 2011`, `3rd of May '11`, `3rd May`
    private func dayFirst(at index: Int) -> FoundDate? {
        guard tokens[index].count <= 2, isDay(number(of: index)) else { return nil }
        var month = index + 1
        if let word = token(month), isJoined(index), word.count == 2 { month += 1 }
        if isWord(month, "of") { month += 1 }
        guard let word = token(month), word.kinds.contains(.month), month > index else { return nil }
        guard (index..<month).allSatisfy({ isGap(after: $0, of: " -/.,\n") }) else { return nil }
        return year(after: month) ?? FoundDate(last: month, year: nil, isCompact: false)
    }

    /// `May 3rd, 2011`, `May 3`
    private func monthFirst(at index: Int) -> FoundDate? {
        guard isGap(after: index, of: " -/.,"), let day = token(index + 1), day.sort == .number, day.count <= 2 else {
            return nil
        }
        guard isDay(number(of: index + 1)) else { return nil }
        var last = index + 1
        if isJoined(last), let word = token(last + 1), word.sort == .word, word.count == 2 { last += 1 }
        return year(after: last) ?? FoundDate(last: last, year: nil, isCompact: false)
    }

    private func year(after index: Int) -> FoundDate? {
        guard isGap(after: index, of: " -/.,'\n"), let year = token(index + 1), year.sort == .number else { return nil }
        guard [2, 4].contains(year.count), !isJoined(index + 1) || token(index + 2)?.sort == .masked else { return nil }
        return FoundDate(last: index + 1, year: number(of: index + 1), isCompact: false)
    }

    private func isDay(_ number: Int) -> Bool { (1...31).contains(number) }
    private func isMonth(_ number: Int) -> Bool { (1...12).contains(number) }
}
