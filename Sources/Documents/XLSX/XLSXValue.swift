/// What stands in a cell that was read.
package enum XLSXValue: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    /// - Parameters:
    ///   - day: Days since 1970-01-01; nil for a time without a day.
    ///   - second: Since midnight; nil for a day without a time.
    case moment(day: Int?, second: Int?)
    case boolean(Bool)
    /// Such as `#N/A`.
    case error(String)
    /// A formula that was never worked out by a spreadsheet, so the file has no value for it.
    case formula

    /// As somebody would type it: `3` rather than `3.0`, `2026-09-01`, `TRUE`.
    package var words: String {
        switch self {
        case .blank, .formula: ""
        case .text(let text): text
        case .number(let number): Self.words(number)
        case .moment(let day, let second): Self.words(day, second)
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .error(let code): code
        }
    }

    private static func words(_ number: Double) -> String {
        guard let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 else { return "\(number)" }
        return "\(whole)"
    }

    private static func words(_ day: Int?, _ second: Int?) -> String {
        let time = second.map { second in
            [second / 3_600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
                .joined(separator: ":")
        }
        return [day.map(XLSXDay.words), time].compactMap(\.self).joined(separator: "T")
    }
}
