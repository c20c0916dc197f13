import Domain
import Platform

package struct ThemeDraft: Sendable, Equatable {
    package let name: String
    package let summary: String?

    package init(name: String, summary: String?) {
        self.name = name
        self.summary = summary
    }
}

struct ThemeForm: Sendable {
    static let nameRule = FieldText("a name", most: 100)
    static let summaryRule = FieldText("a summary", most: 2_000)

    var name: String?
    var summary: String?

    init() {}

    init(_ fields: FormFields) {
        name = fields["name"]
        summary = fields["summary"]
    }

    init(_ theme: Theme) {
        name = theme.name
        summary = theme.summary
    }

    func read() throws(FormProblems) -> ThemeDraft {
        var problems = FormProblems()
        let name = problems.read(Self.nameRule, from: name, field: "name")
        if name?.contains("|") == true {
            problems.add("name", "Name must not have a vertical bar: in files it stands between themes")
        }
        let summary = problems.readOptional(Self.summaryRule, from: summary, field: "summary")
        guard problems.isEmpty, let name else { throw problems }
        return ThemeDraft(name: name, summary: summary)
    }
}
