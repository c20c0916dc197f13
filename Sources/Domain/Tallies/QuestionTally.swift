/// The answers to one question, counted as they come. Takes no more room for a million answers than for a thousand.
///
/// Tallies of the same question can be merged, in any order, and give what one tally of all answers would have given.
package struct QuestionTally: Sendable, Equatable {
    package let question: Question
    package private(set) var answered = 0
    /// Those who were asked and said nothing.
    package private(set) var notAnswered = 0
    /// How often each choice, or point of a scale, was chosen, by its id.
    package private(set) var counts: [String: Int] = [:]
    /// Of a matrix, the same for each row.
    package private(set) var rows: [String: [String: Int]] = [:]
    /// Of a ranking, the sum of the places (1 is best) of each choice.
    private var places: [String: Int] = [:]
    /// Of a ranking, how often each choice came first.
    package private(set) var firsts: [String: Int] = [:]
    package private(set) var numbers = NumberTally()
    /// Answers in people's own words, reasons too.
    package private(set) var texts = 0

    package init(_ question: Question) {
        self.question = question
    }

    /// - Parameter answer: nil from somebody who was asked and said nothing.
    package mutating func add(_ answer: AnswerValue?) {
        guard let answer else {
            notAnswered += 1
            return
        }
        answered += 1
        switch answer {
        case .choice(let id): counts[id, default: 0] += 1
        case .choices(let ids): for id in ids { counts[id, default: 0] += 1 }
        case .fulfilment(let fulfilment, let reason):
            counts[fulfilment.rawValue, default: 0] += 1
            texts += reason == nil ? 0 : 1
        case .agreement(let agreement): counts[agreement.rawValue, default: 0] += 1
        case .rating(let points):
            counts[String(points), default: 0] += 1
            numbers.add(Double(points))
        case .number(let number): numbers.add(number)
        case .text: texts += 1
        case .ranking(let ids): addRanking(ids)
        case .matrix(let points): for (row, point) in points { rows[row, default: [:]][point, default: 0] += 1 }
        case .day, .person, .file: break
        }
    }

    private mutating func addRanking(_ ids: [String]) {
        for (index, id) in ids.enumerated() {
            counts[id, default: 0] += 1
            places[id, default: 0] += index + 1
        }
        if let first = ids.first { firsts[first, default: 0] += 1 }
    }

    /// - Precondition: of the same question.
    package mutating func merge(_ other: QuestionTally) {
        precondition(question.id == other.question.id, "only answers to one question are counted together")
        answered += other.answered
        notAnswered += other.notAnswered
        texts += other.texts
        counts.merge(other.counts, uniquingKeysWith: +)
        places.merge(other.places, uniquingKeysWith: +)
        firsts.merge(other.firsts, uniquingKeysWith: +)
        rows.merge(other.rows) { $0.merging($1, uniquingKeysWith: +) }
        numbers.merge(other.numbers)
    }

    /// Of those who were asked.
    package var response: Share { Share(answered, of: answered + notAnswered) }

    /// Of those who answered, not of all answers: of many choices, shares may add up to more than the whole.
    package func share(of choice: String) -> Share {
        Share(counts[choice, default: 0], of: answered)
    }

    /// Those who agree or agree strongly, of those who have a view: "don't know" is left out of the base.
    package var agreement: Share { Self.agreement(in: counts) }

    /// The same for one row of a matrix of agree scales.
    package func agreement(ofRow row: String) -> Share {
        Self.agreement(in: rows[row, default: [:]])
    }

    private static func agreement(in counts: [String: Int]) -> Share {
        let views = Agreement.allCases.filter { $0 != .dontKnow }
        let agreeing: [Agreement] = [.agree, .stronglyAgree]
        func sum(_ points: [Agreement]) -> Int { points.reduce(0) { $0 + counts[$1.rawValue, default: 0] } }
        return Share(sum(agreeing), of: sum(views))
    }

    /// Where it stands on average among those who ranked it, 1 being best; nil where nobody did.
    package func meanRank(of choice: String) -> Double? {
        guard let ranked = counts[choice], ranked > 0 else { return nil }
        return Double(places[choice, default: 0]) / Double(ranked)
    }
}
