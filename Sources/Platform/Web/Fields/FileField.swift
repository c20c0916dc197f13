/// A file to choose. Its form must be sent as `multipart/form-data`.
package struct FileField: Sendable {
    package let id: String
    package let label: String
    package let problem: String?
    package let hint: String?
    package let accept: String
    package let describedBy: String?

    package init(
        _ id: String, _ label: String, _ problem: String?, hint: String? = nil, accept: String = ".csv,text/csv"
    ) {
        self.id = id
        self.label = label
        self.problem = problem
        self.hint = hint
        self.accept = accept
        describedBy = FieldWords.describedBy(id, hint: hint, problem: problem)
    }
}
