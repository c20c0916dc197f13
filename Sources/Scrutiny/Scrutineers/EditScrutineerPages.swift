import Domain
import Platform

struct EditAppointmentPage: Page {
    static let template = "scrutineers/edit"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let heading: String
    let action: String
    let new: String?
    let member: Select
    let arrangement: Radios
    let from: DateField
    let to: DateField
    let days: TextField
    let by: TextField
    let appointed: DateField
    let independence: TextArea

    /// - Parameter id: of the appointment that is changed; nil for a new one.
    init(
        _ form: AppointmentForm, of id: ID<Appointment>?, new: ID<Appointment>?, among people: [Member], frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        heading = id == nil ? "Record an appointment" : "Change an appointment"
        action = "\(frame.root)/scrutineers" + (id.map { "/\($0.text)" } ?? "")
        self.new = new?.text
        member = Select(
            "member", "Who is appointed", none: "Choose a member", people.map { ($0.id.text, $0.name) }, form.member,
            problems["member"], hint: "Members with the role of scrutineer. An administrator gives roles.")
        arrangement = Radios(
            "arrangement", "How scrutiny is arranged",
            ScrutinyArrangement.allCases.map {
                Choice($0.rawValue, $0.words, isChosen: form.arrangement == $0.rawValue)
            }, problems["arrangement"])
        from = DateField("from", "First day", form.from, problems["from"])
        to = DateField("to", "Last day", form.to, problems["to"], hint: "Change it when the appointment ends earlier.")
        days = TextField(
            "days", "Days a year", form.days, problems["days"], inputMode: "numeric", width: 3, unit: "days")
        by = TextField(
            "by", "Appointed by", form.appointedBy, problems["by"], hint: "For example, the executive group.")
        appointed = DateField("appointed", "Day of the decision", form.appointed, problems["appointed"])
        independence = TextArea(
            "independence", "Statement of independence", form.independence, problems["independence"],
            hint: "Everybody can read it: why this person is independent of the partners.", rows: 6,
            most: Appointment.independenceRule.most)
    }
}

struct DeclareInterestPage: Page {
    static let template = "scrutineers/interest"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let new: String
    let what: TextArea
    let organisation: TextField
    let from: DateField
    let to: DateField

    init(_ form: InterestForm, new: ID<DeclaredInterest>, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.new = new.text
        what = TextArea(
            "what", "What ties you to it", form.what, problems["what"],
            hint: "For example, you worked there, are a trustee, or somebody close to you is.", rows: 3,
            most: DeclaredInterest.whatRule.most)
        organisation = TextField("organisation", "Organisation", form.organisation, problems["organisation"])
        from = DateField("from", "Since when", form.from, problems["from"])
        to = DateField("to", "Last day (optional)", form.to, problems["to"], hint: "Leave it empty while it lasts.")
    }
}

struct EndInterestPage: Page {
    static let template = "scrutineers/end-interest"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let words: String
    let action: String
    let ended: DateField

    init(_ interest: DeclaredInterest, _ typed: DateText, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        words = "\(interest.organisation): \(interest.what)"
        action = "\(frame.root)/interests/\(interest.id.text)/end"
        ended = DateField("ended", "Last day", typed, problems["ended"])
    }
}

struct DeclareConflictPage: Page {
    static let template = "scrutineers/conflict"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let new: String
    let about: TextField
    let takenBy: TextField

    init(_ form: ConflictForm, new: ID<ScrutineerConflict>, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.new = new.text
        about = TextField("about", "Line of enquiry or subject", form.about, problems["about"])
        takenBy = TextField("taken-by", "Who takes it instead", form.takenBy, problems["taken-by"])
    }
}
