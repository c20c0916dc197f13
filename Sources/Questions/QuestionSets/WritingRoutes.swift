import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Platform
import Storage

/// Beginning, copying and changing a question set as a whole.
struct WritingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        let set = "question-sets/:key/:version"
        routes.get("question-sets/new", may: .changeQuestionSets, use: new)
        routes.post("question-sets/new", may: .changeQuestionSets, use: start)
        routes.get("\(set)/copy", may: .changeQuestionSets, use: askCopy)
        routes.post("\(set)/copy", may: .changeQuestionSets, use: copy)
        routes.post("\(set)/versions", may: .changeQuestionSets, use: makeVersion)
        routes.get("\(set)/outline", may: .changeQuestionSets, use: outline)
        routes.post("\(set)/order", may: .changeQuestionSets, use: move)
        routes.get("\(set)/words", may: .changeQuestionSets, use: words)
        routes.post("\(set)/words", may: .changeQuestionSets, use: saveWords)
        routes.get("\(set)/removal", may: .changeQuestionSets, use: askRemoval)
        routes.post("\(set)/removal", may: .changeQuestionSets, use: remove)
    }

    // Beginning

    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(newPage(TitleForm(), context))
    }

    @Sendable
    func start(request: Request, context: AppContext) async throws -> Response {
        let form = TitleForm(context.fields)
        do {
            return try await started(form.read(), context)
        } catch let problems as FormProblems {
            return try services.pages.response(newPage(form, context, problems), status: .unprocessableContent)
        }
    }

    private func started(_ title: String, _ context: AppContext) async throws -> Response {
        let version = try await services.startQuestionSet(titled: title, by: .member(context.member().id))
        return context.redirect(to: version.outlinePath, notice: "Begun. Add the first question.")
    }

    private func newPage(
        _ form: TitleForm, _ context: AppContext, _ problems: FormProblems = FormProblems()
    ) -> WritingPage {
        WritingPage(
            .init(
                title: "Write a question set",
                status: "Give it a title. You can add questions, look at them and try them out before you publish.",
                button: "Begin"),
            action: "/question-sets/new", [form.part(problems)], problems, frame: context.questionSetFrame())
    }

    @Sendable
    func askCopy(request: Request, context: AppContext) async throws -> Response {
        let set = try await kept(context).set
        let form = TitleForm(title: "Copy of \(set.title.text)")
        return try services.pages.response(copyPage(of: set, form, context))
    }

    @Sendable
    func copy(request: Request, context: AppContext) async throws -> Response {
        let form = TitleForm(context.fields)
        do {
            let title = try form.read()
            let version = try await services.copyQuestionSet(
                context.questionSetVersion(), titled: title, by: .member(context.member().id))
            return context.redirect(to: version.outlinePath, notice: "Copied. Change what is different.")
        } catch let problems as FormProblems {
            let page = try await copyPage(of: kept(context).set, form, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func copyPage(
        of set: QuestionSet, _ form: TitleForm, _ context: AppContext, _ problems: FormProblems = FormProblems()
    ) -> WritingPage {
        WritingPage(
            .init(
                title: "Copy “\(set.title.text)”",
                status: "The copy has the same questions, and is a set of its own: "
                    + "its answers are not compared with those of this one.",
                button: "Copy"),
            action: "\(set.address.path)/copy", [form.part(problems)], problems, frame: context.frame(below: set))
    }

    @Sendable
    func makeVersion(request: Request, context: AppContext) async throws -> Response {
        let made = try await services.makeVersion(
            from: context.questionSetVersion(), by: .member(context.member().id))
        let number = made.version.version
        let notice =
            made.isNew
            ? "Version \(number) begins as this one is. People are asked the published one until you publish it."
            : "Version \(number) was in the making already. This is it."
        return context.redirect(to: made.version.outlinePath, notice: notice)
    }

    private func kept(_ context: AppContext) async throws -> KeptQuestionSet {
        let version = try context.questionSetVersion()
        return try await services.database.read { db in try QuestionSetStore.kept(version, on: db) }
    }
}

// The outline, and what is said of the set as a whole.
extension WritingRoutes {
    @Sendable
    func outline(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        return try services.pages.response(OutlinePage(set, frame: context.frame(below: set)))
    }

    /// One button of the outline was pressed; its name says what moves.
    @Sendable
    func move(request: Request, context: AppContext) async throws -> Response {
        let (version, fields) = (try context.questionSetVersion(), context.fields)
        guard let order = OrderForm(fields) else { throw NotFound("question") }
        try await services.changeQuestionSet(version, by: .member(context.member().id), order.changed)
        return context.redirect(to: version.outlinePath(at: order.anchor))
    }

    @Sendable
    func words(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        return try services.pages.response(wordsPage(SetWordsForm(set), of: set, context))
    }

    @Sendable
    func saveWords(request: Request, context: AppContext) async throws -> Response {
        let (version, form) = (try context.questionSetVersion(), SetWordsForm(context.fields))
        let stamp = context.fields["made-from"]
        do {
            try await services.changeQuestionSet(version, by: .member(context.member().id)) { set in
                let changed = try form.changed(set)
                try MadeFrom.expect(stamp, toBe: MadeFrom.stamp(of: set))
                return changed
            }
            return context.redirect(to: version.outlinePath, notice: "Saved.")
        } catch {
            let (problems, status) = try Unsaved.problems(error, at: "title")
            let page = try await wordsPage(form, of: kept(context).set, context, problems)
            return try services.pages.response(page, status: status)
        }
    }

    private func wordsPage(
        _ form: SetWordsForm, of set: QuestionSet, _ context: AppContext, _ problems: FormProblems = FormProblems()
    ) throws -> WritingPage {
        try WritingPage(
            .init(
                title: "What is said of the whole set",
                hidden: [.init("made-from", MadeFrom.stamp(of: set))], button: "Save"),
            action: "\(set.address.path)/words", form.parts(of: set, problems), problems,
            frame: context.frame(below: set, isPart: true))
    }

    @Sendable
    func askRemoval(request: Request, context: AppContext) async throws -> Response {
        let set = try await services.questionSetInTheMaking(context.questionSetVersion())
        let page = RemovalPage(
            title: "Remove version \(set.version) of “\(set.title.text)”?",
            words: ["It is in the making. \(set.askedWords) will be gone. Published versions stay as they are."],
            follows: [], action: "\(set.address.path)/removal", stamp: "", back: set.address.outlinePath,
            frame: context.frame(below: set, isPart: true))
        return try services.pages.response(page)
    }

    @Sendable
    func remove(request: Request, context: AppContext) async throws -> Response {
        try await services.removeQuestionSet(context.questionSetVersion(), by: .member(context.member().id))
        return context.redirect(to: "/question-sets", notice: "The version in the making is removed.")
    }
}

/// Why what was typed is not kept, to be said with the form that comes back.
enum Unsaved {
    /// - Parameter field: what a refusal is said at.
    /// - Throws: anything that is neither a problem nor a refusal.
    static func problems(_ error: any Error, at field: String) throws -> (FormProblems, HTTPResponse.Status) {
        switch error {
        case let problems as FormProblems: return (problems, .unprocessableContent)
        case let refusal as any Refusal where !(refusal is NotFound):
            return (FormProblems(field, refusal.message), .conflict)
        default: throw error
        }
    }
}
