import Domain
import Platform

/// Letters about what was decided: the one to send now, and those that went out.
struct TellingPage: Page {
    static let template = "loop/letters"

    /// A letter that can be sent, to read before it is.
    struct Draft: Sendable {
        let action: String
        let new: String
        let opening: TextArea
        let preview: String
        let subject: String
        let button: String
    }

    let frame: Frame
    let hubTitle: String
    let status: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let draft: Draft?
    /// Why there is no letter to send.
    let none: String?
    let sent: DataTable

    struct Content: Sendable {
        let standing: HubStanding
        let letter: DecisionLetter
        let people: Int
        let tellings: [ListedTelling]
    }

    init(
        _ content: Content, opening: String?, new: String, frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        hubTitle = content.standing.hub.title
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        let untold = content.standing.untold.count
        let waiting = untold == 1 ? "1 decision has" : "\(untold) decisions have"
        status = untold == 0 ? "People have been told of every decision." : "\(waiting) not been told to anybody."
        none = Self.none(untold: untold, people: content.people)
        draft = none == nil ? Self.draft(content, opening, new, frame, problems) : nil
        sent = Self.sent(content.tellings)
    }

    private static func none(untold: Int, people: Int) -> String? {
        if untold == 0 { return "There is nothing to tell until a group decides about another theme." }
        return people == 0 ? TellingRefusal.nobodyToTell.message : nil
    }

    private static func draft(
        _ content: Content, _ opening: String?, _ new: String, _ frame: Frame, _ problems: FormProblems
    ) -> Draft {
        let people = content.people == 1 ? "1 person" : "\(content.people.grouped) people"
        return Draft(
            action: "\(frame.root)\(content.standing.hub.path)/letters", new: new,
            opening: TextArea(
                "opening", "Opening", opening ?? content.letter.opening, problems["opening"],
                hint: "It stands before the decisions, which are added as they were recorded.", rows: 4,
                most: DecisionLetter.openingRule.most),
            preview: content.letter.text(to: "…"), subject: content.letter.subject, button: "Send it to \(people)")
    }

    private static func sent(_ tellings: [ListedTelling]) -> DataTable {
        DataTable(
            caption: "Letters that went out",
            columns: [
                .init("Written on"), .init("Decisions", isFigure: true), .init("People", isFigure: true),
                .init("Sent so far", isFigure: true),
            ],
            rows: tellings.map { listed in
                [
                    .init(listed.telling.toldOn), .init(String(listed.decisions)),
                    .init(listed.people.grouped), .init(listed.sent.grouped),
                ]
            },
            empty: EmptyState("No letter yet", "Each round of letters will be listed here."), id: "sent")
    }
}
