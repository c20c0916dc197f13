import Domain
import Platform

/// A new theme, or one to change.
struct EditThemePage: Page {
    static let template = "themes/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let summary: TextArea

    init(
        _ form: ThemeForm, heading: String, action: String, new: String? = nil, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Name", form.name, problems["name"], hint: "For example, Information sharing")
        summary = TextArea(
            "summary", "What was heard", form.summary, problems["summary"],
            hint: "The group that decides reads this, and so will everybody who took part. Name nobody. You can "
                + "leave it until you have read the comments.",
            most: ThemeForm.summaryRule.most)
    }
}
