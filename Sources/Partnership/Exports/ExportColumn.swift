import Domain

/// A column of an export, as its dictionary describes it.
package struct ExportColumn: Sendable, Equatable {
    package enum Holds: Sendable, Equatable {
        case text
        /// Whole numbers, between these where they have bounds.
        case wholeNumber(least: Int? = nil, most: Int? = nil)
        case number(least: Double? = nil, most: Double? = nil)
        case day
        /// One of a few, each with what it means.
        case codes([Code])
        /// A number, or a symbol in its place.
        case numberOrSymbol
    }

    package struct Code: Sendable, Equatable {
        package let id: String
        package let words: String

        package init(_ id: String, _ words: String) {
            self.id = id
            self.words = words
        }
    }

    /// As it stands in the line of titles.
    package let name: String
    package let words: String
    package let holds: Holds
    /// Whether every row has something in it.
    package let isFilled: Bool

    package init(_ name: String, _ words: String, _ holds: Holds = .text, isFilled: Bool = false) {
        self.name = name
        self.words = words
        self.holds = holds
        self.isFilled = isFilled
    }

    var codes: [Code] {
        guard case .codes(let codes) = holds else { return [] }
        return codes
    }
}

extension ExportColumn.Holds {
    /// As the sheet of columns says it.
    var words: String {
        switch self {
        case .text: "text"
        case .wholeNumber: "whole number"
        case .number: "number"
        case .day: "day"
        case .codes: "code"
        case .numberOrSymbol: "number, or a symbol"
        }
    }

    var least: ExportCell {
        switch self {
        case .wholeNumber(let least, _): least.map { .number($0) } ?? .blank
        case .number(let least, _): least.map { .decimal($0) } ?? .blank
        default: .blank
        }
    }

    var most: ExportCell {
        switch self {
        case .wholeNumber(_, let most): most.map { .number($0) } ?? .blank
        case .number(_, let most): most.map { .decimal($0) } ?? .blank
        default: .blank
        }
    }
}
