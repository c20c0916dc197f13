import Domain
import Platform

/// One action: how it stands, what was said about it, and what this person may do with it.
struct ActionPage: Page {
    static let template = "actions/action"

    struct Said: Sendable {
        let words: String
        let by: String
        let at: String
    }

    /// What stands around the action.
    struct Context: Sendable {
        /// Of an action about a decision.
        let entry: AgendaEntry?
        let updates: [ActionUpdate]
        let names: [ID<Member>: String]
    }

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let what: String
    let tag: Tag
    let summary: SummaryList
    let updates: [Said]
    let noUpdates: Bool
    let action: String
    let new: String
    let tell: TextArea?
    let done: DateField?
    let check: CheckFields?
    /// Why this person does not check it, when nothing else keeps them from it.
    let ownWords: String?
    let why: TextArea?

    init(
        _ listed: ListedAction, _ around: Context, _ entries: ActionEntries, new: String, for viewer: Viewer,
        on today: Day, frame: Frame, problems: FormProblems = .init()
    ) {
        let offers = Offers(listed.action, for: viewer)
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        what = listed.action.what
        tag = listed.action.tag(on: today)
        summary = Self.summary(listed, around, for: viewer, root: frame.root)
        updates = around.updates.map { update in
            Said(
                words: update.words, by: update.by.map { around.names[$0] ?? "Somebody" } ?? "Sightline",
                at: UKTime.inWords(update.at))
        }
        noUpdates = updates.isEmpty
        action = "\(frame.root)/actions/\(listed.action.id.text)"
        self.new = new
        tell = offers.tell ? Self.tell(entries, problems) : nil
        done = offers.done ? DateField("done", "When was it done?", entries.done, problems["done"]) : nil
        check = offers.close ? CheckFields(entries, problems) : nil
        ownWords = offers.isOwn ? ActionRefusal.ownAction.message : nil
        why = offers.reopen ? Self.why(entries, problems) : nil
    }

    private static func tell(_ entries: ActionEntries, _ problems: FormProblems) -> TextArea {
        TextArea(
            "words", "Say what has been done so far", entries.words, problems["words"], rows: 3,
            most: ActionEntries.wordsRule.most)
    }

    private static func why(_ entries: ActionEntries, _ problems: FormProblems) -> TextArea {
        TextArea(
            "why", "Why should it be opened again?", entries.why, problems["why"], rows: 3,
            most: ActionEntries.whyRule.most)
    }
}

// What is known of it, row by row.
extension ActionPage {
    /// Whoever may not read meetings learns what the action is about, without a way into the meeting.
    private static func summary(
        _ listed: ListedAction, _ around: Context, for viewer: Viewer, root: String
    ) -> SummaryList {
        let action = listed.action
        let rows: [SummaryList.Row?] = [
            .init("Owner", listed.ownerName),
            .init("Due", action.dueOn.inWords),
            .init("How we will know that it worked", action.success),
            row("Done", action.doneOn, action.doneBy, around.names),
            action.evidence.map { .init("Evidence", $0) },
            action.evidenceOn.map { .init("Evidence is of", $0.inWords) },
            action.evidenceEndsOn.map { .init("Evidence counts until", $0.inWords) },
            row("Closed", action.closedOn, action.closedBy, around.names),
        ]
        let known = rows.compactMap(\.self)
        return SummaryList(known.prefix(3) + origin(action, around.entry, for: viewer, root: root) + known.dropFirst(3))
    }

    /// What it was agreed about, and a way there for whoever may read it.
    private static func origin(
        _ action: Action, _ entry: AgendaEntry?, for viewer: Viewer, root: String
    ) -> [SummaryList.Row] {
        if let record = action.origin.record {
            return [.init("It comes from", record.title, href: root + record.subject.path)]
        }
        guard let entry, let decision = action.origin.decision else { return [] }
        let mayRead = viewer.may(.readMeetings)
        let about = SummaryList.Row(
            "Decision", entry.item.title, href: mayRead ? "\(root)/decisions/\(decision.text)" : nil)
        guard mayRead else { return [about] }
        return [
            about,
            .init(
                "Meeting", "\(entry.meeting.title), \(entry.meeting.meetsOn.inWords)",
                href: "\(root)/meetings/\(entry.meeting.id.text)"),
        ]
    }

    private static func row(
        _ key: String, _ day: Day?, _ member: ID<Member>?, _ names: [ID<Member>: String]
    ) -> SummaryList.Row? {
        guard let day else { return nil }
        let name = member.flatMap { names[$0] }
        return .init(key, name.map { "\(day.inWords), by \($0)" } ?? day.inWords)
    }
}

/// The fields in which somebody says that it worked, and what shows it.
struct CheckFields: Sendable {
    let evidence: TextArea
    let evidenced: DateField

    init(_ entries: ActionEntries, _ problems: FormProblems) {
        evidence = TextArea(
            "evidence", "What shows that it worked?", entries.evidence, problems["evidence"], rows: 3,
            most: ActionEntries.evidenceRule.most)
        evidenced = DateField("evidenced", "What day is the evidence of?", entries.evidenced, problems["evidenced"])
    }
}

/// What this person is shown to do. The rules refuse the rest, shown or not.
struct Offers: Sendable, Equatable {
    let tell: Bool
    let done: Bool
    let close: Bool
    let reopen: Bool
    let isOwn: Bool

    init(_ action: Action, for viewer: Viewer) {
        guard let member = viewer.member else {
            (tell, done, close, reopen, isOwn) = (false, false, false, false, false)
            return
        }
        let tends = viewer.may(.updateActions) && action.isTended(by: member)
        let checks = viewer.may(.closeActions) && action.state == .done
        tell = tends && action.state != .closed
        done = tends && action.state == .open
        close = checks && !action.isOwn(of: member)
        isOwn = checks && action.isOwn(of: member)
        reopen = viewer.may(.closeActions) && action.state != .open
    }
}
