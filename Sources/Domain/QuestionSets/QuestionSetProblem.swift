/// One thing that is wrong with a question set, and where.
package struct QuestionSetProblem: UserFacing, Hashable {
    /// Where in a set something stands. All nil is the set as a whole.
    package struct Place: Hashable, Sendable {
        package let page: String?
        package let question: String?
        /// What of it: "shown-when", "choice too-long".
        package let part: String?
        /// The character in that part, counted from 1.
        package let column: Int?

        package init(page: String? = nil, question: String? = nil, part: String? = nil, column: Int? = nil) {
            self.page = page
            self.question = question
            self.part = part
            self.column = column
        }

        /// "page about-you, question district, shown-when, column 5"
        package var words: String {
            let pieces = [
                page.map { "page \($0.prefix(60))" }, question.map { "question \($0.prefix(60))" }, part,
                column.map { "column \($0)" },
            ]
            return pieces.compactMap(\.self).joined(separator: ", ")
        }
    }

    package let place: Place
    /// What is wrong, without the place.
    package let reason: String

    package init(_ place: Place, _ reason: String) {
        self.place = place
        self.reason = reason
    }

    package var message: String {
        let words = place.words
        return words.isEmpty ? reason : "\(words.prefix(1).uppercased())\(words.dropFirst()): \(reason)"
    }
}
