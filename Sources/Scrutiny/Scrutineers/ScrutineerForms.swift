import Domain
import Platform

struct AppointmentForm {
    var member: String?
    var arrangement: String?
    var from: DateText
    var to: DateText
    var days: String?
    var appointedBy: String?
    var appointed: DateText
    var independence: String?

    init() {
        (from, to, appointed) = (DateText(nil), DateText(nil), DateText(nil))
    }

    init(_ fields: FormFields) {
        member = fields["member"]
        arrangement = fields["arrangement"]
        from = DateText(fields, "from")
        to = DateText(fields, "to")
        days = fields["days"]
        appointedBy = fields["by"]
        appointed = DateText(fields, "appointed")
        independence = fields["independence"]
    }

    init(_ appointment: Appointment) {
        member = appointment.member.text
        arrangement = appointment.arrangement.rawValue
        from = DateText(appointment.from)
        to = DateText(appointment.to)
        days = String(appointment.daysAYear)
        appointedBy = appointment.appointedBy
        appointed = DateText(appointment.appointedOn)
        independence = appointment.independence
    }

    /// - Parameter people: who can be appointed.
    func read(as id: ID<Appointment>, among people: [Member]) throws(FormProblems) -> Appointment {
        var problems = FormProblems()
        let member = people.first { $0.id.text == self.member }
        if member == nil { problems.add("member", "Choose who is appointed") }
        let arrangement = problems.read(ScrutinyArrangement.self, from: arrangement, field: "arrangement")
        let from = problems.read(Day.self, from: from.typed, field: "from")
        let to = problems.read(Day.self, from: to.typed, field: "to")
        let days = readDays(&problems)
        let appointedBy = problems.read(Appointment.appointedByRule, from: appointedBy, field: "by")
        let appointedOn = problems.read(Day.self, from: appointed.typed, field: "appointed")
        let independence = problems.read(Appointment.independenceRule, from: independence, field: "independence")
        guard problems.isEmpty, let member, let arrangement, let from, let to, let days, let appointedBy,
            let appointedOn, let independence
        else { throw problems }
        return Appointment(
            id: id, member: member.id, arrangement: arrangement, from: from, to: to, daysAYear: days,
            appointedBy: appointedBy, appointedOn: appointedOn, independence: independence)
    }

    private func readDays(_ problems: inout FormProblems) -> Int? {
        guard let days = Int((days ?? "").trimmed), (1...Appointment.mostDays).contains(days) else {
            problems.add("days", "Days a year must be a whole number from 1 to \(Appointment.mostDays)")
            return nil
        }
        return days
    }
}

extension AppointmentRefusal {
    /// What the person can put right in the form.
    var problems: FormProblems {
        switch self {
        case .noRole: FormProblems("member", message)
        case .endsBeforeItBegins: FormProblems("to", message)
        case .appointedAfterwards: FormProblems("appointed", message)
        case .overlaps: FormProblems("from", message)
        }
    }
}

struct InterestForm {
    var what: String?
    var organisation: String?
    var from: DateText
    var to: DateText

    init() {
        (from, to) = (DateText(nil), DateText(nil))
    }

    init(_ fields: FormFields) {
        what = fields["what"]
        organisation = fields["organisation"]
        from = DateText(fields, "from")
        to = DateText(fields, "to")
    }

    func read(
        as id: ID<DeclaredInterest>, of member: ID<Member>, on today: Day
    ) throws(FormProblems) -> DeclaredInterest {
        var problems = FormProblems()
        let what = problems.read(DeclaredInterest.whatRule, from: what, field: "what")
        let organisation = problems.read(DeclaredInterest.organisationRule, from: organisation, field: "organisation")
        let from = problems.read(Day.self, from: from.typed, field: "from")
        let to = problems.readOptional(Day.self, from: to.typed, field: "to")
        guard problems.isEmpty, let what, let organisation, let from else { throw problems }
        return DeclaredInterest(
            id: id, member: member, what: what, organisation: organisation, from: from, to: to, declaredOn: today)
    }
}

struct ConflictForm {
    var about: String?
    var takenBy: String?

    init() {}

    init(_ fields: FormFields) {
        about = fields["about"]
        takenBy = fields["taken-by"]
    }

    func read(
        as id: ID<ScrutineerConflict>, of member: ID<Member>, on today: Day
    ) throws(FormProblems) -> ScrutineerConflict {
        var problems = FormProblems()
        let about = problems.read(ScrutineerConflict.aboutRule, from: about, field: "about")
        let takenBy = problems.read(ScrutineerConflict.takenByRule, from: takenBy, field: "taken-by")
        guard problems.isEmpty, let about, let takenBy else { throw problems }
        return ScrutineerConflict(id: id, member: member, about: about, takenBy: takenBy, declaredOn: today)
    }
}
