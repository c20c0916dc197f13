import Domain
import Platform

/// A piece of evidence as somebody types it.
struct EvidenceForm: Sendable {
    var kind: String?
    var dated: DateText
    var says: String?
    var more: String?
    var source: String?
    var scope: String?
    var strength: String?
    var sensitivity: String?
    /// `shared` or `sealed`.
    var readers: String?
    var line: String?
    var stance: String?
    /// Of its sealed words, when it is changed.
    var version: Int?
    /// `theme:0190…`, carried along from where somebody came.
    var about: String?

    init() {
        dated = DateText(nil)
    }

    init(_ fields: FormFields) {
        kind = fields["kind"]
        dated = DateText(fields, "dated")
        says = fields["says"]
        more = fields["more"]
        source = fields["source"]
        scope = fields["scope"]
        strength = fields["strength"]
        sensitivity = fields["sensitivity"]
        readers = fields["readers"]
        line = fields["line"]
        stance = fields["stance"]
        about = fields["about"]
        version = fields["version"].flatMap(Int.init)
    }

    init(_ evidence: Evidence) {
        let (facts, words) = (evidence.facts, evidence.words)
        kind = facts.kind.rawValue
        dated = DateText(facts.datedOn)
        says = words?.says
        more = words?.more
        source = words?.source
        scope = words?.scope
        strength = String(facts.strength.rawValue)
        sensitivity = facts.sensitivity.rawValue
    }

    var isShared: Bool { readers == "shared" }

    /// - Parameter lines: those it can be placed on.
    func read(lines: [LineOfEnquiry], on today: Day) throws(FormProblems) -> EvidenceDraft {
        var problems = FormProblems()
        let words = words(&problems)
        let facts = facts(on: today, &problems)
        let chosen = lines.first { $0.id.text == line }?.id
        let stance = chosen == nil ? nil : problems.read(Stance.self, from: stance, field: "stance")
        if isShared, facts?.sensitivity == .restricted { problems.add("readers", EvidenceRefusal.restricted.message) }
        if chosen == nil, line?.trimmed.isEmpty == false {
            problems.add("line", "That line of enquiry is closed. Choose another one, or none")
        }
        if readers != "shared" && readers != "sealed" { problems.add("readers", "Choose who may read it") }
        guard problems.isEmpty, let words, let facts else { throw problems }
        let readings = chosen.flatMap { line in stance.map { [line: $0] } } ?? [:]
        return EvidenceDraft(
            facts: facts, words: words, readings: readings,
            references: [about.flatMap(RecordReference.init(text:))].compactMap(\.self), isShared: isShared)
    }

    /// What can be changed while it is sealed.
    func readChange(on today: Day) throws(FormProblems) -> (facts: EvidenceFacts, words: EvidenceWords) {
        var problems = FormProblems()
        let words = words(&problems)
        let facts = facts(on: today, &problems)
        guard problems.isEmpty, let words, let facts else { throw problems }
        return (facts, words)
    }

    private func words(_ problems: inout FormProblems) -> EvidenceWords? {
        let says = problems.read(EvidenceWords.saysRule, from: says, field: "says")
        let source = problems.read(EvidenceWords.sourceRule, from: source, field: "source")
        let scope = problems.readOptional(EvidenceWords.scopeRule, from: scope, field: "scope")
        let more = problems.readOptional(EvidenceWords.moreRule, from: more, field: "more")
        guard let says, let source else { return nil }
        return EvidenceWords(says: says, more: more ?? "", source: source, scope: scope ?? "")
    }

    private func facts(on today: Day, _ problems: inout FormProblems) -> EvidenceFacts? {
        let kind = problems.read(EvidenceKind.self, from: kind, field: "kind")
        let dated = problems.read(Day.self, from: dated.typed, field: "dated")
        let strength = problems.read(EvidenceStrength.self, from: strength, field: "strength")
        let sensitivity = problems.read(Sensitivity.self, from: sensitivity, field: "sensitivity")
        guard let kind, let dated, let strength, let sensitivity else { return nil }
        let facts = EvidenceFacts(kind: kind, datedOn: dated, strength: strength, sensitivity: sensitivity)
        do {
            try facts.check(on: today)
            return facts
        } catch {
            problems.add("dated", error.message)
            return nil
        }
    }
}

/// The fields of that form, as a page shows them.
struct EvidenceFields: Sendable {
    let kind: Select
    let dated: DateField
    let says: TextField
    let more: TextArea
    let source: TextField
    let scope: TextField
    let strength: Radios
    let sensitivity: Radios

    init(_ form: EvidenceForm, _ problems: FormProblems) {
        kind = Select(
            "kind", "What kind of evidence is it?", none: "Choose",
            EvidenceKind.allCases.map { ($0.rawValue, "\($0.words) (\($0.side.words.lowercased()))") }, form.kind,
            problems["kind"])
        dated = DateField(
            "dated", "Date of the evidence", form.dated, problems["dated"],
            hint: "Its own date, not today’s: the end of the quarter, the day of the visit. For example, 14 2 2019")
        says = TextField(
            "says", "What does it say, in one sentence?", form.says, problems["says"],
            hint: "This sentence stands on the board. Name no child, and nobody who spoke in confidence.")
        more = TextArea(
            "more", "More about it (optional)", form.more, problems["more"], rows: 4, most: EvidenceWords.moreRule.most)
        source = TextField(
            "source", "Where does it come from?", form.source, problems["source"],
            hint: "For example, Missing episodes dashboard, quarter 3")
        scope = TextField(
            "scope", "What does it cover? (optional)", form.scope, problems["scope"],
            hint: "For example, 28 of 31 return interviews, October to December")
        strength = Radios(
            "strength", "How strong is it?",
            EvidenceStrength.allCases.map {
                Choice(
                    String($0.rawValue), $0.words, isChosen: form.strength == String($0.rawValue), hint: $0.meaning)
            }, problems["strength"])
        sensitivity = Radios(
            "sensitivity", "How is it handled?",
            Sensitivity.allCases.map {
                Choice($0.rawValue, $0.words, isChosen: form.sensitivity == $0.rawValue, hint: $0.meaning)
            }, problems["sensitivity"])
    }
}
