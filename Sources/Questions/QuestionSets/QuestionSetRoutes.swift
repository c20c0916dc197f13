import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Packs
import Platform
import Storage

/// What people can be asked: bringing it in, looking at it as people will see it, publishing it.
struct QuestionSetRoutes: RouteGroup {
    let services: Services

    private static let crumbs = [Crumb("Surveys", "/occasions")]

    func add(to routes: Routes) {
        routes.get("question-sets", may: .readQuestionSets, use: list)
        routes.get("question-sets/new", may: .changeQuestionSets, use: new)
        routes.post("question-sets", may: .changeQuestionSets, upTo: 2_000_000, use: add)
        routes.post("question-sets/packs", may: .changeQuestionSets, use: takeOver)
        routes.get("question-sets/:key/:version", may: .readQuestionSets, use: show)
        routes.get("question-sets/:key/:version/file", may: .readQuestionSets, use: download)
        routes.post("question-sets/:key/:version/publication", may: .changeQuestionSets, use: publish)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let sets = try await services.database.read { db in try QuestionSetStore.all(on: db) }
        let page = QuestionSetsPage(
            sets, offers: try QuestionSetPack.offers(besides: sets.map(\.version.key)),
            mayChange: context.viewer.may(.changeQuestionSets),
            frame: context.frame(in: "/occasions", after: Self.crumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(QuestionSetFilePage(frame: filesFrame(context)))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        guard let file = context.fields.file("file") else {
            return try refused(FormProblems("file", "Choose a file"), [], context)
        }
        let report = QuestionSetFile.check(file.bytes)
        guard let set = report.set else {
            let count = report.problems.count
            let words = "The file was not taken in: \(count == 1 ? "1 thing is" : "\(count) things are") wrong with it"
            return try refused(FormProblems("file", words), report.problems.map(\.message), context)
        }
        return try await keep(set, context)
    }

    @Sendable
    func takeOver(request: Request, context: AppContext) async throws -> Response {
        guard let name = context.fields["pack"], let set = try QuestionSetPack.set(name) else {
            throw NotFound("question set")
        }
        return try await keep(set, context)
    }

    private func keep(_ set: QuestionSet, _ context: AppContext) async throws -> Response {
        let version = try await services.keepQuestionSet(set, by: .member(context.member().id))
        return context.redirect(to: version.path, notice: "Taken in. Look at it, then publish it.")
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let version = try version(context)
        let content = try await services.database.read { db in
            let kept = try QuestionSetStore.kept(version, on: db)
            let versions = try QuestionSetStore.versions(of: version.key, on: db)
            let before = versions.first { $0.version.version < version.version }?.version
            let earlier = try before.map { try QuestionSetStore.kept($0, on: db).set }
            return QuestionSetPage.Content(
                kept: kept, versions: versions,
                changes: earlier.map { QuestionSetComparison(from: $0, to: kept.set).changes.map(\.line) } ?? [])
        }
        let crumbs = Self.crumbs + [Crumb("Question sets", "/question-sets")]
        return try services.pages.response(
            QuestionSetPage(content, for: context.viewer, frame: context.frame(in: "/occasions", after: crumbs)))
    }

    @Sendable
    func download(request: Request, context: AppContext) async throws -> Response {
        let version = try version(context)
        let kept = try await services.database.read { db in try QuestionSetStore.kept(version, on: db) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/yaml; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(version.key)-\(version.version).yaml\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try QuestionSetFile.text(of: kept.set))))
    }

    @Sendable
    func publish(request: Request, context: AppContext) async throws -> Response {
        let version = try version(context)
        try await services.publishQuestionSet(version, by: .member(context.member().id))
        return context.redirect(to: version.path, notice: "Published. People can be asked it now.")
    }

    private func version(_ context: AppContext) throws -> QuestionSetVersion {
        guard let key = context.parameters.get("key"), StableID.isWellFormed(key),
            let number = context.parameters.get("version").flatMap({ Int($0) })
        else { throw NotFound("question set") }
        return QuestionSetVersion(key, number)
    }

    private func refused(_ problems: FormProblems, _ found: [String], _ context: AppContext) throws -> Response {
        try services.pages.response(
            QuestionSetFilePage(problems, found: found, frame: filesFrame(context)), status: .unprocessableContent)
    }

    private func filesFrame(_ context: AppContext) -> Frame {
        context.frame(in: "/occasions", after: Self.crumbs + [Crumb("Question sets", "/question-sets")])
    }
}

extension QuestionChange {
    /// "length: Other words: label"
    fileprivate var line: String {
        question.map { "\($0): \(words)" } ?? words
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
