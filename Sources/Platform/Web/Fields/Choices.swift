/// One answer out of a few.
package struct Radios: Sendable {
    package let id: String
    package let legend: String
    package let items: [ChoiceItem]
    package let problem: String?
    package let hint: String?
    package let isInline: Bool
    package let describedBy: String?

    /// - Parameter isInline: side by side, for two or three short answers that reveal nothing.
    package init(
        _ id: String, _ legend: String, _ choices: [Choice], _ problem: String?, hint: String? = nil,
        isInline: Bool = false
    ) {
        self.id = id
        self.legend = legend
        items = ChoiceItem.items(id, choices)
        self.problem = problem
        self.hint = hint
        self.isInline = isInline
        describedBy = FieldWords.describedBy(id, hint: hint, problem: problem)
    }
}

/// Any number of answers out of a few.
package struct Checkboxes: Sendable {
    package let id: String
    package let legend: String
    package let items: [ChoiceItem]
    package let problem: String?
    package let hint: String?
    package let describedBy: String?

    package init(_ id: String, _ legend: String, _ choices: [Choice], _ problem: String?, hint: String? = nil) {
        self.id = id
        self.legend = legend
        items = ChoiceItem.items(id, choices)
        self.problem = problem
        self.hint = hint
        describedBy = FieldWords.describedBy(id, hint: hint, problem: problem)
    }
}

/// One answer out of many.
package struct Select: Sendable {
    package let id: String
    package let label: String
    package let options: [Choice]
    package let problem: String?
    package let hint: String?
    package let describedBy: String?

    package init(_ id: String, _ label: String, _ options: [Choice], _ problem: String?, hint: String? = nil) {
        self.id = id
        self.label = label
        self.options = options
        self.problem = problem
        self.hint = hint
        describedBy = FieldWords.describedBy(id, hint: hint, problem: problem)
    }
}

extension Select {
    /// A select of values, with an empty one before them.
    ///
    /// - Parameters:
    ///   - none: what the empty one means: "Any", "Not known".
    ///   - chosen: a value, or nothing.
    package init(
        _ id: String, _ label: String, none: String, _ values: [(value: String, words: String)], _ chosen: String?,
        _ problem: String? = nil, hint: String? = nil
    ) {
        let chosen = chosen ?? ""
        self.init(
            id, label,
            [Choice("", none, isChosen: chosen.isEmpty)]
                + values.map { Choice($0.value, $0.words, isChosen: chosen == $0.value) }, problem, hint: hint)
    }
}
