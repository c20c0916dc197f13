import Domain
import Partnership
import Platform

/// A plan and how far it has come: its questions by area, what is known of each, and what was judged.
struct PlanPage: Page {
    static let template = "progress/plan"

    /// As read in one go, for whoever asks.
    struct Content: Sendable {
        let plan: ScrutinyPlan
        let areas: [PlanArea]
        let lines: [LineOfEnquiry]
        let placed: [ID<LineOfEnquiry>: [PlacedEvidence]]
        let judged: [ID<LineOfEnquiry>: Judgement]
        let versions: [PlanVersion]
        let agreements: [PlanAgreement]
        let partners: [SafeguardingPartner]
        let names: [ID<Organisation>: String]
    }

    struct Area: Sendable {
        let title: String
        let reason: String?
        let editHref: String?
        let table: DataTable
        let addHref: String?
    }

    /// Whether each partner has agreed to what was offered last.
    struct Partner: Sendable {
        let name: String
        let words: String
        let tag: Tag
    }

    /// The words that were offered last, which stay as they are.
    struct Offered: Sendable {
        let heading: String
        let questions: [String]
    }

    struct Agreeing: Sendable {
        let action: String
        let version: String
        let words: String
    }

    struct Tools: Sendable {
        let path: String
        let editHref: String
        let addAreaHref: String
        let offerHref: String?
        let canPublish: Bool
        let canClose: Bool
    }

    let frame: Frame
    let planTitle: String
    let tag: Tag
    let status: String
    let changed: String?
    let principles: [String]
    let offered: Offered?
    let areas: [Area]
    let partners: [Partner]
    let agreeing: Agreeing?
    let addLineHref: String?
    let tools: Tools?
    let coverageHref: String
    let exports: ExportLinks?

    init(_ content: Content, for viewer: Viewer, on today: Day, frame: Frame) {
        let plan = content.plan
        let mayKeep = viewer.may(.keepScrutiny)
        let isOpen = mayKeep && plan.closedOn == nil
        self.frame = frame
        planTitle = plan.details.title
        tag = plan.awaitsAgreement ? ScrutinyPlan.Standing.offered.tag : plan.standing.tag
        status = Self.status(content)
        let shown = mayKeep ? nil : content.versions.first
        changed =
            mayKeep && plan.hasChanges && plan.isOffered
            ? "It was changed since version \(plan.version) was offered." : nil
        offered = content.versions.first.map { version in
            Offered(
                heading: "The questions of version \(version.version), as offered on \(version.offeredOn.inWords)",
                questions: version.questions)
        }
        principles = shown?.principles ?? plan.details.principles
        areas = Self.areas(content, isOpen: isOpen, on: today, root: frame.root)
        partners = plan.isOffered ? content.partners.map { Self.partner($0.organisation, content) } : []
        agreeing = Self.agreeing(content, viewer, root: frame.root)
        addLineHref = isOpen ? "\(frame.root)\(plan.id.path)/enquiries/new" : nil
        coverageHref = "\(frame.root)\(plan.id.path)/coverage"
        exports =
            content.lines.isEmpty
            ? nil : ExportLinks("Export the lines of enquiry", at: "\(frame.root)\(plan.id.path)/export")
        tools = isOpen ? Self.tools(plan, on: today, root: frame.root) : nil
    }

    /// "1 April 2019 to 31 March 2020. 6 lines of enquiry, 2 answered. 40 days agreed."
    private static func status(_ content: Content) -> String {
        let details = content.plan.details
        let answered = content.lines.count { $0.state == .answered || $0.state == .closed }
        let lines = content.lines.count == 1 ? "1 line of enquiry" : "\(content.lines.count) lines of enquiry"
        let days = details.days.map { " \($0) days agreed." } ?? ""
        return "\(details.startsOn.inWords) to \(details.endsOn.inWords). \(lines), \(answered) answered.\(days)"
    }

    private static func partner(_ organisation: Organisation, _ content: Content) -> Partner {
        let agreement = content.agreements.last { $0.organisation == organisation.id }
        guard let agreement else {
            return Partner(name: organisation.name, words: "", tag: Tag("Not agreed yet", .waiting))
        }
        let isCurrent = agreement.version == content.plan.version
        return Partner(
            name: organisation.name, words: "Version \(agreement.version), \(agreement.on.inWords)",
            tag: isCurrent ? Tag("Agreed", .good) : Tag("Agreed to an earlier version", .waiting))
    }

    private static func agreeing(_ content: Content, _ viewer: Viewer, root: String) -> Agreeing? {
        let plan = content.plan
        guard viewer.may(.agreeScrutinyPlan), plan.isOffered, plan.closedOn == nil,
            let organisation = viewer.member?.organisation
        else { return nil }
        let partner = content.partners.speaking(for: organisation)
        guard content.partners.isEmpty || partner != nil else { return nil }
        let hasAgreed = content.agreements.contains {
            $0.organisation == partner?.id ?? organisation && $0.version == plan.version
        }
        guard !hasAgreed else { return nil }
        let name = partner?.name ?? content.names[organisation] ?? "your organisation"
        return Agreeing(
            action: "\(root)\(plan.id.path)/agreement", version: String(plan.version),
            words: "You agree to version \(plan.version) for \(name).")
    }

    private static func tools(_ plan: ScrutinyPlan, on today: Day, root: String) -> Tools {
        let path = root + plan.id.path
        return Tools(
            path: path, editHref: "\(path)/edit", addAreaHref: "\(path)/areas/new",
            offerHref: plan.version == 0 || plan.hasChanges ? "\(path)/offer" : nil,
            canPublish: plan.agreedVersion != nil && plan.publishedOn == nil,
            canClose: plan.details.endsOn <= today)
    }
}

// Its questions, area by area.
extension PlanPage {
    private static func areas(_ content: Content, isOpen: Bool, on today: Day, root: String) -> [Area] {
        let path = root + content.plan.id.path
        let named = content.areas.map { area in
            Area(
                title: area.title, reason: area.reason,
                editHref: isOpen ? "\(path)/areas/\(area.id.text)/edit" : nil,
                table: table(
                    content.lines.filter { $0.details.area == area.id }, content, area.id.text, on: today, root),
                addHref: isOpen ? "\(path)/enquiries/new?area=\(area.id.text)" : nil)
        }
        let rest = content.lines.filter { line in !content.areas.contains { $0.id == line.details.area } }
        guard !rest.isEmpty || named.isEmpty else { return named }
        let title = named.isEmpty ? "Lines of enquiry" : "In no area"
        return named + [
            Area(
                title: title, reason: nil, editHref: nil, table: table(rest, content, "rest", on: today, root),
                addHref: nil)
        ]
    }

    private static func table(
        _ lines: [LineOfEnquiry], _ content: Content, _ id: String, on today: Day, _ root: String
    ) -> DataTable {
        DataTable(
            caption: lines.count == 1 ? "1 line of enquiry" : "\(lines.count) lines of enquiry",
            columns: [
                .init("Question"), .init("Standing"), .init("Performance"), .init("Practice"), .init("Voice"),
                .init("Confidence"), .init("Judgement"),
            ],
            rows: lines.map { row($0, content, on: today, root) },
            empty: EmptyState("No line of enquiry yet", "Questions about this will be listed here."),
            id: "lines-\(id)")
    }

    private static func row(
        _ line: LineOfEnquiry, _ content: Content, on today: Day, _ root: String
    ) -> [DataTable.Cell] {
        let view = Triangulation(content.placed[line.id] ?? [], wanted: line.details.wanted, on: today)
        let judged = content.judged[line.id]
        return [
            .init(line.details.question, href: root + line.id.path), .init("", tag: line.state.tag),
        ] + view.sides.map { .init($0.says.short) } + [
            .init(view.confidence.words),
            judged.map { .init($0.assurance.words, href: root + $0.id.path) } ?? .init("Not yet"),
        ]
    }
}

extension SideView.Says {
    /// For a cell.
    fileprivate var short: String {
        switch self {
        case .supports: "+ Supports"
        case .contradicts: "− Contradicts"
        case .divided: "± Divided"
        case .silent: "· Silent"
        case .nothing: "Not known"
        }
    }
}

extension ScrutinyPlan.Standing {
    var tag: Tag {
        switch self {
        case .draft: Tag(words, .neutral)
        case .offered: Tag(words, .waiting)
        case .agreed, .published: Tag(words, .good)
        case .closed: Tag(words, .neutral)
        }
    }
}
