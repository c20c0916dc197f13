/// One line to type in, with everything the page needs to say about it.
package struct TextField: Sendable {
    package let id: String
    package let label: String
    package let value: String
    package let problem: String?
    package let hint: String?
    package let type: String
    package let autocomplete: String
    package let inputMode: String?
    package let widthClass: String?
    /// What stands behind the box: "hours".
    package let unit: String?
    /// Names and addresses are not misspelt words.
    package let isSpellchecked: Bool
    package let describedBy: String?

    /// - Parameters:
    ///   - problem: what is wrong and how to put it right, shown above the box.
    ///   - type: the HTML input type. A number is better typed as text with an `inputMode` of `numeric`.
    ///   - width: how many characters the box has room for. Nil fills the line.
    package init(
        _ id: String, _ label: String, _ value: String?, _ problem: String?, hint: String? = nil,
        type: String = "text", autocomplete: String = "off", inputMode: String? = nil, width: Int? = nil,
        unit: String? = nil
    ) {
        self.id = id
        self.label = label
        self.value = value ?? ""
        self.problem = problem
        self.hint = hint
        self.type = type
        self.autocomplete = autocomplete
        self.inputMode = inputMode
        widthClass = width.map(Self.widthClass)
        self.unit = unit
        isSpellchecked = type == "text" && inputMode == nil && autocomplete == "off"
        let words = FieldWords.describedBy(id, hint: hint, problem: problem)
        let ids = [words, unit.map { _ in "\(id)-unit" }].compactMap(\.self)
        describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// The style sheet knows these widths only; the next wider one is taken.
    private static func widthClass(_ width: Int) -> String {
        let widths = [2, 3, 4, 5, 10, 20, 30]
        return "nhsuk-input--width-\(widths.first { $0 >= width } ?? 30)"
    }
}

/// What connects a field to the words around it.
enum FieldWords {
    /// The ids of the hint and of the problem, for `aria-describedby`.
    static func describedBy(_ id: String, hint: String?, problem: String?) -> String? {
        let ids = [hint.map { _ in "\(id)-hint" }, problem.map { _ in "\(id)-error" }].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
