/// What a file did to the records, or would do: the same for contacts, schools and comments.
///
/// When anything is rejected nothing is changed, so `added` and `updated` then say what would have been.
package struct ImportReport: Sendable, Equatable {
    /// One thing in one row that can not be taken.
    package struct Rejection: Error, Sendable, Equatable {
        /// Counted as a spreadsheet counts: the header is row 1. 0 is the file as a whole.
        package let row: Int
        /// The column's name as it stands in the file, or empty for the row as a whole.
        package let column: String
        package let reason: String

        package init(row: Int, column: String, reason: String) {
            self.row = row
            self.column = column
            self.reason = reason
        }

        /// "Row 12, email: Email address must be like name@example.org"
        package var words: String {
            let place = [row > 0 ? "row \(row)" : "", column].filter { !$0.isEmpty }.joined(separator: ", ")
            return place.isEmpty ? reason : "\(place.prefix(1).uppercased())\(place.dropFirst()): \(reason)"
        }
    }

    package var added: Int
    package var updated: Int
    package var unchanged: Int
    package var rejected: [Rejection]

    package init(added: Int = 0, updated: Int = 0, unchanged: Int = 0, rejected: [Rejection] = []) {
        self.added = added
        self.updated = updated
        self.unchanged = unchanged
        self.rejected = rejected
    }

    package var isAccepted: Bool { rejected.isEmpty }

    /// Whether there is anything to do: a file that is kept already, word for word, is accepted and changes nothing.
    package var hasWork: Bool { isAccepted && added + updated > 0 }
}
