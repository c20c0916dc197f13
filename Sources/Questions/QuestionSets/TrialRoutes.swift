import Domain
import HTTPTypes
import Hummingbird
import Platform
import Storage

/// Trying a set out, page by page as people will answer it. Nothing is kept.
struct TrialRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("question-sets/:key/:version/trial", may: .readQuestionSets, use: begin)
        routes.post("question-sets/:key/:version/trial", may: .readQuestionSets, use: goOn)
    }

    @Sendable
    func begin(request: Request, context: AppContext) async throws -> Response {
        let query = FormFields(urlEncoded: request.uri.query ?? "")
        return try respond(Trial(try await set(context), wording: query["wording"], on: services.today), context)
    }

    @Sendable
    func goOn(request: Request, context: AppContext) async throws -> Response {
        try respond(Trial(try await set(context), context.fields, on: services.today), context)
    }

    private func set(_ context: AppContext) async throws -> QuestionSet {
        let version = try context.questionSetVersion()
        return try await services.database.read { db in try QuestionSetStore.kept(version, on: db).set }
    }

    private func respond(_ trial: Trial, _ context: AppContext) throws -> Response {
        let frame = context.frame(below: trial.set)
        switch trial.outcome {
        case .end: return try services.pages.response(TrialEndPage(trial, frame: frame))
        case .page(let page, let form, let problems):
            let status: HTTPResponse.Status = problems.isEmpty ? .ok : .unprocessableContent
            return try services.pages.response(
                TrialPage(trial, page, form, problems, frame: frame), status: status)
        }
    }
}
