import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Judgements as they were released, and replies to them.
struct JudgementRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("judgements", may: .readJudgements, use: list)
        routes.get("judgements/:judgement", may: .readJudgements, use: show)
        routes.post("judgements/:judgement/replies", may: .replyToJudgements, use: reply)
        routes.post("judgements/:judgement/releases", may: .keepScrutiny, use: widen)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = context.viewer
        let judgements = try await services.database.read { db in
            try JudgementStore.current(for: viewer, limit: JudgementsPage.most, on: db)
        }
        let page = JudgementsPage(judgements, frame: context.scrutinyFrame())
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        return try services.pages.response(page(around, context))
    }

    @Sendable
    func reply(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        let form = ReplyForm(context.fields)
        do {
            let (group, words) = try form.read(groups: around.ownGroups)
            let id = context.fields.id("new", of: JudgementReply.self) ?? services.newID()
            try await services.reply(to: around.judgement.id, for: group, words, id: id, by: context.member())
            return context.redirect(to: around.judgement.id.path, notice: "Your reply stands beside the judgement.")
        } catch let problems as FormProblems {
            return try services.pages.response(
                page(around, context, form, problems: problems), status: .unprocessableContent)
        }
    }

    @Sendable
    func widen(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        let groups = Set(context.fields.ids("groups", of: PartnershipGroup.self))
        do {
            try await services.widenRelease(of: around.judgement.id, to: groups, by: context.member().id)
            return context.redirect(to: around.judgement.id.path, notice: "The judgement was released to them too.")
        } catch let refusal as JudgementRefusal {
            guard let problems = refusal.problems else { throw refusal }
            return try services.pages.response(page(around, context, problems: problems), status: .unprocessableContent)
        }
    }

    private func page(
        _ around: JudgementPage.Around, _ context: AppContext, _ typed: ReplyForm = .init(),
        problems: FormProblems = .init()
    ) -> JudgementPage {
        let crumb = context.viewer.may(.keepScrutiny) ? around.line.crumb : Crumb("Judgements", "/judgements")
        return JudgementPage(
            around, for: context.viewer, new: services.newID(JudgementReply.self).text, on: services.today,
            frame: context.scrutinyFrame(after: [crumb]), typed: typed, problems: problems)
    }

    /// A fixed number of queries, whatever it rests on.
    private func around(_ context: AppContext) async throws -> JudgementPage.Around {
        let (id, member) = try (context.id("judgement", of: Judgement.self), context.member())
        let reader = EvidenceReader(context.viewer, space: services.openSpace(in: context))
        return try await services.database.read { db in
            try JudgementPage.Around(id, for: reader, of: member, on: db)
        }
    }
}

extension JudgementPage.Around {
    init(_ id: ID<Judgement>, for reader: EvidenceReader, of member: Member, on db: any Connection) throws {
        let viewer = reader.viewer
        let judgement = try JudgementStore.judgement(id, for: viewer, on: db)
        let releases = try JudgementStore.releases(of: id, on: db)
        let replies = try JudgementStore.replies(to: id, on: db)
        let groups = try GroupStore.groups(on: db)
        let own = try Set(GroupStore.groups(of: member.id, on: db).map(\.id))
        let released = Set(releases.map(\.group))
        self.judgement = judgement
        self.releases = releases
        self.replies = replies
        line = try LineStore.known(judgement.line, on: db)
        seesLine = try !LineStore.lines([judgement.line], for: viewer, on: db).isEmpty
        versions = try JudgementStore.versions(about: judgement.line, for: viewer, on: db)
        last = try JudgementStore.lastVersion(about: judgement.line, on: db)
        recommendations = try RecommendationStore.recommendations(
            about: RecordReference(JudgementReferences.word, id), for: viewer, on: db)
        evidence = try EvidenceStore.resting(judgement.evidence, for: reader, on: db)
        names = try MemberStore.names(of: [judgement.by] + replies.map(\.by), on: db)
        groupNames = Dictionary(groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        ownGroups = groups.filter { own.contains($0.id) && released.contains($0.id) }
        let isOwn = judgement.by == member.id && versions.first?.version == judgement.version
        further = isOwn ? try ReleaseGroup.all(on: db).filter { !released.contains($0.id) } : []
    }
}

/// The latest judgement about each question.
struct JudgementsPage: Page {
    static let template = "judgements/list"
    static let most = 200

    let frame: Frame
    let status: String
    let table: DataTable

    init(_ judgements: [Judgement], frame: Frame) {
        self.frame = frame
        status = judgements.count == 1 ? "1 judgement" : "\(judgements.count) judgements"
        table = DataTable(
            caption: "The latest judgement about each question, newest first",
            columns: [.init("Question"), .init("Judgement"), .init("Confidence"), .init("Released")],
            rows: judgements.map { judgement in
                [
                    .init(judgement.question, href: frame.root + judgement.id.path),
                    .init("", tag: judgement.assurance.tag), .init(judgement.confidence.words),
                    .init(judgement.releasedOn),
                ]
            },
            empty: EmptyState(
                "No judgement yet", "What the scrutineer judges is listed here once it is released to a group of yours."
            ))
    }
}
