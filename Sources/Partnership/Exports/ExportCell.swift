import Documents
import Domain

/// What stands in one cell of an export.
package enum ExportCell: Sendable, Equatable {
    case text(String)
    case number(Int)
    case decimal(Double)
    /// A part of 1.
    case share(Double)
    case day(Day)
    case blank

    package static func text(_ words: String?) -> ExportCell {
        words.map { .text($0) } ?? .blank
    }
}

// The same cell in each format.
extension ExportCell {
    var csv: CSVCell {
        switch self {
        case .text(let words): .text(words)
        case .number(let number): .number(String(number))
        case .decimal(let number): .number(PlainNumber.text(number))
        case .share(let share): .number(PlainNumber.text(Self.rounded(share)))
        case .day(let day): .text(day.iso)
        case .blank: .text("")
        }
    }

    var json: JSONValue {
        switch self {
        case .text(let words): .text(words)
        case .number(let number): .integer(number)
        case .decimal(let number): Int(exactly: number).map { .integer($0) } ?? .number(number)
        case .share(let share): .number(Self.rounded(share))
        case .day(let day): .text(day.iso)
        case .blank: .null
        }
    }

    var xlsx: XLSXCell {
        switch self {
        case .text(let words): .text(words)
        case .number(let number): .number(Double(number))
        case .decimal(let number): .number(number)
        case .share(let share): .share(Self.rounded(share))
        case .day(let day): .day(day.number)
        case .blank: .blank
        }
    }

    /// To a hundredth of a per cent.
    private static func rounded(_ share: Double) -> Double {
        (share * 10_000).rounded() / 10_000
    }
}
