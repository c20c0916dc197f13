import Domain
import Foundation
import Platform

/// What somebody typed to raise a challenge or to ask a question.
struct ChallengeForm: Sendable {
    static let issueRule = FieldText("what you ask", most: 2_000)
    static let evidenceRule = FieldText("what it rests on", most: 2_000)
    static let goodRule = FieldText("what good would look like", most: 2_000)
    static let themeRule = FieldText("a theme", most: 100)

    var kind: String?
    var addressee: String?
    var forGroup: String?
    var issue: String?
    var evidence: String?
    var about: RecordReference?
    var good: String?
    var theme: String?
    var days: String?
    var isPublic = false

    init() {
        days = String(ChallengeDraft.usualDays)
    }

    init(_ fields: FormFields) {
        kind = fields["kind"]
        addressee = fields["to"]
        forGroup = fields["for"]
        issue = fields["issue"]
        evidence = fields["evidence"]
        about = fields["about"].flatMap(RecordReference.init(text:))
        good = fields["good"]
        theme = fields["theme"]
        days = fields["days"]
        isPublic = fields["public"] == "1"
    }

    /// - Parameters:
    ///   - kinds: what this person can raise. With one there is nothing to choose.
    ///   - addressees: whom it can be put to.
    ///   - groups: those this person can speak for.
    func read(
        kinds: [ChallengeDraft.Kind], addressees: [Addressee], groups: [ID<PartnershipGroup>]
    ) throws(FormProblems) -> (draft: ChallengeDraft, days: Int) {
        var problems = FormProblems()
        let kind = kinds.count == 1 ? kinds[0] : kinds.first { $0.rawValue == self.kind }
        if kind == nil { problems.add("kind", "Choose whether it is a challenge or a question") }
        let addressee = Addressee(self.addressee).flatMap { addressees.contains($0) ? $0 : nil }
        if addressee == nil { problems.add("to", "Choose whom it is put to") }
        let issue = problems.read(Self.issueRule, from: issue, field: "issue")
        let good = problems.readOptional(Self.goodRule, from: good, field: "good")
        let evidence = problems.readOptional(Self.evidenceRule, from: evidence, field: "evidence")
        let theme = problems.readOptional(Self.themeRule, from: theme, field: "theme")
        let group = groups.first { $0.text == forGroup }
        if group == nil, !(forGroup ?? "").isEmpty { problems.add("for", "Choose one of your own groups") }
        let days = Int((days ?? "").trimmed).flatMap { ChallengeDraft.days.contains($0) ? $0 : nil }
        if days == nil { problems.add("days", "Working days must be a whole number from 1 to 60") }
        guard problems.isEmpty, let kind, let addressee, let issue, let days else { throw problems }
        let draft = ChallengeDraft(
            kind: kind, addressee: addressee, onBehalfOf: group, issue: issue, evidence: evidence, about: about,
            good: good, theme: theme, isPublic: isPublic)
        return (draft, days)
    }
}

extension ChallengeRefusal {
    /// What the person can put right in the form. Nil for a refusal of another sort.
    var problems: FormProblems? {
        switch self {
        case .needsGroup, .notOfGroup: FormProblems("for", message)
        default: nil
        }
    }
}

extension ChallengeStep.Kind {
    static let mostWords = 3_000

    /// The field on the page of the challenge, which has several forms.
    func readWords(_ fields: FormFields) throws(FormProblems) -> String? {
        guard needsWords else { return nil }
        var problems = FormProblems()
        let words = problems.read(FieldText(fieldName, most: Self.mostWords), from: fields[rawValue], field: rawValue)
        guard let words else { throw problems }
        return words
    }

    private var fieldName: String {
        switch self {
        case .respond: "your answer"
        case .contest: "what is missing"
        case .escalate: "why it should go further up"
        case .resolve: "the outcome"
        case .review: "what changed for children"
        case .followUp, .acknowledge, .accept: "what you want to add"
        }
    }
}

extension ChallengeFilter {
    init(_ fields: FormFields) {
        self.init(
            state: fields["state"].flatMap(Challenge.State.init(rawValue:)),
            addressee: Addressee(fields["to"]),
            theme: fields["theme"].flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }, isLate: fields["late"] == "1")
    }

    /// As it stands in an address.
    var query: String {
        let pairs = [
            state.map { ("state", $0.rawValue) }, addressee.map { ("to", $0.text) }, theme.map { ("theme", $0) },
            isLate ? ("late", "1") : nil,
        ]
        return pairs.compactMap(\.self).map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
