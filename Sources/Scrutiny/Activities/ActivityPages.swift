import Domain
import Partnership
import Platform

/// An activity to be written down, or changed.
struct EditActivityPage: Page {
    static let template = "activities/edit"

    let frame: Frame
    let heading: String
    let action: String
    let new: String?
    let version: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let plan: Select?
    let kind: Select
    let activityTitle: TextField
    /// Nil once it is done: what happened stays so.
    let state: Radios?
    let day: DateField
    let halfDays: TextField
    let note: TextArea
    let lines: Checkboxes?
    let meeting: Select
    let item: Select?
    let organisation: Select
    let spokenWith: Select
    /// What another tab saved as the note. Nil unless it did.
    let otherNote: String?

    init(
        _ form: ActivityForm, heading: String, action: String, new: String?, _ choices: ActivityChoices,
        isDone: Bool = false, frame: Frame, problems: FormProblems = .init(), otherNote: String? = nil
    ) {
        self.frame = frame
        self.heading = heading
        self.action = frame.root + action
        self.new = new
        self.otherNote = otherNote
        version = form.version.map(String.init)
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        plan = Self.plan(form, choices, problems)
        kind = Select(
            "kind", "What kind is it?", none: "Choose", ActivityKind.allCases.map { ($0.rawValue, $0.words) },
            form.kind,
            problems["kind"])
        activityTitle = TextField(
            "title", "What is it?", form.title, problems["title"],
            hint: "For example, Exploitation panel in June. Name nobody who speaks in confidence.")
        state = isDone ? nil : Self.state(form, problems)
        day = DateField("day", "On which day?", form.day, problems["day"])
        halfDays = TextField(
            "half-days", "How long did it take, with preparation?", form.halfDays, problems["half-days"],
            inputMode: "numeric", width: 3, unit: "half days")
        note = TextArea(
            "note", "Your note (optional)", form.note, problems["note"],
            hint: "Sealed: only you can open it.", rows: 6, most: ActivityDetails.noteRule.most)
        lines = Self.lines(form, choices)
        meeting = Select(
            "meeting", "Meeting (optional)", none: "None", choices.meetings.map { ($0.id.text, $0.words) }, form.meeting
        )
        item = Self.item(form, choices)
        organisation = Self.organisation(form, choices)
        spokenWith = Select(
            "spoken-with", "Who was spoken with, in general (optional)", none: "Not given",
            OrganisationKind.allCases.map { ($0.rawValue, $0.words) }, form.spokenWith)
    }
}

// Its fields, where there is more to say about them.
extension EditActivityPage {
    private static func plan(
        _ form: ActivityForm, _ choices: ActivityChoices, _ problems: FormProblems
    ) -> Select? {
        guard choices.plans.count > 1 else { return nil }
        return Select(
            "plan", "Plan", none: "Choose", choices.plans.map { ($0.id.text, $0.details.title) }, form.plan,
            problems["plan"])
    }

    private static func state(_ form: ActivityForm, _ problems: FormProblems) -> Radios {
        Radios(
            "state", "Has it happened?",
            [
                Choice("done", "Yes", isChosen: form.state == "done"),
                Choice("planned", "Not yet, it is planned", isChosen: form.state == "planned"),
            ], problems["state"], isInline: true)
    }

    private static func lines(_ form: ActivityForm, _ choices: ActivityChoices) -> Checkboxes? {
        guard !choices.lines.isEmpty else { return nil }
        return Checkboxes(
            "lines", "Which lines of enquiry is it about?",
            choices.lines.map { Choice($0.id.text, $0.details.question, isChosen: form.lines.contains($0.id.text)) },
            nil)
    }

    private static func item(_ form: ActivityForm, _ choices: ActivityChoices) -> Select? {
        guard !choices.items.isEmpty else { return nil }
        return Select(
            "item", "Agenda item (optional)", none: "The whole meeting", choices.items.map { ($0.id.text, $0.title) },
            form.item)
    }

    private static func organisation(_ form: ActivityForm, _ choices: ActivityChoices) -> Select {
        Select(
            "organisation", "Organisation (optional)", none: "None",
            choices.organisations.map { ($0.id.text, $0.name) }, form.organisation,
            hint: "Left out for talks with practitioners, children and families: they must not be found out.")
    }
}

/// One activity, with what follows from it.
struct ActivityPage: Page {
    static let template = "activities/activity"

    struct Around: Sendable {
        let activity: ScrutinyActivity
        let plan: ScrutinyPlan
        let lines: [LineOfEnquiry]
        let meeting: Meeting?
        let item: AgendaItem?
        let organisation: String?
        /// Nil when there is none, or it is not this person's to open.
        let note: SealedEntry?
        let hasNote: Bool
        let by: String
    }

    struct Way: Sendable {
        let title: String
        let href: String
    }

    let frame: Frame
    let activityTitle: String
    let tag: Tag
    let summary: SummaryList
    let lines: [Way]
    let note: String?
    let noteIsSealed: Bool
    let unlockHref: String?
    let editHref: String?
    let evidenceHref: String?
    /// Where one says that what was planned has happened.
    let happenedHref: String?
    let challengeHref: String?
    let action: String
    let why: TextArea?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    init(_ around: Around, isOwn: Bool, frame: Frame, why: String? = nil, problems: FormProblems = .init()) {
        let activity = around.activity
        let about = RecordReference(ActivityReferences.word, activity.id).text
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        activityTitle = activity.details.title
        tag = activity.tag
        summary = Self.summary(around, root: frame.root)
        lines = around.lines.map { Way(title: $0.details.question, href: frame.root + $0.id.path) }
        note = around.note?.words
        noteIsSealed = around.hasNote && around.note?.words == nil
        unlockHref = noteIsSealed && isOwn ? "\(frame.root)/notes/unlock?next=\(activity.id.path)" : nil
        action = frame.root + activity.id.path
        editHref = isOwn && !activity.isCancelled ? "\(action)/edit" : nil
        evidenceHref = activity.isDone ? "\(frame.root)/evidence/new?about=\(about)" : nil
        happenedHref = isOwn && activity.state == .planned ? "\(action)/edit" : nil
        challengeHref = activity.isDone ? "\(frame.root)/challenges/new?about=\(about)" : nil
        self.why =
            isOwn && activity.state == .planned
            ? TextArea(
                "why", "Why did it not happen?", why, problems["why"], rows: 2, most: ActivityDetails.cancelRule.most)
            : nil
    }

    private static func summary(_ around: Around, root: String) -> SummaryList {
        let (activity, details) = (around.activity, around.activity.details)
        let rows: [SummaryList.Row?] = [
            .init("Kind", details.kind.words),
            activity.plannedOn.map { .init("Planned for", $0.inWords) },
            activity.doneWords.map { .init("Done", $0) },
            activity.cancelledWords.map { .init("Did not happen", $0) },
            around.meeting.map {
                .init("Meeting", "\($0.title), \($0.meetsOn.inWords)", href: "\(root)/meetings/\($0.id.text)")
            },
            around.item.map { .init("Agenda item", $0.title) },
            around.organisation.map { .init("Organisation", $0) },
            details.spokenWith.map { .init("Spoken with", $0.words) },
            .init("Plan", around.plan.details.title, href: root + around.plan.id.path),
            .init("Written down by", around.by),
        ]
        return SummaryList(rows.compactMap(\.self))
    }
}

extension ScrutinyActivity {
    var tag: Tag {
        switch state {
        case .planned: Tag(state.words, .waiting)
        case .done: Tag(isRoaming ? "Done, unplanned" : state.words, .good)
        case .cancelled: Tag(state.words, .neutral)
        }
    }

    fileprivate var doneWords: String? {
        guard case .done(let day, let halves) = state else { return nil }
        return "\(day.inWords), \(halves == 1 ? "1 half day" : "\(halves) half days")"
    }

    fileprivate var cancelledWords: String? {
        if case .cancelled(let why) = state { why } else { nil }
    }
}
