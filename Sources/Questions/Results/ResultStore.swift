import Domain
import Platform
import Storage

/// What was answered on one occasion, counted.
struct OccasionResults: Sendable {
    let listed: ListedOccasion
    let set: QuestionSet
    let counted: CountedAnswers

    var occasion: Occasion { listed.occasion }
    var tally: AnswerTally { counted.tally }
    var texts: [String: [String]] { counted.texts }
    var unread: Set<String> { counted.unread }
}

/// Counts answers as they are read, one after another. As many queries, whatever the number of answers.
enum ResultStore {
    static let textsShown = 20

    static func results(
        of id: ID<Occasion>, _ sets: PublishedSets, _ memory: CountsInMemory, on today: Day, _ db: any Connection
    ) throws -> OccasionResults {
        let listed = try OccasionStore.listed(id, on: db)
        let set = try sets.set(listed.occasion.draft.asked, on: db)
        let version = try CountsInMemory.Version(
            trail: AuditTrail.end(on: db), answers: listed.answers, day: today)
        let counted = try memory.counted(id, as: version) {
            var counting = Counting(set, by: listed.occasion.draft.breakdown, on: today)
            try ResponseStore.forEach(of: listed.occasion, on: db) { counting.take($0) }
            return CountedAnswers(tally: counting.tally, texts: counting.texts, unread: counting.unread)
        }
        return OccasionResults(listed: listed, set: set, counted: counted)
    }

    /// All words given to one question that may be shown.
    static func texts(
        to question: String, of occasion: Occasion, on db: any Connection
    ) throws -> [String] {
        var texts: [(id: ID<KeptResponse>, words: String)] = []
        try ResponseStore.forEach(of: occasion, on: db) { response in
            if let words = response.sheet.answers[question]?.freeText { texts.append((response.id, words)) }
        }
        return WordOrder(of: question).sorted(texts)
    }

    private struct Counting {
        private let set: QuestionSet
        private let breakdown: Breakdown?
        private let today: Day
        /// Without a condition everybody was asked everything.
        private let hasConditions: Bool
        private let withWords: [String]
        var tally: AnswerTally
        private var firstWords: [String: FirstWords]
        private(set) var unread: Set<String> = []

        init(_ set: QuestionSet, by breakdown: Breakdown?, on today: Day) {
            self.set = set
            self.breakdown = breakdown
            self.today = today
            let questions = set.questions
            hasConditions =
                set.pages.contains { $0.shownWhen != nil } || questions.contains { $0.shownWhen != nil }
            withWords = questions.filter(\.kind.isFreeText).map(\.id)
            firstWords = Dictionary(
                withWords.map { ($0, FirstWords(of: $0, most: ResultStore.textsShown)) }, uniquingKeysWith: { $1 })
            tally = AnswerTally(questions, by: breakdown.map { [$0] } ?? [])
        }

        mutating func take(_ response: KeptResponse) {
            let sheet = response.sheet.counted
            let belonging = breakdown.flatMap { kind in response.crowd.map { [kind: $0] } } ?? [:]
            tally.add(sheet, from: belonging, notAsked: notAsked(sheet))
            for (question, text) in response.sheet.waiting where text.isHidden { unread.insert(question) }
            for question in withWords {
                guard let words = response.sheet.answers[question]?.freeText else { continue }
                firstWords[question]?.add(words, from: response.id)
            }
        }

        var texts: [String: [String]] { firstWords.mapValues(\.words) }

        private func notAsked(_ sheet: AnswerSheet) -> Set<String> {
            guard hasConditions else { return [] }
            let shown = Set(AnswerPath(set, sheet, on: today).questions.map(\.id))
            return Set(set.questions.map(\.id)).subtracting(shown)
        }
    }
}
