import Domain
import Foundation
import Platform

/// How people are to be asked.
struct OccasionForm {
    var title: String?
    var set: String?
    var kind: String?
    var anonymous: String?
    var young: String?
    var breakdown: String?
    var reached: String?
    var closes: DateText
    /// What it is about, as `hub/` and an id; set when it is planned, never afterwards.
    var about: String?

    init() {
        closes = DateText(nil)
    }

    init(_ fields: FormFields) {
        title = fields["title"]
        set = fields["set"]
        kind = fields["kind"]
        anonymous = fields["anonymous"]
        young = fields["young"]
        breakdown = fields["breakdown"]
        reached = fields["reached"]
        closes = DateText(fields, "closes")
        about = fields["about"]
    }

    init(_ draft: OccasionDraft) {
        title = draft.title
        set = draft.asked.text
        kind = draft.kind.rawValue
        anonymous = draft.isAnonymous ? "yes" : "no"
        young = draft.isForYoungPeople ? "yes" : "no"
        breakdown = draft.breakdown?.rawValue
        reached = draft.reached.map(String.init)
        closes = DateText(draft.closesOn)
    }

    /// - Returns: nil for what no page of ours sends.
    var subject: OccasionSubject? {
        let halves = (about ?? "").split(separator: "/").map(String.init)
        guard halves.count == 2, StableID.isWellFormed(halves[0]), let id = UUID(uuidString: halves[1]) else {
            return nil
        }
        return OccasionSubject(halves[0], id.uuidString.lowercased())
    }

    static let titleRule = FieldText("a title", most: 120)

    /// - Parameter offered: the versions that can be put to people.
    func read(_ offered: [QuestionSetVersion]) throws(FormProblems) -> OccasionDraft {
        var problems = FormProblems()
        let title = problems.read(Self.titleRule, from: title, field: "title")
        let asked = offered.first { $0.text == set }
        if asked == nil { problems.add("set", "Choose a question set") }
        let kind = kind.flatMap(Occasion.Kind.init(rawValue:))
        if kind == nil { problems.add("kind", "Choose how people are asked") }
        if kind == .organisationReturn, anonymous == "yes" {
            problems.add("anonymous", OccasionRefusal.returnsCarryNames.message)
        }
        if kind == .organisationReturn, breakdown == Breakdown.role.rawValue {
            problems.add("breakdown", "Choose something else: of an organisation no role is known")
        }
        if kind == .liveRoom, anonymous == "no" {
            problems.add("anonymous", OccasionRefusal.roomsAreAnonymous.message)
        }
        if !["yes", "no"].contains(anonymous) { problems.add("anonymous", "Choose whether answers are anonymous") }
        if !["yes", "no"].contains(young) { problems.add("young", "Choose who is asked") }
        let reached = problems.readOptional(HeadCount.self, from: reached, field: "reached")
        let closes = problems.readOptional(Day.self, from: closes.typed, field: "closes")
        guard problems.isEmpty, let title, let asked, let kind else { throw problems }
        let isList = kind.isList
        return OccasionDraft(
            title: title, asked: asked, kind: kind, isAnonymous: anonymous == "yes", isForYoungPeople: young == "yes",
            breakdown: isList ? breakdown.flatMap(Breakdown.init(rawValue:)) : nil,
            reached: isList ? nil : reached?.number, closesOn: closes)
    }
}

/// How many people were asked.
private struct HeadCount: Readable {
    let number: Int

    init(_ text: String) throws(TextProblem) {
        guard let number = Int(text.trimmed), (1...1_000_000).contains(number) else {
            throw TextProblem("How many people were asked must be a whole number, like 225")
        }
        self.number = number
    }
}

extension QuestionSetVersion {
    /// `exit-evaluation/2`
    var text: String { "\(key)/\(version)" }
}
