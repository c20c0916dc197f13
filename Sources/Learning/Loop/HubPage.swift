import Domain
import Partnership
import Platform
import Questions

/// The front page of a hub: how far it has come, and what is broken.
struct HubPage: Page {
    static let template = "loop/hub"

    struct Broken: Sendable {
        let words: String
        let why: String
        let href: String?
    }

    struct Download: Sendable {
        let title: String
        let words: String
        let href: String
    }

    let frame: Frame
    let title: String
    let status: String
    let ribbon: ChainRibbon
    let hasBroken: Bool
    let broken: [Broken]
    let mainAction: Download?
    let themes: DataTable?
    let exports: ExportLinks?
    let addThemeHref: String?
    let whyChildren: String
    let whyAdults: String
    let questions: [String]
    let stages: DataTable
    let links: [Download]
    let editHref: String?

    let asked: [Download]
    let hasAsked: Bool
    let askHref: String?

    init(
        _ standing: HubStanding, asked: [AskedAboutHub] = [], for viewer: Viewer, on today: Day, frame: Frame
    ) {
        self.frame = frame
        let hub = standing.hub
        let paths = ChainPaths(root: frame.root, hub: hub, viewer: viewer)
        title = hub.title
        status = ([hub.season] + hub.boardWords).joined(separator: ". ") + "."
        ribbon = ChainRibbon(standing.chain(on: today), "From heard to told: \(hub.title)", leading: paths)
        let mends = viewer.may(.readHubReport) ? Self.broken(standing, paths, on: today) : []
        broken = mends
        hasBroken = !mends.isEmpty
        let mainAction = Self.mainAction(standing, paths)
        self.mainAction = mainAction
        let addHref = viewer.may(.codeComments) ? "\(frame.root)\(hub.path)/themes/new" : nil
        themes = viewer.may(.readHubReport) ? Self.themes(standing, addHref, on: today, root: frame.root) : nil
        exports =
            viewer.may(.exportHub) && !standing.themes.isEmpty
            ? ExportLinks("Export the themes", at: "\(frame.root)\(hub.path)/themes/export") : nil
        addThemeHref = standing.themes.isEmpty ? nil : addHref
        whyChildren = hub.whyChildren
        whyAdults = hub.whyAdults
        questions = hub.questions
        stages = Self.stages(hub, on: today)
        links = Self.links(standing, paths).filter { $0.href != mainAction?.href }
        self.asked = viewer.may(.readResults) ? asked.compactMap { $0.link(for: viewer, root: frame.root) } : []
        hasAsked = !self.asked.isEmpty
        let askPath = "/occasions/new?about=hub/\(hub.id.text)"
        askHref = viewer.may(.runOccasions) ? frame.root + askPath : nil
        editHref = viewer.may(.changeHubs) ? "\(frame.root)\(hub.path)/edit" : nil
    }

    /// Theme by theme, in the order of the chain.
    private static func broken(_ standing: HubStanding, _ paths: ChainPaths, on today: Day) -> [Broken] {
        standing.themes.flatMap { theme in
            Chain(theme.progress, on: today).broken.map { link in
                Broken(
                    words: "\(theme.theme.name): \(link.words.lowercasedFirst)", why: why(link.name, theme),
                    href: paths.path(of: link.name, for: theme))
            }
        }
    }

    private static func why(_ name: ChainLink.Name, _ theme: ThemeStanding) -> String {
        switch name {
        case .decided:
            let meeting = theme.sendings.first { $0.decision == nil }?.meeting
            return meeting.map { "It was on the agenda of \($0.title) on \($0.meetsOn.inWords)." } ?? ""
        case .done: return "“We will do this” needs an action: somebody who does it, and a day."
        case .told:
            let decision = theme.decisions.first { theme.toldOn[$0.id] == nil }
            return decision.map { "It was decided on \($0.decidedOn.inWords). Those who spoke have not heard." } ?? ""
        default: return ""
        }
    }

    private static func mainAction(_ standing: HubStanding, _ paths: ChainPaths) -> Download? {
        let (viewer, base) = (paths.viewer, paths.root + standing.hub.path)
        if viewer.may(.tellDecisions), !standing.untold.isEmpty {
            return Download(title: "Tell people what was decided", words: "", href: "\(base)/letters")
        }
        if viewer.may(.addComments), standing.comments == 0 {
            return Download(title: "Import comments", words: "", href: "\(base)/comments/import")
        }
        if viewer.may(.readComments) {
            return Download(title: "Read the comments", words: "", href: "\(base)/comments")
        }
        guard let href = paths.saidAndDone else { return nil }
        return Download(title: "You said, we did", words: "", href: href)
    }

    private static func themes(_ standing: HubStanding, _ addHref: String?, on today: Day, root: String) -> DataTable {
        DataTable(
            caption: "Themes",
            columns: [
                .init("Theme"), .init("Comments", isFigure: true), .init("Sources", isFigure: true), .init("How far"),
            ],
            rows: standing.themes.map { theme in
                [
                    .init(theme.theme.name, href: "\(root)\(standing.hub.path)/themes/\(theme.theme.id.text)"),
                    .init(theme.tally.comments.grouped), .init(theme.tally.sources.grouped),
                    .init("", tag: Chain(theme.progress, on: today).tag),
                ]
            },
            empty: EmptyState(
                "No theme yet", "What the comments have in common will be listed here.", action: "Add a theme",
                href: addHref), id: "themes")
    }

    private static func stages(_ hub: Hub, on today: Day) -> DataTable {
        DataTable(
            caption: "Stages",
            columns: [.init("Stage"), .init("Planned for"), .init("Happened on")],
            rows: hub.stages.map { stage in
                let isLate = stage.doneOn == nil && (stage.plannedOn ?? today) < today
                return [
                    .init(stage.kind.words), stage.plannedOn.map { .init($0) } ?? .init("Not planned"),
                    stage.doneOn.map { .init($0) }
                        ?? .init(isLate ? "" : "Not yet", tag: isLate ? Tag("Late", .wrong) : nil),
                ]
            },
            empty: EmptyState("No stage yet", "The newsletter, the forums and what follows will be listed here."),
            id: "stages")
    }

    private static func links(_ standing: HubStanding, _ paths: ChainPaths) -> [Download] {
        let (viewer, base) = (paths.viewer, paths.root + standing.hub.path)
        let published = standing.hub.isPublished ? "Public." : "Not published yet."
        let all: [(Bool, String, String, String)] = [
            (viewer.may(.readComments), "Comments", "\(standing.comments.grouped) in all.", "\(base)/comments"),
            (viewer.may(.readHubReport), "Hub report", "Each figure with its base.", "\(base)/report"),
            (paths.saidAndDone != nil, "You said, we did", published, "\(paths.root)\(standing.hub.saidAndDonePath)"),
            (viewer.may(.tellDecisions), "Letters", "Who was told what was decided.", "\(base)/letters"),
        ]
        return all.filter(\.0).map { Download(title: $0.1, words: $0.2, href: $0.3) }
    }
}

/// Something people were asked about a hub.
struct AskedAboutHub: Sendable {
    let id: ID<Occasion>
    let title: String
    let isDraft: Bool

    /// What is not open yet is seen by those who plan it.
    func link(for viewer: Viewer, root: String) -> HubPage.Download? {
        guard !isDraft || viewer.may(.runOccasions) else { return nil }
        let words = isDraft ? "Not open yet." : "What people were asked, and what they answered."
        return HubPage.Download(title: title, words: words, href: "\(root)/occasions/\(id.text)")
    }
}

extension OccasionSubject {
    static func hub(_ id: ID<Hub>) -> OccasionSubject {
        OccasionSubject("hub", id.text)
    }
}

extension Hub {
    var boardWords: [String] {
        let words = Board.allCases.filter(boards.contains).map(\.words)
        guard let first = words.first else { return [] }
        return [words.count == 1 ? "For the \(first.lowercasedFirst)" : "For both boards, children's and adults'"]
    }
}

extension Chain {
    /// In a word or two: what is broken, or else the last link that is done.
    var tag: Tag {
        if let broken = broken.first { return Tag(broken.words, .wrong) }
        guard let last = links.last(where: { $0.state == .done }) else { return Tag("Nothing heard", .neutral) }
        return Tag(last.name.words, last.name == .told ? .good : .waiting)
    }
}
