import Domain
import Partnership
import Platform

/// One theme: what was heard, where it was sent, what came of it.
struct ThemePage: Page {
    static let template = "loop/theme"

    /// Where it can be put on an agenda.
    struct Sending: Sendable {
        let action: String
        let meeting: Select
    }

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: String
    let status: String
    let ribbon: ChainRibbon
    let summary: String?
    let noSummary: String?
    let editHref: String?
    let commentsHref: String?
    let meetings: DataTable?
    let sending: Sending?
    let actions: DataTable?
    /// Why it cannot be sent yet.
    let sendingNeeds: String?

    struct Content: Sendable {
        let hub: Hub
        let theme: ThemeStanding
        let planned: [Meeting]
    }

    init(
        _ content: Content, for viewer: Viewer, on today: Day, frame: Frame, chosen: String? = nil,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        let (hub, standing) = (content.hub, content.theme)
        let path = "\(frame.root)\(hub.path)/themes/\(standing.theme.id.text)"
        let paths = ChainPaths(root: frame.root, hub: hub, viewer: viewer)
        name = standing.theme.name
        status = standing.tally.words
        ribbon = ChainRibbon(
            Chain(standing.progress, on: today), "From heard to told: \(standing.theme.name)", of: standing,
            leading: paths)
        summary = standing.theme.summary
        noSummary = standing.theme.summary == nil ? "Nobody has summed up yet what was heard." : nil
        editHref = viewer.may(.codeComments) ? "\(path)/edit" : nil
        commentsHref = paths.path(of: .heard, for: standing)
        meetings = viewer.may(.readMeetings) ? Self.meetings(standing, today, root: frame.root) : nil
        actions = Self.actions(standing, viewer, on: today, root: frame.root)
        let refusal = viewer.may(.sendThemes) ? standing.refusalToSend : nil
        sendingNeeds = refusal?.message
        sending =
            viewer.may(.sendThemes) && refusal == nil
            ? Self.sending(content, chosen, problems["meeting"], action: "\(path)/sendings") : nil
    }

    private static func meetings(_ standing: ThemeStanding, _ today: Day, root: String) -> DataTable {
        DataTable(
            caption: "Meetings it was sent to", columns: [.init("Meeting"), .init("Date"), .init("Decision")],
            rows: standing.sendings.map { entry in
                let decision = entry.decision
                return [
                    .init(entry.meeting.title, href: "\(root)/meetings/\(entry.meeting.id.text)"),
                    .init(entry.meeting.meetsOn),
                    .init(
                        decision?.answer.words ?? "",
                        href: decision.map { "\(root)/decisions/\($0.id.text)" },
                        tag: decision == nil ? Self.undecided(entry.meeting, on: today) : nil),
                ]
            },
            empty: EmptyState("Not sent to a meeting yet", "Meetings that are asked to decide will be listed here."),
            id: "meetings")
    }

    private static func undecided(_ meeting: Meeting, on today: Day) -> Tag {
        meeting.state == .held || meeting.meetsOn < today ? Tag("No decision", .wrong) : Tag("Still to come", .waiting)
    }

    private static func actions(
        _ standing: ThemeStanding, _ viewer: Viewer, on today: Day, root: String
    ) -> DataTable? {
        let agreed = standing.decisions.flatMap { standing.actions[$0.id] ?? [] }
        guard !agreed.isEmpty else { return nil }
        return DataTable(
            caption: "What is done about it",
            columns: [.init("Action"), .init("Owner"), .init("Due"), .init("Standing")],
            rows: agreed.map { listed in
                let href = viewer.may(.readActions) ? "\(root)/actions/\(listed.action.id.text)" : nil
                return [
                    .init(listed.action.what, href: href), .init(listed.ownerName),
                    .init(listed.action.dueOn),
                    .init(listed.action.isLate(on: today) ? "Late" : listed.action.state.words),
                ]
            },
            empty: EmptyState("No action yet", "What was agreed will be listed here."), id: "actions")
    }

    private static func sending(
        _ content: Content, _ chosen: String?, _ problem: String?, action: String
    ) -> Sending {
        let known = Set(content.theme.sendings.map(\.meeting.id))
        let open = content.planned.filter { !known.contains($0.id) }
        let hint = open.isEmpty ? "No meeting is planned that it is not on already. Add one under Meetings first." : nil
        return Sending(
            action: action,
            meeting: Select(
                "meeting", "Which meeting should decide?",
                [Choice("", "Choose a meeting", isChosen: chosen == nil)]
                    + open.map {
                        Choice($0.id.text, "\($0.title), \($0.meetsOn.inWords)", isChosen: chosen == $0.id.text)
                    }, problem, hint: hint))
    }
}

extension ThemeTally {
    /// "43 comments from 2 sources"
    var words: String {
        let heard = comments == 1 ? "1 comment" : "\(comments.grouped) comments"
        return comments == 0 ? "No comment yet" : "\(heard) from \(sources == 1 ? "1 source" : "\(sources) sources")"
    }
}

extension ThemeStanding {
    /// A group decides about what was summed up, and about what somebody said.
    var refusalToSend: ThemeRefusal? {
        if tally.comments == 0 { return .noComments }
        return theme.summary == nil ? .noSummary : nil
    }
}
