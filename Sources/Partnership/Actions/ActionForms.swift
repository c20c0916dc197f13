import Domain
import Foundation
import Platform
import Storage

/// An action to be agreed.
package struct ActionForm: Sendable {
    var what: String?
    var owner: String?
    var due: DateText
    var success: String?

    package init() {
        due = DateText(nil)
    }

    package init(_ fields: FormFields) {
        what = fields["what"]
        owner = fields["owner"]
        due = DateText(fields, "due")
        success = fields["success"]
    }

    /// - Parameter decision: nothing is due before it was decided.
    package func read(after decision: Day, owners: [ID<Organisation>]) throws(FormProblems) -> ActionDraft {
        var problems = FormProblems()
        let what = problems.read(Self.whatRule, from: what, field: "what")
        let owner = owners.first { $0.text == self.owner }
        if owner == nil { problems.add("owner", "Choose which organisation will do it") }
        let due = problems.read(Day.self, from: due.typed, field: "due")
        if let due, due < decision { problems.add("due", "Date must be \(decision.inWords) or later") }
        let success = problems.read(Self.successRule, from: success, field: "success")
        guard problems.isEmpty, let what, let owner, let due, let success else { throw problems }
        return ActionDraft(what: what, owner: owner, dueOn: due, success: success)
    }

    static let whatRule = FieldText("what will be done", most: 500)
    static let successRule = FieldText("how you will know that it worked", most: 1_000)
}

/// What can be typed on the page of one action. Each of its forms sends some of it.
struct ActionEntries {
    static let wordsRule = FieldText("what has been done", most: 2_000)
    static let evidenceRule = FieldText("what shows that it worked", most: 2_000)
    static let whyRule = FieldText("a reason", most: 2_000)

    var words: String?
    var done: DateText
    var evidence: String?
    var evidenced: DateText
    var why: String?

    init(on today: Day) {
        done = DateText(today)
        evidenced = DateText(nil)
    }

    init(_ fields: FormFields, on today: Day) {
        self.init(on: today)
        words = fields["words"]
        if fields["done-day"] != nil { done = DateText(fields, "done") }
        evidence = fields["evidence"]
        evidenced = DateText(fields, "evidenced")
        why = fields["why"]
    }

    func readWords() throws(FormProblems) -> String {
        try read(Self.wordsRule, words, "words")
    }

    func readWhy() throws(FormProblems) -> String {
        try read(Self.whyRule, why, "why")
    }

    func readDone() throws(FormProblems) -> Day {
        var problems = FormProblems()
        guard let day = problems.read(Day.self, from: done.typed, field: "done") else { throw problems }
        return day
    }

    func readEvidence() throws(FormProblems) -> (words: String, day: Day) {
        var problems = FormProblems()
        let words = problems.read(Self.evidenceRule, from: evidence, field: "evidence")
        let day = problems.read(Day.self, from: evidenced.typed, field: "evidenced")
        guard problems.isEmpty, let words, let day else { throw problems }
        return (words, day)
    }

    private func read(_ rule: FieldText, _ text: String?, _ field: String) throws(FormProblems) -> String {
        var problems = FormProblems()
        guard let found = problems.read(rule, from: text, field: field) else { throw problems }
        return found
    }
}

extension ActionRefusal {
    /// What the person can put right in the form. Nil for a refusal of another sort.
    var problems: FormProblems? {
        switch self {
        case .doneToCome: FormProblems("done", message)
        case .noEvidence: FormProblems("evidence", message)
        case .evidenceBeforeDone, .evidenceToCome, .evidenceTooOld: FormProblems("evidenced", message)
        default: nil
        }
    }
}

extension ActionFilter {
    init(_ fields: FormFields) {
        self.init(
            state: fields["state"].flatMap(Action.State.init(rawValue:)), isLate: fields["late"] == "1",
            owner: fields.id("owner"))
    }

    /// As it stands in an address.
    var query: String {
        [state.map { "state=\($0.rawValue)" }, isLate ? "late=1" : nil, owner.map { "owner=\($0.text)" }]
            .compactMap { $0 }.joined(separator: "&")
    }
}

extension ListedAction {
    /// What stands for it in the address of a page of the list: the day it is due, counted, and its id.
    var key: String { "\(action.dueOn.number).\(action.id.text)" }
}

extension FormFields {
    /// By the key of an action. Anything unreadable leads to the start of the list.
    var actionTurn: Turn<RowPlace> {
        if let place = actionPlace("after") { return .after(place) }
        return actionPlace("before").map { .before($0) } ?? .start
    }

    private func actionPlace(_ name: String) -> RowPlace? {
        let parts = (self[name] ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let due = Int(parts[0]), let id = UUID(uuidString: parts[1]) else { return nil }
        return RowPlace(Day(number: due), ID<Action>(id))
    }
}
