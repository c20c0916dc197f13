/// Keeps a spreadsheet from taking a cell's text for a formula, by an apostrophe before it.
///
/// Text that already looks so treated gets one more, so that taking one off always restores what was there.
package enum SpreadsheetSafe {
    package static func made(_ text: String) -> String {
        isActive(afterApostrophes: text) ? "'" + text : text
    }

    package static func unmade(_ text: String) -> String {
        guard text.utf8.first == apostrophe, isActive(afterApostrophes: text) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    /// Looks at bytes: as a `Character`, `=` with an accent over it would no longer equal `=`.
    private static func isActive(afterApostrophes text: String) -> Bool {
        switch text.utf8.first(where: { $0 != apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static let apostrophe = UInt8(ascii: "'")
}
