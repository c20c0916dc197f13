import Domain
import HTTPTypes
import Hummingbird
import Packs
import Platform
import Storage

/// What people can be asked: all sets, one version as people will see it, publishing it.
struct QuestionSetRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("question-sets", may: .readQuestionSets, use: list)
        routes.get("question-sets/:key/:version", may: .readQuestionSets, use: show)
        routes.get("question-sets/:key/:version/publication", may: .changeQuestionSets, use: askPublication)
        routes.post("question-sets/:key/:version/publication", may: .changeQuestionSets, use: publish)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let sets = try await services.database.read { db in try QuestionSetStore.all(on: db) }
        let page = QuestionSetsPage(
            sets, offers: try QuestionSetPack.offers(besides: sets.map(\.version.key)),
            mayChange: context.viewer.may(.changeQuestionSets),
            frame: context.frame(in: "/occasions", after: [Crumb("Surveys", "/occasions")]))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let content = try await content(context)
        return try services.pages.response(
            QuestionSetPage(content, for: context.viewer, frame: context.questionSetFrame()))
    }

    private func content(_ context: AppContext) async throws -> QuestionSetPage.Content {
        let version = try context.questionSetVersion()
        return try await services.database.read { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            let versions = try QuestionSetStore.versions(of: version.key, on: db)
            let before = versions.first { $0.version.version < version.version }?.version
            let earlier = try before.map { try QuestionSetStore.kept($0, on: db).set }
            return QuestionSetPage.Content(
                kept: kept, versions: versions,
                changes: earlier.map { $0.changes(to: kept.set) } ?? [])
        }
    }

    /// Says what will be published before it is.
    @Sendable
    func askPublication(request: Request, context: AppContext) async throws -> Response {
        let content = try await content(context)
        guard !content.kept.isPublished else { throw QuestionSetRefusal.published }
        return try services.pages.response(
            PublicationPage(content, frame: context.frame(below: content.kept.set)))
    }

    @Sendable
    func publish(request: Request, context: AppContext) async throws -> Response {
        let version = try context.questionSetVersion()
        let stamp = context.fields["made-from"] ?? ""
        try await services.publishQuestionSet(version, seenAs: stamp, by: .member(context.member().id))
        return context.redirect(to: version.path, notice: "Published. People can be asked it now.")
    }
}

extension QuestionSet {
    /// What is different in a later version, with the words of each question: "“How long?”: Moved".
    func changes(to later: QuestionSet) -> [String] {
        QuestionSetComparison(from: self, to: later).changes.map { change in
            guard let id = change.question else { return change.words }
            let label = (later.question(id) ?? question(id))?.label.text.shortened(to: 120) ?? id
            return "“\(label)”: \(change.words)"
        }
    }
}

/// Question sets that travel with the program.
package enum QuestionSetPack {
    private static let folder = "question-sets"

    static func offers(besides known: [String]) throws -> [QuestionSetsPage.Offer] {
        try Packs.files(in: folder).filter { $0.hasSuffix(".yaml") }.compactMap { name in
            guard let set = try set(name), !known.contains(set.key) else { return nil }
            return QuestionSetsPage.Offer(name: name, title: set.title.text)
        }
    }

    /// - Parameter name: of a file, such as `exit-evaluation.yaml`; nil for one that is not among them.
    package static func set(_ name: String) throws -> QuestionSet? {
        guard Packs.files(in: folder).contains(name), let bytes = Packs.bytes("\(folder)/\(name)") else { return nil }
        return try QuestionSetFile.read(String(decoding: bytes, as: UTF8.self))
    }
}
