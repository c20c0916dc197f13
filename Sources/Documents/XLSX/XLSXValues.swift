/// A cell as the file has it.
struct XLSXRawCell {
    var place: XLSXPlace
    /// `s` for a shared string, `inlineStr`, `str` for a formula's text, `b`, `e`, `d`; `n` when not said.
    var type: String
    var style: Int
    var number = ""
    var runs = XLSXRuns()
    var hasFormula = false
}

/// Gives cells their meaning, from what is shared by all sheets.
struct XLSXValues {
    let strings: [String]
    let styles: XLSXStyles
    let countsFrom1904: Bool

    /// - Returns: nil for what no spreadsheet writes.
    func value(of cell: consuming XLSXRawCell) -> XLSXValue? {
        if cell.type == "inlineStr" { return Self.text(cell.runs.taken()) }
        let words = cell.number
        guard !words.isEmpty else { return cell.hasFormula ? .formula : .blank }
        return switch cell.type {
        case "s": Int(words).flatMap { strings.indices.contains($0) ? Self.text(strings[$0]) : nil }
        case "str": Self.text(XLSXText.read(words))
        case "b": ["1": true, "0": false, "true": true, "false": false][words].map(XLSXValue.boolean)
        case "e": .error(words)
        case "d": Self.moment(words) ?? .text(words)
        case "n": number(words, style: cell.style)
        default: nil
        }
    }

    private static func text(_ text: String) -> XLSXValue {
        text.isEmpty ? .blank : .text(text)
    }

    private func number(_ words: String, style: Int) -> XLSXValue? {
        guard let number = Double(words), number.isFinite else { return nil }
        guard styles.showsDate(style), (0..<2_958_466).contains(number) else { return .number(number) }
        let seconds = Int((number * 86_400).rounded())
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        if number < 1 { return .moment(day: nil, second: second) }
        let days = XLSXDay.days(ofSerial: day, from1904: countsFrom1904)
        return .moment(day: days, second: second == 0 ? nil : second)
    }

    /// Reads `2026-09-01` with or without `T09:30:00`.
    private static func moment(_ words: String) -> XLSXValue? {
        let pattern = /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?/
        guard let match = words.wholeMatch(of: pattern), let year = Int(match.1), let month = Int(match.2),
            let day = Int(match.3), let days = XLSXDay.days(year: year, month: month, day: day)
        else { return nil }
        let parts = [match.4, match.5, match.6].map { $0.flatMap { Int($0) } ?? 0 }
        let second = parts.reduce(0) { $0 * 60 + $1 }
        return .moment(day: days, second: second == 0 ? nil : second)
    }
}
