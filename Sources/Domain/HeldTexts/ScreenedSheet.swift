/// Answers as they are kept: people's own words as everybody may read them and, apart, what still waits for a reader.
///
/// Always true: what ``answers`` holds may be shown to whoever may read the occasion. Words that may tell of harm, and
/// any words of a young person, are not among them before a trained reader has said so.
package struct ScreenedSheet: Sendable, Equatable {
    /// What stands where words were held back for good.
    package static let notShown = "[not shown]"

    package private(set) var answers: AnswerSheet
    /// By question.
    package private(set) var waiting: [String: HeldText]

    package init(answers: AnswerSheet, waiting: [String: HeldText] = [:]) {
        self.answers = answers
        self.waiting = waiting
    }

    /// - Parameters:
    ///   - sheet: what was answered, as it was sent.
    ///   - signatures: the questions that are answered with one's own name, which is meant to be seen.
    ///   - screen: looks through one text.
    package init(
        _ sheet: AnswerSheet, isForYoungPeople: Bool, signatures: Set<String> = [], on day: Day,
        screen: (String) throws -> ScreenedText
    ) rethrows {
        var (answers, waiting) = (sheet, [String: HeldText]())
        for (question, value) in sheet.values where !signatures.contains(question) {
            guard let words = value.freeText, !words.isEmpty else { continue }
            let found = try screen(words)
            let reasons = HeldText.Reason.reasons(found, isForYoungPeople: isForYoungPeople)
            guard !reasons.isEmpty else { continue }
            let text = HeldText(original: words, masked: found.masked, reasons: reasons, receivedOn: day)
            waiting[question] = text
            answers[question] = text.isHidden ? value.withoutFreeText : value.replacingFreeText(with: found.masked)
        }
        self.init(answers: answers, waiting: waiting)
    }

    package var isWaiting: Bool { !waiting.isEmpty }

    /// The answers as they are counted, and as they decide what was asked: words that are hidden are answers too. So
    /// no number changes when they are read, which would say whose they are.
    package var counted: AnswerSheet {
        guard isWaiting else { return answers }
        var counted = answers
        for question in waiting.keys where counted[question] == nil { counted[question] = .text(Self.notShown) }
        return counted
    }

    /// The answers with the words that wait as they were written: for whoever wrote them.
    package var whole: AnswerSheet {
        var whole = answers
        for (question, text) in waiting {
            whole[question] = (answers[question] ?? .text(text.original)).replacingFreeText(with: text.original)
        }
        return whole
    }

    /// The same without what a reader took away: nobody answered "[not shown]", and nobody shall say it is still true.
    package var reusable: AnswerSheet {
        AnswerSheet(whole.values.filter { $0.value.freeText != Self.notShown })
    }

    /// What a reader decided about the words given to one question.
    ///
    /// - Throws: ``HeldTextRefusal/readAlready`` when another reader was faster.
    package func read(_ question: String, as decision: ReadingDecision) throws(HeldTextRefusal) -> ScreenedSheet {
        guard let text = waiting[question] else { throw .readAlready }
        var read = self
        read.waiting[question] = nil
        let words =
            switch decision {
            case .asWritten: text.original
            case .corrected(let words): words
            case .notShown: Self.notShown
            }
        read.answers[question] = (answers[question] ?? .text(words)).replacingFreeText(with: words)
        return read
    }
}

/// Words somebody wrote that a trained reader looks at first, or that hold what may say who somebody is.
package struct HeldText: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        case harm
        case youngPerson = "young-person"
        case identifier

        package var words: String {
            switch self {
            case .harm: "May tell of harm to a child"
            case .youngPerson: "A young person wrote it"
            case .identifier: "May say who somebody is"
            }
        }

        static func reasons(_ found: ScreenedText, isForYoungPeople: Bool) -> Set<Reason> {
            var reasons: Set<Reason> = []
            if found.mayTellOfHarm { reasons.insert(.harm) }
            if isForYoungPeople { reasons.insert(.youngPerson) }
            if found.isMasked { reasons.insert(.identifier) }
            return reasons
        }
    }

    package let original: String
    package let masked: String
    package let reasons: Set<Reason>
    package let receivedOn: Day

    package init(original: String, masked: String, reasons: Set<Reason>, receivedOn: Day) {
        self.original = original
        self.masked = masked
        self.reasons = reasons
        self.receivedOn = receivedOn
    }

    /// Whether nobody but a reader sees any of it meanwhile. Otherwise it is seen with the names masked.
    package var isHidden: Bool { reasons.contains(.harm) || reasons.contains(.youngPerson) }

    /// The day by which it must have been read: the next working day. Words with a name in them have no clock.
    package func due(_ days: WorkingDays) -> Day? {
        isHidden ? days.adding(1, to: receivedOn) : nil
    }
}

/// What looking through a text found.
package struct ScreenedText: Sendable, Equatable {
    package let masked: String
    package let isMasked: Bool
    package let mayTellOfHarm: Bool

    package init(masked: String, isMasked: Bool, mayTellOfHarm: Bool) {
        self.masked = masked
        self.isMasked = isMasked
        self.mayTellOfHarm = mayTellOfHarm
    }
}

/// How words may be shown once they have been read.
package enum ReadingDecision: Sendable, Equatable {
    case asWritten
    /// In other words: without what says who somebody is.
    case corrected(String)
    case notShown
}

package enum HeldTextRefusal: Refusal, Equatable {
    case readAlready

    package var kind: RefusalKind { .conflict }
    package var message: String { "This text no longer waits: somebody has read it. Nothing was changed." }
}

extension AnswerValue {
    /// The answer while its words are hidden: what was chosen stays, words alone are no answer yet.
    fileprivate var withoutFreeText: AnswerValue? {
        switch self {
        case .fulfilment(let fulfilment, _): .fulfilment(fulfilment, reason: ScreenedSheet.notShown)
        default: nil
        }
    }
}
