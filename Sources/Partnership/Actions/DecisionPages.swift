import Domain
import Platform

/// One decision: what and why, what the group had decided before, and what is done about it.
struct DecisionPage: Page {
    static let template = "actions/decision"

    let frame: Frame
    let title: String
    let words: String
    let answer: Tag
    let reason: String
    let summary: SummaryList
    /// To the decision in force, when this one is not.
    let inForceHref: String?
    let history: DataTable?
    let actions: DataTable
    let addHref: String?
    let againHref: String?
    let subjectHref: String?

    /// - Parameters:
    ///   - history: every decision about the matter, newest first, this one among them.
    ///   - names: of those who recorded them.
    init(
        _ decision: Decision, _ entry: AgendaEntry, of group: PartnershipGroup, history: [Decision],
        names: [ID<Member>: String], actions: [ListedAction], mayAdd: Bool, mayDecide: Bool, on today: Day,
        frame: Frame
    ) {
        self.frame = frame
        let own = "\(frame.root)/decisions/\(decision.id.text)"
        title = entry.item.title
        words = entry.item.words
        answer = decision.answer.tag
        reason = decision.reason
        summary = Self.summary(decision, entry, of: group, names, root: frame.root)
        inForceHref =
            decision.isInForce ? nil : entry.decision.map { "\(frame.root)/decisions/\($0.id.text)" }
        self.history = history.count > 1 ? Self.history(history, names, root: frame.root) : nil
        let addHref = mayAdd && decision.isInForce ? "\(own)/actions/new" : nil
        self.addHref = actions.isEmpty ? nil : addHref
        subjectHref = entry.item.subject.map { frame.root + $0.path }
        self.actions = ActionTable.table(
            actions, caption: "What is done about it",
            empty: EmptyState(
                "No action yet",
                decision.answer == .do
                    ? "“We will do this” needs an action: somebody who does it, and a day." : "None has been agreed.",
                action: "Add an action", href: addHref),
            on: today, root: frame.root)
        againHref =
            mayDecide && decision.isInForce ? "\(frame.root)/agenda-items/\(entry.item.id.text)/decision" : nil
    }

    private static func summary(
        _ decision: Decision, _ entry: AgendaEntry, of group: PartnershipGroup, _ names: [ID<Member>: String],
        root: String
    ) -> SummaryList {
        SummaryList([
            .init("Decided by", group.name, href: "\(root)/groups/\(group.id.text)"),
            .init("Decided on", decision.decidedOn.inWords),
            .init(
                "Meeting", "\(entry.meeting.title), \(entry.meeting.meetsOn.inWords)",
                href: "\(root)/meetings/\(entry.meeting.id.text)"),
            .init("Recorded by", names[decision.recordedBy] ?? "Somebody"),
        ])
    }

    private static func history(
        _ history: [Decision], _ names: [ID<Member>: String], root: String
    ) -> DataTable {
        DataTable(
            caption: "Every decision about this, newest first",
            columns: [
                .init("Decision"), .init("Decided on"), .init("Reason"), .init("Recorded by"), .init("Standing"),
            ],
            rows: history.map { decision in
                [
                    .init(decision.answer.words, href: "\(root)/decisions/\(decision.id.text)"),
                    .init(decision.decidedOn), .init(decision.reason),
                    .init(names[decision.recordedBy] ?? "Somebody"),
                    .init("", tag: decision.isInForce ? Tag("In force", .good) : Tag("Replaced", .neutral)),
                ]
            },
            empty: EmptyState("Nothing was decided before", "Earlier decisions will be listed here."), id: "history")
    }
}

/// An action to be agreed about a decision or another record.
package struct NewActionPage: Page {
    package static let template = "actions/new"

    package let frame: Frame
    let about: String
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let what: TextField
    let owner: Select
    let due: DateField
    let success: TextArea

    /// - Parameter path: where the form is sent, without the partnership's prefix.
    package init(
        _ form: ActionForm, about title: String, at path: String, owners: [(id: ID<Organisation>, name: String)],
        new: String, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        about = title
        action = frame.root + path
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        what = TextField("what", "What will be done?", form.what, problems["what"])
        owner = Select(
            "owner", "Which organisation will do it?",
            [Choice("", "Choose an organisation", isChosen: form.owner == nil)]
                + owners.map { Choice($0.id.text, $0.name, isChosen: form.owner == $0.id.text) }, problems["owner"])
        due = DateField("due", "By when?", form.due, problems["due"])
        success = TextArea(
            "success", "How will you know that it worked?", form.success, problems["success"],
            hint: "Whoever checks the action will look for this.", rows: 3, most: ActionForm.successRule.most)
    }
}
