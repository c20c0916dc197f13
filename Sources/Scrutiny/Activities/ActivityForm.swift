import Domain
import Platform

/// What an activity can be tied to, as the form offers it.
struct ActivityChoices: Sendable {
    let plans: [ScrutinyPlan]
    let lines: [LineOfEnquiry]
    /// Around today, with the name of the group before each.
    let meetings: [(id: ID<Meeting>, words: String)]
    let organisations: [(id: ID<Organisation>, name: String)]
    /// Of the meeting somebody came from.
    let items: [AgendaItem]

    /// What an activity has already stays to be chosen, also where it would no longer be offered.
    func keeping(
        _ lines: [LineOfEnquiry], _ meeting: (id: ID<Meeting>, words: String)?,
        _ organisation: (id: ID<Organisation>, name: String)?
    ) -> ActivityChoices {
        let known = Set(self.lines.map(\.id))
        let missing = meeting.flatMap { meeting in meetings.contains { $0.id == meeting.id } ? nil : meeting }
        let gone = organisation.flatMap { own in organisations.contains { $0.id == own.id } ? nil : own }
        return ActivityChoices(
            plans: [], lines: self.lines + lines.filter { !known.contains($0.id) },
            meetings: meetings + [missing].compactMap(\.self), organisations: organisations + [gone].compactMap(\.self),
            items: items)
    }
}

/// An activity as a scrutineer types it, in the corridor with a thumb.
struct ActivityForm: Sendable {
    var plan: String?
    var kind: String?
    var title: String?
    var lines: Set<String> = []
    var meeting: String?
    var item: String?
    var organisation: String?
    var spokenWith: String?
    /// `done` or `planned`.
    var state: String?
    var day: DateText
    var halfDays: String?
    var note: String?
    /// Of the note that was on the page.
    var version: Int?

    init(on today: Day) {
        day = DateText(today)
        state = "done"
        halfDays = "1"
    }

    init(_ fields: FormFields) {
        plan = fields["plan"]
        kind = fields["kind"]
        title = fields["title"]
        lines = Set(fields.all("lines"))
        meeting = fields["meeting"]
        item = fields["item"]
        organisation = fields["organisation"]
        spokenWith = fields["spoken-with"]
        state = fields["state"]
        day = DateText(fields, "day")
        halfDays = fields["half-days"]
        note = fields["note"]
        version = fields["version"].flatMap(Int.init)
    }

    init(_ activity: ScrutinyActivity, note: String?, version: Int?) {
        let details = activity.details
        plan = activity.plan.text
        kind = details.kind.rawValue
        title = details.title
        lines = Set(details.lines.map(\.text))
        meeting = details.meeting?.text
        item = details.agendaItem?.text
        organisation = details.organisation?.text
        spokenWith = details.spokenWith?.rawValue
        day = DateText(activity.day)
        state = activity.state == .planned ? "planned" : "done"
        if case .done(_, let halves) = activity.state { halfDays = String(halves) }
        self.note = note
        self.version = version
    }

    /// - Parameter was: the activity as it is kept, when it is changed. It stays with its plan, what was planned stays
    ///   planned for that day, and what was done stays done.
    func read(
        _ choices: ActivityChoices, on today: Day, was: ScrutinyActivity? = nil
    ) throws(FormProblems) -> (plan: ID<ScrutinyPlan>, draft: ActivityDraft) {
        var problems = FormProblems()
        let named = choices.plans.count == 1 ? choices.plans.first : choices.plans.first { $0.id.text == plan }
        let chosen = was?.plan ?? named?.id
        if chosen == nil { problems.add("plan", "Choose the plan it belongs to") }
        let kind = problems.read(ActivityKind.self, from: kind, field: "kind")
        let title = problems.read(ActivityDetails.titleRule, from: title, field: "title")
        let day = problems.read(Day.self, from: day.typed, field: "day")
        let note = problems.readOptional(ActivityDetails.noteRule, from: note, field: "note")
        let isDone = state == "done" || was?.isDone == true
        if !isDone && state != "planned" { problems.add("state", "Choose whether it has happened") }
        if isDone, let day, day > today { problems.add("day", ActivityRefusal.dayToCome.message) }
        let halves = isDone ? Self.halves(halfDays, &problems) : 0
        guard problems.isEmpty, let chosen, let kind, let title, let day, let halves else { throw problems }
        let details = ActivityDetails(
            kind: kind, title: title, lines: choices.lines.map(\.id).filter { lines.contains($0.text) },
            meeting: choices.meetings.first { $0.id.text == meeting }?.id,
            agendaItem: choices.items.first { $0.id.text == item }?.id,
            organisation: choices.organisations.first { $0.id.text == organisation }?.id,
            spokenWith: spokenWith.flatMap(OrganisationKind.init(rawValue:)))
        return (
            chosen,
            ActivityDraft(
                details: details, plannedOn: isDone ? was?.plannedOn : day, done: isDone ? (day, halves) : nil,
                note: note)
        )
    }

    private static func halves(_ typed: String?, _ problems: inout FormProblems) -> Int? {
        let text = (typed ?? "").trimmed
        guard let number = Int(text), (0...ActivityDetails.mostHalfDays).contains(number) else {
            problems.add("half-days", ActivityRefusal.halfDays.message)
            return nil
        }
        return number
    }
}
