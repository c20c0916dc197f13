import Domain

/// A cell of pairs: `start=0 end=10 step=1`.
struct XLSFormParameters {
    private var values: [String: String] = [:]
    private let row: XLSFormRow
    private let column: String
    private let findings: XLSFormFindings

    init(_ row: XLSFormRow, _ column: String, _ findings: XLSFormFindings) {
        (self.row, self.column, self.findings) = (row, column, findings)
        // A list within a value is separated by commas, so only XLSForm's own column may use them between pairs.
        let isOwn = column.hasPrefix("sightline")
        for pair in row[column].split(whereSeparator: { $0.isWhitespace || (!isOwn && ($0 == "," || $0 == ";")) }) {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                findings.refuse(row, column, "“\(pair.prefix(60))” is not a pair such as start=0")
                continue
            }
            values[sides[0].lowercased()] = sides[1]
        }
    }

    var isEmpty: Bool { values.isEmpty }

    mutating func take(_ key: String) -> String? { values.removeValue(forKey: key) }

    mutating func number(_ key: String) -> Double? {
        guard let words = take(key) else { return nil }
        guard let number = PlainNumber.read(words) else { return refuse(key, words, "a number") }
        return number
    }

    mutating func whole(_ key: String) -> Int? {
        guard let words = take(key) else { return nil }
        guard let number = Int(words) else { return refuse(key, words, "a whole number") }
        return number
    }

    mutating func day(_ key: String) -> DayBound? {
        guard let words = take(key) else { return nil }
        guard let day = DayBound(text: words) else { return refuse(key, words, "a day such as 2026-09-01 or today-30") }
        return day
    }

    mutating func flag(_ key: String, unless: Bool) -> Bool {
        guard let words = take(key) else { return unless }
        guard let flag = ["yes": true, "no": false][words] else { return refuse(key, words, "yes or no") ?? unless }
        return flag
    }

    mutating func list(_ key: String) -> [String]? {
        take(key)?.split(separator: ",").map(String.init)
    }

    private func refuse<Value>(_ key: String, _ words: String, _ wanted: String) -> Value? {
        findings.refuse(row, column, "\(key) has to be \(wanted), not “\(words.prefix(60))”")
        return nil
    }

    /// Says what nobody asked for.
    func finish() {
        for key in values.keys.sorted() { findings.refuse(row, column, "\(key.prefix(60)) can not be held") }
    }
}
