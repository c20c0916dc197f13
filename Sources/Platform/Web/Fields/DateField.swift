import Domain

/// A day as it was typed into three boxes, real or not.
package struct DateText: Sendable, Equatable {
    package let day: String
    package let month: String
    package let year: String

    package init(day: String?, month: String?, year: String?) {
        self.day = day ?? ""
        self.month = month ?? ""
        self.year = year ?? ""
    }

    /// Reads `id-day`, `id-month` and `id-year`.
    package init(_ fields: FormFields, _ id: String) {
        self.init(day: fields["\(id)-day"], month: fields["\(id)-month"], year: fields["\(id)-year"])
    }

    package init(_ day: Day?) {
        let parts = day?.parts
        self.init(
            day: parts.map { String($0.day) }, month: parts.map { String($0.month) },
            year: parts.map { String($0.year) })
    }

    /// `14 2 2019` for ``Day`` to read, or nothing when all three boxes are empty.
    package var typed: String {
        [day, month, year].map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Three boxes for a day somebody knows by heart or reads off a paper.
package struct DateField: Sendable {
    package let id: String
    package let legend: String
    package let value: DateText
    package let problem: String?
    package let hint: String?
    package let describedBy: String?

    package init(
        _ id: String, _ legend: String, _ value: DateText, _ problem: String?,
        hint: String? = "For example, 14 2 2019"
    ) {
        self.id = id
        self.legend = legend
        self.value = value
        self.problem = problem
        self.hint = hint
        describedBy = FieldWords.describedBy(id, hint: hint, problem: problem)
    }
}
