import Domain
import Partnership
import Platform

/// Who has sent their return, and who has not.
struct ReturnsPage: Page {
    static let template = "returns/list"
    static let size = 100

    struct Standing: Sendable {
        let words: String
        let href: String
        let isCurrent: Bool
    }

    let frame: Frame
    let title: String
    let status: String
    let standings: [Standing]
    let table: DataTable
    let pagination: Pagination?

    /// - Parameters:
    ///   - standing: narrows the list; nil shows all.
    ///   - page: from 1.
    ///   - mayOpen: whether the reader may read what each sent.
    init(
        _ returns: [ListedReturn], of occasion: Occasion, _ standing: OrganisationReturn.State?, page: Int,
        mayOpen: Bool, on today: Day, frame: Frame
    ) {
        let own = "\(frame.root)/occasions/\(occasion.id.text)/returns"
        let sent = returns.count { $0.asked.state == .sent }
        let found = returns.filter { standing == nil || $0.asked.state == standing }
        self.frame = frame
        title = "Returns: \(occasion.draft.title)"
        status =
            returns.isEmpty ? "No organisation is asked yet." : "\(Share(sent, of: returns.count).words) sent theirs."
        standings =
            [Standing(words: "All (\(returns.count.grouped))", href: own, isCurrent: standing == nil)]
            + OrganisationReturn.State.allCases.map { state in
                let count = returns.count { $0.asked.state == state }
                return Standing(
                    words: "\(state.words) (\(count.grouped))", href: "\(own)?standing=\(state.rawValue)",
                    isCurrent: state == standing)
            }
        table = DataTable(
            caption: "By name",
            columns: [.init("Organisation"), .init("Kind"), .init("Area"), .init("Stands"), .init("Sent on")],
            rows: found.dropFirst((page - 1) * Self.size).prefix(Self.size).map { one in
                [
                    .init(one.organisationName, href: mayOpen ? "\(own)/\(one.asked.organisation.text)" : nil),
                    .init(one.organisationKind.words), .init(one.areaName ?? ""),
                    .init("", tag: one.tag(for: occasion, on: today)), one.asked.sentOn.map { .init($0) } ?? .init(""),
                ]
            },
            empty: EmptyState("None", "No return stands like this."))
        pagination = Pagination(
            page: page, size: Self.size, of: found.count, at: own,
            query: standing.map { "standing=\($0.rawValue)" } ?? "")
    }
}

extension ListedReturn {
    func tag(for occasion: Occasion, on today: Day) -> Tag {
        if asked.isLate(for: occasion, on: today) { return Tag("Late", .wrong) }
        return switch asked.state {
        case .notBegun: Tag(asked.state.words, .neutral)
        case .begun: Tag(asked.state.words, .waiting)
        case .sent: Tag(asked.state.words, .good)
        }
    }
}

/// The return of one organisation, for those who asked for it.
struct OneReturnPage: Page {
    static let template = "returns/one"

    struct Content: Sendable {
        let listed: ListedReturn
        let occasion: Occasion
        let set: QuestionSet
        let people: [KnownContact]
        let response: KeptResponse?
        let path: String?
        var closes = DateText(nil)
        var problems = FormProblems()
    }

    let frame: Frame
    let title: String
    let tag: Tag
    let status: String
    let summary: SummaryList
    let link: String?
    let sections: [ReturnSection]
    let waiting: String?
    let extending: DateField?
    let againAction: String?
    let newLinkAction: String?
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    init(_ content: Content, for viewer: Viewer, on today: Day, site: Site?, frame: Frame) {
        let (listed, occasion) = (content.listed, content.occasion)
        let mayRun = viewer.may(.runOccasions)
        let own = "\(frame.root)/occasions/\(occasion.id.text)/returns/\(listed.asked.organisation.text)"
        self.frame = frame
        action = own
        title = listed.organisationName
        tag = listed.tag(for: occasion, on: today)
        status = Self.status(listed.asked, occasion)
        summary = SummaryList(Self.rows(content))
        let isOpen = occasion.state == .open
        link = mayRun && isOpen && listed.asked.sentOn == nil ? content.path.flatMap { site?.link(to: $0) } : nil
        let sheet = content.response?.sheet
        sections =
            sheet.map { sheet in
                ReturnSection.all(AnswerPath(content.set, sheet.counted, on: today), filesAt: "\(own)/files")
            } ?? []
        waiting =
            sheet?.isWaiting == true
            ? "Some of what was written waits for a reader, and is not shown before it has been read." : nil
        let isPast = listed.asked.lastDay(of: occasion).map { $0 < today } ?? false
        let mayExtend =
            mayRun && isOpen && occasion.draft.closesOn != nil && (listed.asked.sentOn == nil || isPast)
        extending =
            mayExtend
            ? DateField("closes", "Last day for this organisation", content.closes, content.problems["closes"]) : nil
        againAction = mayRun && isOpen && listed.asked.sentOn != nil && !isPast ? "\(own)/again" : nil
        newLinkAction = mayRun && occasion.state != .draft ? "\(own)/link" : nil
        hasProblems = !content.problems.isEmpty
        problems = content.problems.list
    }

    private static let peopleShown = 5

    private static func status(_ asked: OrganisationReturn, _ occasion: Occasion) -> String {
        if let sent = asked.sentOn { return "Sent on \(sent.inWords)." }
        let begun = asked.begunOn.map { "Begun on \($0.inWords), and not sent." } ?? "Nobody has begun it."
        return [begun, asked.lastDay(of: occasion).map { "The last day is \($0.inWords)." }].compactMap(\.self)
            .joined(separator: " ")
    }

    private static func rows(_ content: Content) -> [SummaryList.Row] {
        let more = content.people.count - Self.peopleShown
        let people =
            content.people.prefix(Self.peopleShown).map {
                [$0.name, $0.role].compactMap(\.self).joined(separator: ", ")
            }
            + (more > 0 ? ["and \(more.grouped) more"] : [])
        return [
            .init("Kind", content.listed.organisationKind.words),
            .init("Area", content.listed.areaName ?? "None"),
            .init(
                "Letters go to",
                people.isEmpty
                    ? "Nobody: no contact there fits. Give somebody the link yourself."
                    : people.joined(separator: "\n")),
        ]
    }
}
