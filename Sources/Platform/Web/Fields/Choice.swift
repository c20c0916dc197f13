/// One of the answers of radios, checkboxes or a select.
package struct Choice: Sendable {
    package let value: String
    package let words: String
    package let isChosen: Bool
    package let hint: String?
    /// Asked only when this answer is chosen. A select does not show it.
    package let reveals: TextField?

    package init(
        _ value: String, _ words: String, isChosen: Bool, hint: String? = nil, reveals: TextField? = nil
    ) {
        self.value = value
        self.words = words
        self.isChosen = isChosen
        self.hint = hint
        self.reveals = reveals
    }
}

/// A choice with its place among the others, as radios and checkboxes show it.
package struct ChoiceItem: Sendable {
    package let id: String
    package let name: String
    package let value: String
    package let words: String
    package let isChosen: Bool
    package let hint: String?
    package let hintID: String?
    package let reveals: TextField?
    package let revealID: String?

    /// The first box has the id of the field, so that a link in the error summary leads to it.
    static func items(_ field: String, _ choices: [Choice]) -> [ChoiceItem] {
        choices.enumerated().map { index, choice in
            let id = index == 0 ? field : "\(field)-\(index + 1)"
            return ChoiceItem(
                id: id, name: field, value: choice.value, words: choice.words, isChosen: choice.isChosen,
                hint: choice.hint, hintID: choice.hint.map { _ in "\(id)-item-hint" },
                reveals: choice.reveals, revealID: choice.reveals.map { _ in "\(id)-more" })
        }
    }
}
