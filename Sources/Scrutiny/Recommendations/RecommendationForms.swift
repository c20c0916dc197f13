import Domain
import Foundation
import Platform

/// A recommendation to be made.
struct RecommendationForm: Sendable {
    static let wordsRule = FieldText("what should change for children", most: 2_000)

    var words: String?
    var source: String?
    var about: RecordReference?
    var addressees: [String] = []
    var due: DateText
    var isPublic = false

    init(due: Day?) {
        self.due = DateText(due)
    }

    init(_ fields: FormFields) {
        words = fields["words"]
        source = fields["source"]
        about = fields["about"].flatMap(RecordReference.init(text:))
        addressees = fields.all("to")
        due = DateText(fields, "due")
        isPublic = fields["public"] == "1"
    }

    /// - Parameter known: whom it can be put to.
    func read(among known: [Addressee], on today: Day) throws(FormProblems) -> RecommendationDraft {
        var problems = FormProblems()
        let words = problems.read(Self.wordsRule, from: words, field: "words")
        let source = self.source.flatMap(RecommendationDraft.Source.init(rawValue:))
        if source == nil { problems.add("source", "Choose what it comes from") }
        let chosen = Set(addressees.compactMap { Addressee($0) })
        let addressees = known.filter(chosen.contains)
        if addressees.isEmpty { problems.add("to", "Choose at least one organisation or group") }
        let due = problems.read(Day.self, from: due.typed, field: "due")
        if let due, due < today { problems.add("due", "Date must be today or later") }
        guard problems.isEmpty, let words, let source, let due else { throw problems }
        return RecommendationDraft(
            words: words, source: source, about: about, addressees: addressees, dueOn: due, isPublic: isPublic)
    }
}

/// What one of those asked says they will do.
struct ResponseForm: Sendable {
    static let reasonRule = FieldText("the reason", most: 2_000)

    var addressee: String?
    var answer: String?
    var reason: String?
    var done: DateText

    init(_ fields: FormFields) {
        addressee = fields["for"]
        answer = fields["answer"]
        reason = fields["reason"]
        done = DateText(fields, "done")
    }

    struct Read: Sendable {
        let addressee: Addressee
        let answer: RecommendationResponse.Answer
        let reason: String
        let doneBy: Day?
    }

    /// - Parameter own: those this person answers for. With one there is nothing to choose.
    func read(for own: [Addressee]) throws(FormProblems) -> Read {
        var problems = FormProblems()
        let addressee = own.count == 1 ? own[0] : Addressee(self.addressee).flatMap { own.contains($0) ? $0 : nil }
        if addressee == nil { problems.add("for", "Choose whom you answer for") }
        let answer = self.answer.flatMap(RecommendationResponse.Answer.init(rawValue:))
        if answer == nil { problems.add("answer", "Choose whether you accept it") }
        let reason = problems.read(Self.reasonRule, from: reason, field: "reason")
        let day = problems.readOptional(Day.self, from: done.typed, field: "done")
        guard problems.isEmpty, let addressee, let answer, let reason else { throw problems }
        return Read(addressee: addressee, answer: answer, reason: reason, doneBy: day)
    }
}

extension RecommendationRefusal {
    /// What the person can put right in the form. Nil for a refusal of another sort.
    var problems: FormProblems? {
        switch self {
        case .noReason: FormProblems("reason", message)
        case .noDay, .dayPassed, .rejectedWithDay: FormProblems("done", message)
        case .notAsked, .notAccepted: nil
        }
    }
}
