/// Why a file was not taken. Rows are numbered as a spreadsheet numbers them: the header line is 1.
package enum CSVRefusal: Error, Equatable, Sendable {
    case empty
    case noRows
    case nullCharacter(row: Int)
    /// - Parameter offset: Of the first byte that cannot be read, counted from 0.
    case unknownEncoding(offset: Int)
    case duplicateHeader(String)
    case missingColumns([String])
    case ragged(row: Int, expected: Int, found: Int)
    case unclosedQuote(row: Int)
    case textAfterQuote(row: Int)
    case tooManyRows(limit: Int)
    /// - Parameters:
    ///   - column: The name in the header line, or the number of a column that has none.
    ///   - limit: In bytes of UTF-8.
    case cellTooLong(row: Int, column: String, limit: Int)
}

extension CSVRefusal {
    /// The row at fault, for a report that lists rows.
    package var row: Int? {
        switch self {
        case .nullCharacter(let row), .unclosedQuote(let row), .textAfterQuote(let row): row
        case .ragged(let row, _, _), .cellTooLong(let row, _, _): row
        case .duplicateHeader: 1
        case .empty, .noRows, .unknownEncoding, .missingColumns, .tooManyRows: nil
        }
    }

    /// The column at fault, when there is exactly one.
    package var column: String? {
        switch self {
        case .duplicateHeader(let name): name
        case .missingColumns(let names): names.count == 1 ? names.first : nil
        case .cellTooLong(_, let column, _): column
        default: nil
        }
    }

    /// What is wrong and what to do about it.
    package var message: String {
        switch self {
        case .empty: "The file is empty. Choose a CSV file with a header line and at least one row"
        case .noRows: "The file has a header line but no rows. Add a row below the header line"
        case .duplicateHeader(let name):
            "The header line has more than one column named “\(name)”. Rename or remove one of them"
        case .missingColumns(let names): Self.missing(names)
        case .tooManyRows(let limit):
            "The file has more than \(limit.grouped) rows. Split it into smaller files"
        case .nullCharacter, .unknownEncoding: encodingMessage
        case .ragged, .unclosedQuote, .textAfterQuote, .cellTooLong: rowMessage
        }
    }

    private var encodingMessage: String {
        let remedy = "Save it again from your spreadsheet as “CSV UTF-8”"
        return switch self {
        case .nullCharacter(let row): "Row \(row) holds a null character, so this is not a CSV file. \(remedy)"
        case .unknownEncoding(let offset):
            "The file is not text: the byte at \(offset.grouped) stands for no character. \(remedy)"
        default: ""
        }
    }

    private var rowMessage: String {
        switch self {
        case .ragged(let row, let expected, let found):
            "Row \(row) has \(Self.cells(found)) but the header line has \(expected). "
                + "Check it for a missing or extra separator, or for text that needs quotation marks"
        case .unclosedQuote(let row):
            "Row \(row) opens a quotation mark that is never closed. Close it, or double it if it is part of the text"
        case .textAfterQuote(let row):
            "Row \(row) has text after a closing quotation mark. Double quotation marks that are part of the text"
        case .cellTooLong(let row, let column, let limit):
            "Row \(row) has more than \(limit.grouped) bytes in “\(column)”. "
                + "Shorten the text, or check for a quotation mark that is never closed"
        default: ""
        }
    }

    private static func missing(_ names: [String]) -> String {
        let quoted = names.map { "“\($0)”" }
        guard let last = quoted.last, quoted.count > 1 else {
            return "The file has no column named \(quoted.joined()). Add it to the header line"
        }
        return "The file has no columns named \(quoted.dropLast().joined(separator: ", ")) and \(last). "
            + "Add them to the header line"
    }

    private static func cells(_ count: Int) -> String {
        count == 1 ? "1 cell" : "\(count) cells"
    }
}
