import Domain
import Platform

/// A judgement as a scrutineer types it, and may leave unfinished.
struct JudgementForm: Sendable {
    var assurance: String?
    var reasons: String?
    var confidence: String?
    /// Of the draft that was on the page; nil when there was none.
    var version: Int?

    init() {}

    init(_ fields: FormFields) {
        assurance = fields["assurance"]
        reasons = fields["reasons"]
        confidence = fields["confidence"]
        version = fields["version"].flatMap(Int.init)
    }

    init(_ kept: KeptJudgementDraft) {
        assurance = kept.draft.assurance?.rawValue
        reasons = kept.draft.reasons
        confidence = kept.draft.confidence
        version = kept.version
    }

    /// Nothing has to be complete before it is released.
    func read() throws(FormProblems) -> JudgementDraft {
        var problems = FormProblems()
        let reasons = problems.readOptional(JudgementDraft.reasonsRule, from: reasons, field: "reasons")
        let confidence = problems.readOptional(JudgementDraft.confidenceRule, from: confidence, field: "confidence")
        guard problems.isEmpty else { throw problems }
        return JudgementDraft(
            assurance: assurance.flatMap(Assurance.init(rawValue:)), reasons: reasons ?? "",
            confidence: confidence ?? "")
    }
}

extension JudgementRefusal {
    /// What the person can put right on the page. Nil for a refusal of another sort.
    var problems: FormProblems? {
        switch self {
        case .noGroup, .groupClosed: FormProblems("groups", message)
        default: nil
        }
    }
}
