/// Several lines to type in.
package struct TextArea: Sendable {
    package let id: String
    package let label: String
    package let value: String
    package let problem: String?
    package let hint: String?
    package let rows: Int
    /// How many characters may be typed. The page says so; the browser does not cut a longer text off.
    package let most: Int?
    package let describedBy: String?

    package init(
        _ id: String, _ label: String, _ value: String?, _ problem: String?, hint: String? = nil,
        rows: Int = 5, most: Int? = nil
    ) {
        self.id = id
        self.label = label
        self.value = value ?? ""
        self.problem = problem
        self.hint = hint
        self.rows = rows
        self.most = most
        let known = [
            FieldWords.describedBy(id, hint: hint, problem: problem), most.map { _ in "\(id)-count" },
        ].compactMap { $0 }
        describedBy = known.isEmpty ? nil : known.joined(separator: " ")
    }
}
