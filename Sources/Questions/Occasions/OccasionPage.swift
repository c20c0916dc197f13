import Domain
import Partnership
import Platform

/// One occasion: how it stands, the link, who was asked, and what can be done now.
struct OccasionPage: Page {
    static let template = "occasions/occasion"

    /// A list of people to be drawn up.
    struct Listing: Sendable {
        let words: String
        let kind: Select
        let area: Select
        let board: Select?
        let role: TextField?
        /// Who is added, before the fields that narrow it down.
        let whom: String
        let action: String
        let canEmpty: Bool
    }

    struct Extending: Sendable {
        let field: DateField
    }

    let frame: Frame
    let title: String
    let status: Tag
    let statusWords: String
    let summary: SummaryList
    let link: String?
    /// The same for a phone's camera: on a screen, or on a poster that is made of this page.
    let scanCode: ScanCode?
    let action: String
    let openHref: String?
    let closeHref: String?
    let remindWords: String?
    let listing: Listing?
    let extending: Extending?
    let resultsHref: String?
    let returnsHref: String?
    let newLinksHref: String?
    let roomHref: String?
    let paperHref: String?
    let importHref: String?
    let paperFormHref: String?
    let editHref: String?
    let textsHref: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    struct Content: Sendable {
        let listed: ListedOccasion
        let setTitle: String
        let areas: [(id: ID<Area>, name: String)]
        var closes: DateText = DateText(nil)
        var listing = ReturnListingForm()
        var problems = FormProblems()
    }

    init(_ content: Content, for viewer: Viewer, on today: Day, site: Site?, frame: Frame) {
        let (listed, occasion) = (content.listed, content.listed.occasion)
        let own = "\(frame.root)/occasions/\(occasion.id.text)"
        let mayRun = viewer.may(.runOccasions)
        self.frame = frame
        action = own
        title = occasion.draft.title
        status = occasion.tag(on: today)
        statusWords = Self.words(occasion, on: today)
        summary = SummaryList(Self.rows(content, root: frame.root, mayReadSets: viewer.may(.readQuestionSets)))
        link = occasion.state == .open ? Self.path(listed).flatMap { path in site.map { $0.link(to: path) } } : nil
        scanCode = link.flatMap { ScanCode($0) }
        openHref = mayRun && occasion.state == .draft ? "\(own)/opening" : nil
        closeHref = mayRun && occasion.state == .open ? "\(own)/closing" : nil
        let isReturn = occasion.draft.kind == .organisationReturn
        // One organisation may have more time than the others.
        let isTaken = isReturn ? occasion.state == .open : occasion.isTaking(on: today)
        let mayRemind = mayRun && isTaken && listed.left > 0 && listed.remindedOn != today
        let missing = isReturn ? "organisations that have not sent theirs" : "who have not answered"
        remindWords = mayRemind ? "Remind the \(listed.left.grouped) \(missing)" : nil
        listing =
            mayRun && occasion.draft.kind.isList && occasion.state == .draft
            ? Self.listing(content, at: own) : nil
        extending =
            mayRun && occasion.state == .open
            ? Extending(
                field: DateField("closes", "Last day for answers", content.closes, content.problems["closes"])) : nil
        resultsHref = occasion.state == .closed || mayRun && listed.answers.all > 0 ? "\(own)/results" : nil
        returnsHref = isReturn && (listed.invited > 0 || occasion.state != .draft) ? "\(own)/returns" : nil
        newLinksHref = mayRun && isReturn && isTaken && listed.left > 0 ? "\(own)/return-links" : nil
        paperFormHref = mayRun && occasion.state != .closed ? "\(own)/paper/form" : nil
        let takesPaper = (try? occasion.checkTakesSheets()) != nil
        paperHref = mayRun && occasion.state == .open && takesPaper ? "\(own)/paper" : nil
        importHref = paperHref.map { _ in "\(own)/import" }
        roomHref = mayRun && occasion.state == .open && occasion.draft.kind == .liveRoom ? "\(own)/room" : nil
        editHref = mayRun ? "\(own)/edit" : nil
        textsHref = viewer.may(.readHeldTexts) && listed.answers.waiting > 0 ? "\(frame.root)/held-texts" : nil
        hasProblems = !content.problems.isEmpty
        problems = content.problems.list
    }

    /// Where everybody answers; nil where each has a link of their own.
    private static func path(_ listed: ListedOccasion) -> String? {
        switch listed.occasion.kind {
        case .openLink: "/answer/\(listed.code)"
        case .liveRoom: "/room/\(listed.code)"
        case .closedList, .organisationReturn: nil
        }
    }

    private static func rows(_ content: Content, root: String, mayReadSets: Bool) -> [SummaryList.Row] {
        let (listed, draft) = (content.listed, content.listed.occasion.draft)
        let setHref = mayReadSets ? "\(root)/question-sets/\(draft.asked.key)/\(draft.asked.version)" : nil
        let isList = draft.kind.isList
        let rows: [SummaryList.Row?] = [
            listed.occasion.state == .draft ? nil : .init("Answers", listed.rate),
            isList && listed.occasion.state != .draft
                ? .init(draft.kind == .organisationReturn ? "Not sent yet" : "Not answered yet", listed.left.grouped)
                : nil,
            .init("Questions", content.setTitle, href: setHref),
            .init("Asked by", draft.kind.words),
            .init("Answers are", draft.isAnonymous ? "Anonymous" : "Kept with a name"),
            draft.isForYoungPeople ? .init("Who is asked", "Children or young people") : nil,
            draft.breakdown.map { .init("Broken down by", $0.words) },
            .init("Last day", draft.closesOn?.inWords ?? "Until it is closed"),
            listed.remindedOn.map { .init("Last reminded", $0.inWords) },
        ]
        return rows.compactMap(\.self)
    }

    private static func words(_ occasion: Occasion, on today: Day) -> String {
        switch (occasion.state, occasion.draft.closesOn) {
        case (.draft, _): "Nobody has been asked yet."
        case (.closed, _): "No more answers are taken."
        case (.open, nil): "Answers are taken until it is closed."
        case (.open, let last?) where last < today: "The last day was \(last.inWords). Only paper is taken now."
        case (.open, let last?): "Answers are taken to the end of \(last.inWords)."
        }
    }

    private static func listing(_ content: Content, at own: String) -> Listing {
        let (count, isReturn) = (content.listed.invited, content.listed.occasion.draft.kind == .organisationReturn)
        let counted = isReturn ? "\(count.grouped) \(count == 1 ? "organisation" : "organisations")" : count.people
        return Listing(
            words: count == 0 ? "Nobody is on the list yet." : "\(counted) on the list.",
            kind: Select(
                "kind", "Kind of organisation", none: "Any",
                OrganisationKind.allCases.map { ($0.rawValue, $0.words) }, content.listing.kind),
            area: Select(
                "area", "Area", none: "Any", content.areas.map { ($0.id.text, $0.name) }, content.listing.area?.text),
            board: isReturn
                ? nil : Select("board", "Board", none: "Any", Board.allCases.map { ($0.rawValue, $0.words) }, nil),
            role: isReturn
                ? TextField(
                    "role", "Write to those whose role has these words", content.listing.role, content.problems["role"],
                    hint: "Such as safeguarding lead. Leave it empty to write to everybody known there.") : nil,
            whom: isReturn
                ? "Add every organisation that goes on and fits:" : "Add everybody who agreed to surveys and fits:",
            action: isReturn ? "\(own)/returns" : "\(own)/list",
            canEmpty: count > 0)
    }
}
