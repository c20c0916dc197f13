import Domain
import Hummingbird
import Platform
import Storage

/// The questions of a version in the making.
struct QuestionWritingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        let set = "question-sets/:key/:version"
        routes.get("\(set)/pages/:page/questions/new", may: .changeQuestionSets, use: new)
        routes.post("\(set)/pages/:page/questions", may: .changeQuestionSets, use: add)
        routes.get("\(set)/questions/:question", may: .changeQuestionSets, use: edit)
        routes.post("\(set)/questions/:question", may: .changeQuestionSets, use: save)
        routes.post("\(set)/questions/:question/page", may: .changeQuestionSets, use: movePage)
        routes.get("\(set)/questions/:question/removal", may: .changeQuestionSets, use: askRemoval)
        routes.post("\(set)/questions/:question/removal", may: .changeQuestionSets, use: remove)
    }

    /// First the kind, then the question.
    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        let page = try context.part("page")
        guard set.page(page) != nil else { throw QuestionSetEditRefusal.noPage }
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        guard let kind = KindWords.of(query["kind"]) else {
            let problems = query["asked"] == nil ? FormProblems() : FormProblems("kind", "Choose how it is answered")
            let kinds = KindsPage(set, page: page, problems, frame: context.frame(below: set, isPart: true))
            return try services.pages.response(kinds, status: problems.isEmpty ? .ok : .unprocessableContent)
        }
        let form = QuestionForm(kind, at: .new(page: page), FormFields(QuestionKind.usual(kind.name)))
        return try services.pages.response(QuestionWritingPage.of(form, in: set, FormProblems(), context))
    }

    @Sendable
    func edit(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        guard let question = set.question(try context.part("question")), let kind = KindWords.of(question.kind.name)
        else { throw QuestionSetEditRefusal.noQuestion }
        let form = QuestionForm(question, kind, in: set)
        return try services.pages.response(QuestionWritingPage.of(form, in: set, FormProblems(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        try await keep(at: .new(page: context.part("page")), context)
    }

    @Sendable
    func save(request: Request, context: AppContext) async throws -> Response {
        try await keep(at: .existing(context.part("question")), context)
    }

    private func keep(at place: QuestionForm.Place, _ context: AppContext) async throws -> Response {
        guard let kind = KindWords.of(context.fields["kind"]) else { throw NotFound("kind of question") }
        let form = QuestionForm(kind, at: place, context.fields)
        let (version, stamp) = (try context.questionSetVersion(), context.fields["made-from"])
        do {
            let sets = try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
                try form.expectKind(in: set)
                let changed = try form.changed(set)
                try MadeFrom.expect(stamp, toBe: form.stamp(in: set))
                return changed
            }
            let question = form.kept(in: sets.after)
            let notice = ChoiceNotice(from: form.earlier(in: sets.before), to: question).words
            return context.redirect(to: version.outlinePath(at: "question-\(question?.id ?? "")"), notice: notice)
        } catch {
            return try await comeBack(form, to: version, error, context)
        }
    }

    /// The form again, with everything that was typed. A question that is gone in the meantime becomes a new one.
    private func comeBack(
        _ form: QuestionForm, to version: QuestionSetVersion, _ error: any Error, _ context: AppContext
    ) async throws -> Response {
        let (problems, status) = try Unsaved.problems(error, at: "label")
        let set = try await services.database.read { db in try QuestionSetStore.kept(version, on: db).set }
        let page = try QuestionWritingPage.of(
            form.again(in: set), in: set, problems, showingKept: status == .conflict, context)
        return try services.pages.response(page, status: status)
    }

    @Sendable
    func movePage(request: Request, context: AppContext) async throws -> Response {
        let (version, id) = (try context.questionSetVersion(), try context.part("question"))
        let page = context.fields["page"] ?? ""
        try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
            try set.moving(question: id, to: page)
        }
        return context.redirect(to: version.outlinePath(at: "question-\(id)"), notice: "Moved.")
    }

    // Removing

    @Sendable
    func askRemoval(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        let id = try context.part("question")
        guard let question = set.question(id) else { throw QuestionSetEditRefusal.noQuestion }
        return try services.pages.response(
            RemovalPage(
                title: "Remove “\(question.label.text)”?",
                words: ["Answers that were given to earlier versions stay."],
                follows: set.problemsAdded(by: try set.removing(question: id)).map { $0.words(in: set) },
                action: "\(set.address.path)/questions/\(id)/removal", stamp: try MadeFrom.stamp(of: question),
                back: set.address.outlinePath(at: "question-\(id)"), frame: context.frame(below: set, isPart: true)))
    }

    @Sendable
    func remove(request: Request, context: AppContext) async throws -> Response {
        let (version, id) = (try context.questionSetVersion(), try context.part("question"))
        let stamp = context.fields["made-from"]
        try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
            guard let question = set.question(id) else { throw QuestionSetEditRefusal.noQuestion }
            guard try stamp == MadeFrom.stamp(of: question) else { throw QuestionSetRefusal.notRemoved }
            return try set.removing(question: id)
        }
        return context.redirect(to: version.outlinePath, notice: "The question is removed.")
    }
}
