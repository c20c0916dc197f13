import Domain
import Platform

struct PlanForm: Sendable {
    var title: String?
    var starts: DateText
    var ends: DateText
    var days: String?
    var framework: String?
    var principles: String?

    init() {
        (starts, ends) = (DateText(nil), DateText(nil))
    }

    init(_ fields: FormFields) {
        title = fields["title"]
        starts = DateText(fields, "starts")
        ends = DateText(fields, "ends")
        days = fields["days"]
        framework = fields["framework"]
        principles = fields["principles"]
    }

    init(_ plan: ScrutinyPlan) {
        title = plan.details.title
        starts = DateText(plan.details.startsOn)
        ends = DateText(plan.details.endsOn)
        days = plan.details.days.map(String.init)
        framework = plan.details.framework
        principles = plan.details.principles.joined(separator: "\n")
    }

    /// - Parameter frameworks: those that can be chosen.
    func read(frameworks: [ScrutinyFramework]) throws(FormProblems) -> PlanDetails {
        var problems = FormProblems()
        let title = problems.read(PlanDetails.titleRule, from: title, field: "title")
        let starts = problems.read(Day.self, from: starts.typed, field: "starts")
        let ends = problems.read(Day.self, from: ends.typed, field: "ends")
        let days = Self.days(days, &problems)
        let principles = Self.principles(principles, &problems)
        guard problems.isEmpty, let title, let starts, let ends else { throw problems }
        let chosen = frameworks.first { $0.id == framework }?.id
        let details = PlanDetails(
            title: title, startsOn: starts, endsOn: ends, days: days, framework: chosen, principles: principles)
        do {
            try details.check()
        } catch {
            throw FormProblems("ends", error.message)
        }
        return details
    }

    private static func days(_ typed: String?, _ problems: inout FormProblems) -> Int? {
        let text = (typed ?? "").trimmed
        guard !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let days = Int(text), days <= PlanDetails.mostDays
        else {
            problems.add("days", "Days must be a whole number from 0 to \(PlanDetails.mostDays)")
            return nil
        }
        return days
    }

    private static func principles(_ typed: String?, _ problems: inout FormProblems) -> [String] {
        let lines = (typed ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count <= PlanDetails.mostPrinciples else {
            problems.add(
                "principles", "There can be \(PlanDetails.mostPrinciples) principles at most, one on each line")
            return []
        }
        return lines.compactMap { problems.read(PlanDetails.principleRule, from: $0, field: "principles") }
    }
}

struct AreaForm: Sendable {
    var title: String?
    var reason: String?

    init() {}

    init(_ fields: FormFields) {
        title = fields["title"]
        reason = fields["reason"]
    }

    init(_ area: PlanArea) {
        title = area.title
        reason = area.reason
    }

    func read() throws(FormProblems) -> (title: String, reason: String) {
        var problems = FormProblems()
        let title = problems.read(PlanArea.titleRule, from: title, field: "title")
        let reason = problems.read(PlanArea.reasonRule, from: reason, field: "reason")
        guard problems.isEmpty, let title, let reason else { throw problems }
        return (title, reason)
    }
}

struct LineForm: Sendable {
    var area: String?
    var question: String?
    var claim: String?
    var whyNow: String?
    var answerer: String?
    var wanted: Set<String> = []

    init() {}

    init(_ fields: FormFields) {
        area = fields["area"]
        question = fields["question"]
        claim = fields["claim"]
        whyNow = fields["why"]
        answerer = fields["answerer"]
        wanted = Set(fields.all("wanted"))
    }

    init(_ line: LineOfEnquiry) {
        area = line.details.area?.text
        question = line.details.question
        claim = line.details.claim
        whyNow = line.details.whyNow
        answerer = line.details.answerer
        wanted = Set(line.details.wanted.map(\.rawValue))
    }

    /// - Parameter areas: of the plan.
    func read(areas: [PlanArea]) throws(FormProblems) -> LineDetails {
        var problems = FormProblems()
        let question = problems.read(LineDetails.questionRule, from: question, field: "question")
        let claim = problems.read(LineDetails.claimRule, from: claim, field: "claim")
        let whyNow = problems.read(LineDetails.whyNowRule, from: whyNow, field: "why")
        let answerer = problems.read(LineDetails.answererRule, from: answerer, field: "answerer")
        let chosen = areas.first { $0.id.text == area }?.id
        let kinds = Set(wanted.compactMap(EvidenceKind.init(rawValue:)))
        let details: LineDetails?
        do {
            details = try LineDetails(
                area: chosen, question: (question ?? "").withoutLineEnds, claim: (claim ?? "").withoutLineEnds,
                whyNow: whyNow ?? "", answerer: answerer ?? "", wanted: kinds)
        } catch {
            problems.add("wanted", error.message)
            details = nil
        }
        guard problems.isEmpty, let details else { throw problems }
        return details
    }
}

extension String {
    /// A question stands in lists, one on each line.
    fileprivate var withoutLineEnds: String {
        split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ")
    }
}
