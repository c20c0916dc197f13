import Domain
import Hummingbird
import Platform
import Storage

/// Typing in what came back on paper, or what somebody in a session says: all questions on one page, one sheet after
/// another.
struct PaperRoutes: RouteGroup {
    let desk: AnswerDesk

    private var services: Services { desk.services }

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/paper", may: .runOccasions, use: ask)
        routes.get("occasions/:occasion/paper/form", may: .runOccasions, use: printForm)
        routes.post("occasions/:occasion/paper", may: .runOccasions, use: take)
    }

    @Sendable
    func ask(request: Request, context: AppContext) async throws -> Response {
        let (occasion, set) = try await desk.asked(on: context.id("occasion"))
        let form = AnswerForm(AnswerSheet(), of: set.questions)
        let content = PaperPage.Content(
            occasion: occasion, set: set, code: AnswerCode.made(), form: form, problems: FormProblems())
        return try services.pages.response(PaperPage(content, frame: frame(context, occasion)))
    }

    @Sendable
    func take(request: Request, context: AppContext) async throws -> Response {
        let (occasion, set) = try await desk.asked(on: context.id("occasion"))
        let form = AnswerForm(context.fields, of: set)
        guard let code = try? AnswerCode(form.code ?? "") else { throw HTTPError(.badRequest) }
        let reading = AnswerReading(form.values, of: set, on: services.today)
        guard reading.isAccepted else {
            let content = PaperPage.Content(
                occasion: occasion, set: set, code: code, form: form, problems: FormProblems(reading.problems, of: set))
            let page = PaperPage(content, frame: frame(context, occasion))
            return try services.pages.response(page, status: .unprocessableContent)
        }
        _ = try await desk.take(
            reading.sheet, signatures: set.signatures, code, to: occasion.id, ticket: nil, isPaper: true)
        return context.redirect(
            to: "/occasions/\(occasion.id.text)/paper", notice: "Taken in. Here is an empty sheet for the next one.")
    }

    /// To be printed before it is opened, too.
    @Sendable
    func printForm(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("occasion", of: Occasion.self)
        let sets = desk.sets
        let form = try await services.database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            return try PaperForm(occasion, sets.set(occasion.draft.asked, on: db), SiteStore.masthead(on: db))
        }
        return try await services.pages.pdf(form, named: "questions-on-paper")
    }

    private func frame(_ context: AppContext, _ occasion: Occasion) -> Frame {
        context.frame(in: "/occasions", after: occasion.crumbs)
    }
}

/// All questions on one page, for whoever types in a paper.
struct PaperPage: Page {
    static let template = "answers/paper"

    struct Section: Sendable {
        let heading: String?
        let condition: String?
        let items: [QuestionItem]
    }

    let frame: Frame
    let title: String
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let code: String
    let sections: [Section]

    struct Content: Sendable {
        let occasion: Occasion
        let set: QuestionSet
        let code: AnswerCode
        let form: AnswerForm
        let problems: FormProblems
    }

    init(_ content: Content, frame: Frame) {
        let layout = QuestionLayout(
            set: content.set, sheet: AnswerSheet(), form: content.form, problems: content.problems, variant: nil)
        self.frame = frame
        title = "Answers of somebody else: \(content.occasion.draft.title)"
        action = "\(frame.root)/occasions/\(content.occasion.id.text)/paper"
        hasProblems = !content.problems.isEmpty
        problems = content.problems.list
        code = content.code.text
        sections = content.set.pages.map { page in
            Section(
                heading: page.title?.text,
                condition: page.shownWhen.map { "Leave empty unless \($0.inWords(of: content.set))." },
                items: page.questions.map(layout.item))
        }
    }
}
