/// The answers to a question set, counted as they come: in all, and broken down.
package struct AnswerTally: Sendable, Equatable {
    package private(set) var sheets = 0
    package private(set) var questions: [QuestionTally]
    /// For each breakdown, the same for each of its groups.
    private var groups: [Breakdown: [String: [QuestionTally]]]
    /// Kept apart, so that nobody holds on to the groups while they are counted, which would copy them all each time.
    private let breakdowns: [Breakdown]
    private let positions: [String: Int]

    /// The group of those of whom it is not known where they belong.
    package static let unknownGroup = ""

    package init(_ questions: [Question], by breakdowns: [Breakdown] = []) {
        self.questions = questions.filter(\.kind.isAsked).map(QuestionTally.init)
        self.breakdowns = Set(breakdowns).sorted { $0.rawValue < $1.rawValue }
        groups = Dictionary(breakdowns.map { ($0, [:]) }, uniquingKeysWith: { first, _ in first })
        let ids = self.questions.map(\.question.id)
        positions = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }

    /// - Parameters:
    ///   - belonging: the group of each breakdown, by its id.
    ///   - notAsked: questions that were left out for this person, as answers before made them needless.
    package mutating func add(
        _ sheet: AnswerSheet, from belonging: [Breakdown: String] = [:], notAsked: Set<String> = []
    ) {
        sheets += 1
        Self.add(sheet, notAsked, to: &questions)
        for breakdown in breakdowns {
            let group = belonging[breakdown] ?? Self.unknownGroup
            if groups[breakdown]?[group] == nil { groups[breakdown, default: [:]][group] = empty }
            Self.add(sheet, notAsked, to: &groups[breakdown, default: [:]][group, default: []])
        }
    }

    private static func add(_ sheet: AnswerSheet, _ notAsked: Set<String>, to tallies: inout [QuestionTally]) {
        for index in tallies.indices {
            let id = tallies[index].question.id
            if notAsked.contains(id) { continue }
            tallies[index].add(sheet[id])
        }
    }

    private var empty: [QuestionTally] { questions.map { QuestionTally($0.question) } }

    /// - Precondition: of the same questions.
    package mutating func merge(_ other: AnswerTally) {
        precondition(positions == other.positions, "only answers to the same questions are counted together")
        sheets += other.sheets
        Self.merge(other.questions, into: &questions)
        let fresh = empty
        for (breakdown, groups) in other.groups {
            for (group, tallies) in groups {
                Self.merge(tallies, into: &self.groups[breakdown, default: [:]][group, default: fresh])
            }
        }
    }

    private static func merge(_ others: [QuestionTally], into tallies: inout [QuestionTally]) {
        for (index, other) in others.enumerated() { tallies[index].merge(other) }
    }

    package subscript(question: String) -> QuestionTally? {
        positions[question].map { questions[$0] }
    }

    /// A question's tally in each group, by the group's id, in the order of ids.
    package func groups(of question: String, by breakdown: Breakdown) -> [(group: String, tally: QuestionTally)] {
        guard let position = positions[question], let found = groups[breakdown] else { return [] }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value[position]) }
    }
}
