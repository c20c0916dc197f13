import Domain
import Hummingbird
import Platform
import Storage

/// The board of a line of enquiry.
struct EnquiryRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("enquiries/:enquiry", may: .readScrutinyPlan, use: show)
        routes.get("enquiries/:enquiry/next", may: .keepScrutiny, use: askNext)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        let reader = EvidenceReader(context.viewer, space: services.openSpace(in: context))
        let content = try await services.database.read { db in try BoardPage.Content(id, for: reader, on: db) }
        let page = BoardPage(
            content, mayKeep: context.viewer.may(.keepScrutiny), on: services.today,
            frame: context.scrutinyFrame(after: [content.plan.crumb]))
        return try services.pages.response(page)
    }
}

// The question a disagreement leads to.
extension EnquiryRoutes {
    /// Offered as a line of enquiry to be changed and added, never added by itself.
    @Sendable
    func askNext(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("enquiry", of: LineOfEnquiry.self)
        let (content, areas) = try await services.database.read { db in
            let content = try BoardPage.Content(id, for: EvidenceReader(context.viewer), on: db)
            return try (content, PlanStore.areas(of: content.plan.id, on: db))
        }
        let framework = try FrameworkFile.all().first { $0.id == content.plan.details.framework }
        let page = EditLinePage(
            LineForm(following: content.line, content.placed, on: services.today), heading: "Add a line of enquiry",
            action: "\(content.plan.id.path)/enquiries", new: services.newID(LineOfEnquiry.self).text,
            follows: id.text, areas: areas, framework: framework,
            frame: context.scrutinyFrame(after: [content.plan.crumb, content.line.crumb]))
        return try services.pages.response(page)
    }
}

extension LineForm {
    /// What the disagreement on a board proposes. Without one, the line as it is.
    init(following line: LineOfEnquiry, _ placed: [PlacedEvidence], on today: Day) {
        self.init(line)
        let view = Triangulation(placed, wanted: line.details.wanted, on: today)
        guard let disagreement = view.disagreement else { return }
        question = disagreement.nextQuestion(about: line.details.claim)
        whyNow = disagreement.words
        wanted = Set(disagreement.wanted(having: placed).map(\.rawValue))
    }
}

extension BoardPage.Content {
    /// A fixed number of queries, whatever is on the board.
    init(_ id: ID<LineOfEnquiry>, for reader: EvidenceReader, on db: any Connection) throws {
        let line = try LineStore.line(id, for: reader.viewer, on: db)
        let placed = try BoardStore.placed(on: [id], for: reader.viewer, from: db)[id] ?? []
        let evidence = try EvidenceStore.evidence(placed.map(\.id), for: reader, on: db)
        self.line = line
        self.placed = placed
        self.evidence = Dictionary(evidence.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        plan = try PlanStore.known(line.plan, on: db)
        area = try line.details.area.map { try PlanStore.area($0, of: line.plan, on: db) }
        unseen = try BoardStore.unseen(of: id, for: reader.viewer, on: db)
        previous = try line.follows.flatMap { try LineStore.lines([$0], for: reader.viewer, on: db).first }
        following = try LineStore.following(id, for: reader.viewer, on: db)
        judgement = try JudgementStore.latest(about: [id], for: reader.viewer, on: db)[id]
    }
}
