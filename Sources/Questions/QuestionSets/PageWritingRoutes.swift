import Domain
import Hummingbird
import Platform
import Storage

/// The pages of a version in the making.
struct PageWritingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        let pages = "question-sets/:key/:version/pages"
        routes.get("\(pages)/new", may: .changeQuestionSets, use: new)
        routes.post(pages, may: .changeQuestionSets, use: add)
        routes.get("\(pages)/:page", may: .changeQuestionSets, use: edit)
        routes.post("\(pages)/:page", may: .changeQuestionSets, use: save)
        routes.get("\(pages)/:page/removal", may: .changeQuestionSets, use: askRemoval)
        routes.post("\(pages)/:page/removal", may: .changeQuestionSets, use: remove)
    }

    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        return try services.pages.response(self.form(SetPageForm(FormFields()), of: set, id: nil, context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        try await keep(id: nil, context)
    }

    @Sendable
    func edit(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        guard let one = set.page(try context.part("page")) else { throw QuestionSetEditRefusal.noPage }
        return try services.pages.response(self.form(SetPageForm(one, in: set), of: set, id: one.id, context))
    }

    @Sendable
    func save(request: Request, context: AppContext) async throws -> Response {
        try await keep(id: context.part("page"), context)
    }

    private func keep(id: String?, _ context: AppContext) async throws -> Response {
        let (version, form) = (try context.questionSetVersion(), SetPageForm(context.fields))
        let stamp = context.fields["made-from"]
        do {
            let sets = try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
                let changed = try form.changed(set, page: id)
                try MadeFrom.expect(stamp, toBe: Self.stamp(of: set, page: id))
                return changed
            }
            let anchor = id ?? sets.after.pages.last?.id ?? ""
            let notice = id == nil ? "The page is added behind the others." : "Saved."
            return context.redirect(to: version.outlinePath(at: "page-\(anchor)"), notice: notice)
        } catch {
            let (problems, status) = try Unsaved.problems(error, at: "title")
            let set = try await services.database.read { db in try QuestionSetStore.kept(version, on: db).set }
            let known = id.flatMap { set.page($0) }?.id
            return try services.pages.response(
                self.form(form, of: set, id: known, context, problems), status: status)
        }
    }

    private static func stamp(of set: QuestionSet, page id: String?) throws -> String {
        guard let id else { return MadeFrom.stamp(of: set.pages.map(\.id)) }
        guard let page = set.page(id) else { throw QuestionSetEditRefusal.noPage }
        return try MadeFrom.stamp(of: page)
    }

    private func form(
        _ form: SetPageForm, of set: QuestionSet, id: String?, _ context: AppContext,
        _ problems: FormProblems = FormProblems()
    ) throws -> WritingPage {
        let base = set.address.path
        let index = set.pages.firstIndex { $0.id == id }
        return try WritingPage(
            .init(
                title: index.map { "Change page \($0 + 1)" } ?? "Add a page",
                hidden: [.init("made-from", Self.stamp(of: set, page: id))],
                button: id == nil ? "Add the page" : "Save",
                removeHref: id.map { "\(context.path(base))/pages/\($0)/removal" }),
            action: id.map { "\(base)/pages/\($0)" } ?? "\(base)/pages",
            form.parts(of: set, page: id, problems), problems, frame: context.frame(below: set, isPart: true))
    }

    // Removing

    @Sendable
    func askRemoval(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        let id = try context.part("page")
        guard let index = set.pages.firstIndex(where: { $0.id == id }) else { throw QuestionSetEditRefusal.noPage }
        let page = set.pages[index]
        let count = page.questions.count
        let words = "\(count == 0 ? "It has no questions" : "With it go \(count) question\(count == 1 ? "" : "s")"): "
        let labels = page.questions.map { "“\($0.label.text)”" }.joined(separator: ", ")
        return try services.pages.response(
            RemovalPage(
                title: "Remove \(page.words(at: index).lowercasedFirst)?",
                words: [count == 0 ? "It has no questions." : words + labels],
                follows: set.problemsAdded(by: try set.removing(page: id)).map { $0.words(in: set) },
                action: "\(set.address.path)/pages/\(id)/removal", stamp: MadeFrom.stamp(of: page.questions.map(\.id)),
                back: set.address.outlinePath(at: "page-\(id)"), frame: context.frame(below: set, isPart: true)))
    }

    @Sendable
    func remove(request: Request, context: AppContext) async throws -> Response {
        let (version, id) = (try context.questionSetVersion(), try context.part("page"))
        let stamp = context.fields["made-from"]
        try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
            let ids = set.page(id)?.questions.map(\.id) ?? []
            guard stamp == MadeFrom.stamp(of: ids) else { throw QuestionSetRefusal.notRemoved }
            return try set.removing(page: id)
        }
        return context.redirect(to: version.outlinePath, notice: "The page is removed.")
    }
}

extension QuestionSetProblem {
    /// With the question's words instead of its id.
    func words(in set: QuestionSet) -> String {
        guard let question = place.question.flatMap(set.question) else { return message }
        return "“\(question.label.text)”: \(reason)"
    }
}
