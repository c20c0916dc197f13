/// Choices or rows as somebody types them: one on each line.
///
/// A line keeps the id of the choice it was before, so that answers stay comparable. Which one that was is found in
/// three steps, each only for lines and choices that are still without a partner:
///
/// 1. the same words, wherever the line stands now;
/// 2. at least half of the words in common, the most alike first;
/// 3. the same place: behind the same neighbour, or before it.
///
/// All other lines are new and get an id from their words, never one that a choice had before.
package struct ChoiceLines: Sendable {
    package let choices: [QuestionChoice]

    /// - Parameters:
    ///   - earlier: the choices as they were; their other wordings stay with their ids.
    ///   - word: begins an id where the words give none.
    package init(_ text: String, keeping earlier: [QuestionChoice], word: String = "choice") {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        var matching = Matching(lines: lines, earlier: earlier)
        matching.matchSameWords()
        matching.matchLikeWords()
        matching.matchPlaces()
        choices = Self.choices(lines, matching.partners, earlier, word)
    }

    /// As it is shown to be changed.
    package static func text(of choices: [QuestionChoice]) -> String {
        choices.map { choice in String(choice.label.text.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n")
    }

    private static func choices(
        _ lines: [String], _ partners: [Int?], _ earlier: [QuestionChoice], _ word: String
    ) -> [QuestionChoice] {
        var taken = Set(earlier.map(\.id))
        return zip(lines, partners).map { line, partner in
            if let partner { return QuestionChoice(earlier[partner].id, earlier[partner].label.saying(line)) }
            let id = StableID.madeChoice(from: line, besides: taken, or: word)
            taken.insert(id)
            return QuestionChoice(id, Wording(line))
        }
    }
}

/// Finds for each line the choice it was before.
private struct Matching {
    let lines: [String]
    private let before: [String]
    /// By line: the index among the earlier choices.
    private(set) var partners: [Int?]
    private var free: Set<Int>

    init(lines: [String], earlier: [QuestionChoice]) {
        self.lines = lines.map(\.folded)
        before = earlier.map(\.label.text.folded)
        partners = lines.map { _ in nil }
        free = Set(earlier.indices)
    }

    private var openLines: [Int] { lines.indices.filter { partners[$0] == nil } }

    private mutating func pair(_ line: Int, _ choice: Int) {
        partners[line] = choice
        free.remove(choice)
    }

    mutating func matchSameWords() {
        for line in lines.indices {
            if let choice = free.sorted().first(where: { before[$0] == lines[line] }) { pair(line, choice) }
        }
    }

    mutating func matchLikeWords() {
        let (lineWords, choiceWords) = (lines.map(Self.words), before.map(Self.words))
        var likenesses: [(likeness: Double, line: Int, choice: Int)] = []
        for line in openLines {
            for choice in free.sorted() {
                let likeness = Self.likeness(lineWords[line], choiceWords[choice])
                if likeness >= 0.5 { likenesses.append((likeness, line, choice)) }
            }
        }
        let ordered = likenesses.sorted { ($1.likeness, $0.line, $0.choice) < ($0.likeness, $1.line, $1.choice) }
        for one in ordered where partners[one.line] == nil && free.contains(one.choice) { pair(one.line, one.choice) }
    }

    /// Downwards from the neighbour above, then upwards from the one below.
    mutating func matchPlaces() {
        for line in openLines {
            let above = line == 0 ? -1 : partners[line - 1]
            if let above, free.contains(above + 1) { pair(line, above + 1) }
        }
        for line in openLines.reversed() {
            let below = line == lines.count - 1 ? before.count : partners[line + 1]
            if let below, free.contains(below - 1) { pair(line, below - 1) }
        }
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }))
    }

    /// Of all words of both, the share that both have.
    private static func likeness(_ one: Set<Substring>, _ other: Set<Substring>) -> Double {
        let all = one.union(other).count
        return all == 0 ? 0 : Double(one.intersection(other).count) / Double(all)
    }
}
