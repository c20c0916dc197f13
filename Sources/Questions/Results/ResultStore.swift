import Domain
import Platform
import Storage

/// What was answered on one occasion, counted.
struct OccasionResults: Sendable {
    let listed: ListedOccasion
    let set: QuestionSet
    let tally: AnswerTally
    /// Of each question with words: as many as a page shows, in the order of their ids, which tells nothing.
    let texts: [String: [String]]

    var occasion: Occasion { listed.occasion }
}

/// Counts answers as they are read, one after another. Two queries, whatever the number of answers.
enum ResultStore {
    static let textsShown = 20

    static func results(
        of id: ID<Occasion>, _ sets: PublishedSets, on today: Day, _ db: any Connection
    ) throws -> OccasionResults {
        let listed = try OccasionStore.listed(id, on: db)
        let set = try sets.set(listed.occasion.draft.asked, on: db)
        var counting = Counting(set, by: listed.occasion.draft.breakdown, on: today)
        try ResponseStore.forEach(of: listed.occasion, on: db) { counting.take($0) }
        return OccasionResults(listed: listed, set: set, tally: counting.tally, texts: counting.texts)
    }

    /// All words given to one question that may be shown.
    static func texts(
        to question: String, of occasion: Occasion, on db: any Connection
    ) throws -> [String] {
        var texts: [String] = []
        try ResponseStore.forEach(of: occasion, on: db) { response in
            if let words = response.sheet.answers[question]?.freeText { texts.append(words) }
        }
        return texts
    }

    private struct Counting {
        private let set: QuestionSet
        private let breakdown: Breakdown?
        private let today: Day
        /// Without a condition everybody was asked everything.
        private let hasConditions: Bool
        private let withWords: [String]
        var tally: AnswerTally
        var texts: [String: [String]] = [:]

        init(_ set: QuestionSet, by breakdown: Breakdown?, on today: Day) {
            self.set = set
            self.breakdown = breakdown
            self.today = today
            let questions = set.questions
            hasConditions =
                set.pages.contains { $0.shownWhen != nil } || questions.contains { $0.shownWhen != nil }
            withWords = questions.filter(\.kind.isFreeText).map(\.id)
            tally = AnswerTally(questions, by: breakdown.map { [$0] } ?? [])
        }

        mutating func take(_ response: KeptResponse) {
            let sheet = response.sheet.answers
            let belonging = breakdown.flatMap { kind in response.crowd.map { [kind: $0] } } ?? [:]
            tally.add(sheet, from: belonging, notAsked: notAsked(sheet))
            for question in withWords where (texts[question]?.count ?? 0) < ResultStore.textsShown {
                if let words = sheet[question]?.freeText { texts[question, default: []].append(words) }
            }
        }

        private func notAsked(_ sheet: AnswerSheet) -> Set<String> {
            guard hasConditions else { return [] }
            let shown = Set(AnswerPath(set, sheet, on: today).questions.map(\.id))
            return Set(set.questions.map(\.id)).subtracting(shown)
        }
    }
}
