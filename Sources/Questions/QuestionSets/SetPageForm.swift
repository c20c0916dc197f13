import Domain
import Platform

/// What is said of one page, and when it is shown.
struct SetPageForm: Sendable {
    let title: String?
    let introduction: String?
    let when: WhenForm

    init(_ fields: FormFields) {
        title = fields["title"]
        introduction = fields["introduction"]
        when = WhenForm(fields)
    }

    init(_ page: QuestionPage, in set: QuestionSet) {
        title = page.title?.text
        introduction = page.introduction?.text
        when = WhenForm(page.shownWhen, among: Self.namable(page.id, in: set))
    }

    private static let titleRule = FieldText("a title", most: 200)
    private static let introductionRule = FieldText("the introduction", most: QuestionForm.most)

    private static func namable(_ id: String?, in set: QuestionSet) -> [Question] {
        set.namable(among: id.flatMap { set.range(ofPage: $0)?.lowerBound } ?? set.questions.count)
    }

    /// - Parameter id: of the page; nil adds one.
    func changed(_ set: QuestionSet, page id: String?) throws -> QuestionSet {
        let page = try read(in: set, page: id)
        let changed = id == nil ? try set.adding(page: page) : try set.replacing(page: page)
        var problems = FormProblems()
        for problem in changed.problems where problem.place.page == page.id && problem.place.question == nil {
            guard let part = problem.place.part else { continue }
            let column = problem.place.column.map { "Column \($0): " } ?? ""
            let whenField = when.way == .formula ? "when-formula" : "when-answer"
            problems.add(part == "shown-when" ? whenField : part, column + problem.reason)
        }
        guard problems.isEmpty else { throw problems }
        return changed
    }

    private func read(in set: QuestionSet, page id: String?) throws -> QuestionPage {
        var problems = FormProblems()
        let title = problems.readOptional(Self.titleRule, from: title, field: "title")
        let introduction = problems.readOptional(Self.introductionRule, from: introduction, field: "introduction")
        let shownWhen = when.read(in: set, among: Self.namable(id, in: set), &problems)
        guard problems.isEmpty else { throw problems }
        let before = id.flatMap { set.page($0) }
        let made = StableID.made(from: title ?? "", besides: Set(set.pages.map(\.id)), or: "page")
        return QuestionPage(
            id: id ?? made, title: title.map { before?.title?.saying($0) ?? Wording($0) },
            introduction: introduction.map { before?.introduction?.saying($0) ?? Wording($0) }, shownWhen: shownWhen,
            questions: [])
    }

    func parts(of set: QuestionSet, page id: String?, _ problems: FormProblems) -> [FormPart?] {
        let before = id.flatMap { set.page($0) }
        return [
            FormPart(text: TextField("title", "Title (optional)", title, problems["title"])),
            FormPart.wordings(of: before?.title, in: set),
            FormPart(
                area: TextArea(
                    "introduction", "Before its questions (optional)", introduction, problems["introduction"],
                    rows: 3)),
            FormPart.wordings(of: before?.introduction, in: set),
        ] + when.parts("this page", of: set, among: Self.namable(id, in: set), problems)
    }
}
