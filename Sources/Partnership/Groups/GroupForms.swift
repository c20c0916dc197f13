import Domain
import Platform

struct GroupForm {
    var name: String?
    var tier: String?

    init() {}

    init(_ fields: FormFields) {
        name = fields["name"]
        tier = fields["tier"]
    }

    func read() throws(FormProblems) -> (name: String, tier: PartnershipGroup.Tier) {
        var problems = FormProblems()
        let name = problems.read(FieldText("a name"), from: name, field: "name")
        let tier = problems.read(PartnershipGroup.Tier.self, from: tier, field: "tier")
        guard problems.isEmpty, let name, let tier else { throw problems }
        return (name, tier)
    }
}

struct MeetingForm {
    var title: String?
    var day: DateText

    init() {
        day = DateText(nil)
    }

    init(_ fields: FormFields) {
        title = fields["title"]
        day = DateText(fields, "day")
    }

    init(_ meeting: Meeting) {
        title = meeting.title
        day = DateText(meeting.meetsOn)
    }

    func read() throws(FormProblems) -> (title: String, day: Day) {
        var problems = FormProblems()
        let title = problems.read(FieldText("a title"), from: title, field: "title")
        let day = problems.read(Day.self, from: day.typed, field: "day")
        guard problems.isEmpty, let title, let day else { throw problems }
        return (title, day)
    }
}

struct AgendaItemForm {
    var title: String?
    var words: String?

    init() {}

    init(_ fields: FormFields) {
        title = fields["title"]
        words = fields["words"]
    }

    func read() throws(FormProblems) -> (title: String, words: String) {
        var problems = FormProblems()
        let title = problems.read(FieldText("a title"), from: title, field: "title")
        let words = problems.read(Self.wordsRule, from: words, field: "words")
        guard problems.isEmpty, let title, let words else { throw problems }
        return (title, words)
    }

    static let wordsRule = FieldText("what the group should know", most: 4_000)
}

struct DecisionForm {
    var answer: String?
    var reason: String?
    var day: DateText

    /// - Parameter day: offered as the day of the decision.
    init(on day: Day) {
        self.day = DateText(day)
    }

    /// A page with several of these forms gives each field the place of its item: `reason-3`. Hidden `place` says so.
    init(_ fields: FormFields) {
        let suffix = fields["place"].map { "-\($0)" } ?? ""
        answer = fields["answer\(suffix)"]
        reason = fields["reason\(suffix)"]
        day = DateText(fields, "day\(suffix)")
    }

    /// - Parameter usual: the day of the decision when none was typed.
    func read(usual: Day) throws(FormProblems) -> DecisionDraft {
        var problems = FormProblems()
        let answer = problems.read(DecisionAnswer.self, from: answer, field: "answer")
        let reason = problems.read(DecisionDraft.reasonRule, from: reason, field: "reason")
        let day = day.typed.isEmpty ? usual : problems.read(Day.self, from: day.typed, field: "day")
        guard problems.isEmpty, let answer, let reason, let day else { throw problems }
        do {
            return try DecisionDraft(answer: answer, reason: reason, decidedOn: day)
        } catch {
            throw FormProblems("reason", error.message)
        }
    }
}

extension DecisionRefusal {
    /// What the person can put right in the form. Nil for a refusal of another sort.
    var problems: FormProblems? {
        switch self {
        case .beforeMeeting, .dayToCome: FormProblems("day", message)
        case .meetingNotYet, .notOfGroup, .superseded: nil
        }
    }
}
