import Domain
import Partnership
import Platform
import Storage

/// Every recommendation this person sees, the newest first.
struct RecommendationsPage: Page {
    static let template = "recommendations/list"
    static let size = 50

    let frame: Frame
    let status: String
    let results: String
    let newHref: String?
    let standing: Select
    let isFiltered: Bool
    let exports: ExportLinks
    let table: DataTable
    let pagination: Pagination?

    init(
        _ part: ListPart<ListedRecommendation>, counts: RecommendationCounts, _ chosen: Recommendation.Standing?,
        mayMake: Bool, on today: Day, frame: Frame
    ) {
        let path = "\(frame.root)/recommendations"
        self.frame = frame
        status =
            counts.all == 0
            ? "What should change for children, who was asked to do it, and what they said."
            : "\(counts.waiting.grouped) of \(counts.all.grouped) waiting for an answer, \(counts.late.grouped) late."
        results = part.found == 1 ? "1 recommendation" : "\(part.found.grouped) recommendations"
        newHref = mayMake ? "\(path)/new" : nil
        standing = Select(
            "standing", "Standing", none: "Any", Recommendation.Standing.allCases.map { ($0.rawValue, $0.words) },
            chosen?.rawValue)
        isFiltered = chosen != nil
        exports = ExportLinks("Export all recommendations you see", at: "\(path)/export")
        table = DataTable(
            caption: "Recommendations, newest first",
            columns: [.init("What should change"), .init("Put to"), .init("Answer due"), .init("Standing")],
            rows: part.rows.map { Self.row($0, on: today, root: frame.root) },
            empty: chosen == nil
                ? EmptyState(
                    "No recommendation yet", "Each will be listed here with what those asked said.",
                    action: "Make a recommendation", href: newHref)
                : EmptyState("No recommendation like that", "Choose something else above, or show all."))
        pagination = part.pagination(at: path, chosen.map { "standing=\($0.rawValue)" } ?? "", key: \.key)
    }

    private static func row(_ listed: ListedRecommendation, on today: Day, root: String) -> [DataTable.Cell] {
        let recommendation = listed.recommendation
        return [
            .init(
                "\(recommendation.number). \(recommendation.draft.words.firstLine)",
                href: "\(root)/recommendations/\(recommendation.id.text)"),
            .init(listed.names.joined(separator: ", ")), .init(recommendation.draft.dueOn),
            .init("", tag: recommendation.standing(on: today).tag),
        ]
    }
}

extension ListedRecommendation {
    /// What stands for it in the address of a page of the list.
    var key: String { "\(-recommendation.number).\(recommendation.id.text)" }
}

extension Recommendation.Standing {
    var tag: Tag {
        switch self {
        case .waiting: Tag(words, .neutral)
        case .late: Tag(words, .wrong)
        case .answered: Tag(words, .good)
        }
    }
}

extension RecommendationResponse.Answer {
    var tag: Tag {
        switch self {
        case .accept: Tag("Accepted", .good)
        case .part: Tag("Accepted in part", .waiting)
        case .reject: Tag("Not accepted", .wrong)
        }
    }
}

/// One recommendation: what should change, and what each of those asked said.
struct RecommendationPage: Page {
    static let template = "recommendations/recommendation"

    struct Given: Sendable {
        let tag: Tag
        let reason: String
        let doneBy: String?
        let by: String
    }

    struct Asked: Sendable {
        let name: String
        /// The last one first; what follows it is what had been said before.
        let given: [Given]
        let isWaiting: Bool
    }

    struct Answering: Sendable {
        let action: String
        let new: String
        let addressee: Select?
        let answer: Radios
        let reason: TextArea
        let done: DateField
        /// All of theirs have answered: another answer is behind its heading until somebody wants it.
        let isFolded: Bool
    }

    let frame: Frame
    let title: String
    let words: String
    let tag: Tag
    let summary: SummaryList
    let asked: [Asked]
    let actions: DataTable?
    let addHref: String?
    let answering: Answering?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    /// - Parameter own: those of the asked whom this person answers for, with their names.
    init(
        _ listed: ListedRecommendation, names: [ID<Member>: String], subject: SummaryList.Row?,
        own: [(addressee: Addressee, name: String)], actions: [ListedAction], mayAct: Bool, _ form: ResponseForm,
        new: String, on today: Day, frame: Frame,
        problems: FormProblems = .init()
    ) {
        let recommendation = listed.recommendation
        self.frame = frame
        title = recommendation.title
        words = recommendation.draft.words
        tag = recommendation.standing(on: today).tag
        summary = Self.summary(listed, subject)
        asked = zip(recommendation.draft.addressees, listed.names).map { addressee, name in
            let given = recommendation.responses.filter { $0.addressee == addressee }.reversed()
            return Asked(name: name, given: given.map { Self.given($0, names) }, isWaiting: given.isEmpty)
        }
        let path = "\(frame.root)/recommendations/\(recommendation.id.text)"
        addHref = mayAct ? "\(path)/actions/new" : nil
        self.actions =
            actions.isEmpty
            ? nil
            : ActionTable.table(
                actions, caption: "What is done about it", empty: EmptyState("No action yet", ""), on: today,
                root: frame.root)
        answering =
            own.isEmpty
            ? nil
            : Self.answering(
                form, own,
                isFolded: problems.isEmpty && own.allSatisfy { recommendation.response(of: $0.addressee) != nil },
                at: "\(path)/responses", new: new, problems)
        hasProblems = !problems.isEmpty
        self.problems = problems.list
    }

    private static func summary(_ listed: ListedRecommendation, _ subject: SummaryList.Row?) -> SummaryList {
        let draft = listed.recommendation.draft
        let rows: [SummaryList.Row?] = [
            .init("Made by", "\(listed.maker), \(listed.recommendation.madeOn.inWords)"),
            .init("It comes from", draft.source.words), subject, .init("Answer due", draft.dueOn.inWords),
            .init("Who can read it", draft.isPublic ? "It may be public" : "Those who work on it"),
        ]
        return SummaryList(rows.compactMap(\.self))
    }

    private static func given(_ response: RecommendationResponse, _ names: [ID<Member>: String]) -> Given {
        Given(
            tag: response.answer.tag, reason: response.reason,
            doneBy: response.doneBy.map { "It will be done by \($0.inWords)." },
            by: "\(names[response.by] ?? "Somebody"), \(response.on.inWords)")
    }

    private static func answering(
        _ form: ResponseForm, _ own: [(addressee: Addressee, name: String)], isFolded: Bool, at path: String,
        new: String, _ problems: FormProblems
    ) -> Answering {
        let choices = RecommendationResponse.Answer.allCases.map { answer in
            Choice(answer.rawValue, answer.words, isChosen: form.answer == answer.rawValue)
        }
        return Answering(
            action: path, new: new,
            addressee: own.count == 1
                ? nil
                : Select(
                    "for", "Whom do you answer for?", none: "Choose", own.map { ($0.addressee.text, $0.name) },
                    form.addressee, problems["for"]),
            answer: Radios("answer", "Do you accept it?", choices, problems["answer"]),
            reason: TextArea(
                "reason", "Why?", form.reason, problems["reason"],
                hint: "Name no child and nobody who could be recognised.", rows: 4,
                most: ResponseForm.reasonRule.most),
            done: DateField(
                "done", "By when will it be done?", form.done, problems["done"],
                hint: "Leave it empty when you do not accept it"),
            isFolded: isFolded)
    }
}

/// A recommendation to be made.
struct NewRecommendationPage: Page {
    static let template = "recommendations/new"

    let frame: Frame
    let about: String?
    let aboutValue: String?
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let words: TextArea
    let source: Select
    let due: DateField
    let addressees: Checkboxes
    let isPublic: Checkboxes

    init(
        _ form: RecommendationForm, among known: [(addressee: Addressee, name: String)], about: String?, new: String,
        frame: Frame, problems: FormProblems = .init()
    ) {
        self.frame = frame
        self.about = about
        aboutValue = form.about?.text
        action = "\(frame.root)/recommendations"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        words = TextArea(
            "words", "What should change for children?", form.words, problems["words"],
            hint: "Name no child and nobody who could be recognised.", rows: 4,
            most: RecommendationForm.wordsRule.most)
        source = Select(
            "source", "What does it come from?", none: "Choose",
            RecommendationDraft.Source.allCases.map { ($0.rawValue, $0.words) }, form.source, problems["source"])
        due = DateField("due", "By when should they answer?", form.due, problems["due"])
        addressees = Checkboxes(
            "to", "Whom is it put to?",
            known.map { Choice($0.addressee.text, $0.name, isChosen: form.addressees.contains($0.addressee.text)) },
            problems["to"], hint: "Each answers for themselves.")
        isPublic = Checkboxes(
            "public", "Who can read it?", [Choice("1", "It may be public", isChosen: form.isPublic)], nil)
    }
}
