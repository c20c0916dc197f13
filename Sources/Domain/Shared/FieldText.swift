/// One line of words, such as a title or a name: not empty, and no longer than it should be.
///
/// Problems name the field, so a form says "Enter a title" rather than "Enter a value".
package struct FieldText: Sendable {
    package let name: String
    package let most: Int

    /// Bytes a character may take, on average: a family of four emoji takes 25, and an accent can be added to a letter
    /// a hundred thousand times without making it two.
    private static let mostBytes = 32

    /// - Parameters:
    ///   - name: the field with its article, as in "Enter a title".
    ///   - most: how many characters it may have.
    package init(_ name: String, most: Int = 200) {
        self.name = name
        self.most = most
    }

    package func read(_ text: String?) throws(TextProblem) -> String {
        guard let found = try readOptional(text) else { throw TextProblem("Enter \(name)") }
        return found
    }

    package func readOptional(_ text: String?) throws(TextProblem) -> String? {
        let trimmed = (text ?? "").trimmed
        guard !trimmed.isEmpty else { return nil }
        guard trimmed.count <= most else {
            throw TextProblem("\(name.withoutArticle) must be \(most) characters or fewer. It has \(trimmed.count)")
        }
        guard trimmed.utf8.count <= most * Self.mostBytes else {
            throw TextProblem("\(name.withoutArticle) has more accents and joiners than any writing needs")
        }
        guard !trimmed.unicodeScalars.contains("\0") else {
            throw TextProblem("\(name.withoutArticle) must not contain a null character")
        }
        return trimmed
    }
}

extension String {
    /// "a title" becomes "Title".
    fileprivate var withoutArticle: String {
        let words = split(separator: " ", maxSplits: 1).map(String.init)
        let bare = words.count == 2 && ["a", "an", "the"].contains(words[0]) ? words[1] : self
        return bare.prefix(1).uppercased() + bare.dropFirst()
    }
}
