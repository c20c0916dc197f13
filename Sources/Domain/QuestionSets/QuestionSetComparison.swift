/// What is different between two versions of a question set, and whether their answers can be compared.
package struct QuestionSetComparison: Sendable {
    package let old: QuestionSet
    package let new: QuestionSet
    /// Of the set first, then of its questions in the new order, then those that were removed in the old order.
    package let changes: [QuestionChange]

    package init(from old: QuestionSet, to new: QuestionSet) {
        self.old = old
        self.new = new
        let before = Dictionary(old.questions.map { ($0.id, $0) }) { first, _ in first }
        let moved = Self.moved(from: old, to: new)
        var changes = Self.changes(from: old, to: new)
        for question in new.questions {
            guard let one = before[question.id] else {
                changes.append(QuestionChange(question: question.id, .added))
                continue
            }
            changes += Self.changes(from: one, to: question, isMoved: moved.contains(question.id))
        }
        let after = Set(new.questions.map(\.id))
        changes += old.questions.filter { !after.contains($0.id) }.map { QuestionChange(question: $0.id, .removed) }
        self.changes = changes
    }

    package var isUnchanged: Bool { changes.isEmpty }

    /// Whether answers of one version can stand beside answers of the other.
    package func comparability(of question: String) -> Comparability {
        guard let one = old.question(question), let other = new.question(question) else { return .none }
        return one.kind.comparability(with: other.kind)
    }

    private static func changes(from old: QuestionSet, to new: QuestionSet) -> [QuestionChange] {
        let parts: [(String, Bool)] = [
            ("title", old.title != new.title), ("introduction", old.introduction != new.introduction),
            ("closing", old.closing != new.closing), ("help", old.showsHelp != new.showsHelp),
            ("variants", old.variants != new.variants),
            ("pages", old.pages.map { $0.with([]) } != new.pages.map { $0.with([]) }),
        ]
        return parts.filter(\.1).map { QuestionChange(question: nil, .reworded([$0.0])) }
    }

    private static func changes(from one: Question, to other: Question, isMoved: Bool) -> [QuestionChange] {
        var found: [QuestionChange.What] = isMoved ? [.moved] : []
        if one.kind.name != other.kind.name { found.append(.kind(from: one.kind.name, to: other.kind.name)) }
        let words = rewordedParts(one, other)
        if !words.isEmpty { found.append(.reworded(words)) }
        let (before, after) = (one.kind.answerIDs, other.kind.answerIDs)
        let (added, removed) = (after.filter { !before.contains($0) }, before.filter { !after.contains($0) })
        if one.kind.name == other.kind.name, !(added.isEmpty && removed.isEmpty) {
            found.append(.choices(added: added, removed: removed))
        }
        let rules = rules(of: one, unlike: other)
        if !rules.isEmpty { found.append(.rules(rules)) }
        return found.map { QuestionChange(question: other.id, $0) }
    }

    /// What was added or taken away with a choice is not reworded.
    private static func rewordedParts(_ one: Question, _ other: Question) -> [String] {
        let before = Dictionary(one.wordings.map { ($0.part, $0.wording) }) { first, _ in first }
        let after = Dictionary(other.wordings.map { ($0.part, $0.wording) }) { first, _ in first }
        let whole = Set(["label", "hint", "unit", "low", "high", "check"])
        let parts = Set(before.keys).union(after.keys)
        return parts.sorted().filter { part in
            guard let one = before[part], let other = after[part] else { return whole.contains(part) }
            return one != other
        }
    }

    private static func rules(of one: Question, unlike other: Question) -> [String] {
        let isLimited = one.kind.name == other.kind.name && one.kind.limits != other.kind.limits
        let parts: [(String, Bool)] = [
            ("required", one.isRequired != other.isRequired), ("shown-when", one.shownWhen != other.shownWhen),
            ("check", one.check?.condition != other.check?.condition), ("limits", isLimited),
        ]
        return parts.filter(\.1).map(\.0)
    }

    /// The fewest questions that must have been moved to get from the old order to the new, and those on another page.
    private static func moved(from old: QuestionSet, to new: QuestionSet) -> Set<String> {
        let (before, after) = (old.places, new.places)
        let common = new.questions.map(\.id).filter { before[$0] != nil }
        let stayed = Set(common.longestRising { before[$0]?.index ?? 0 })
        return Set(common.filter { !stayed.contains($0) || before[$0]?.page != after[$0]?.page })
    }
}

extension QuestionSet {
    fileprivate var places: [String: (page: String, index: Int)] {
        let places = pages.flatMap { page in page.questions.map { (page.id, $0.id) } }.enumerated()
        return Dictionary(places.map { ($1.1, (page: $1.0, index: $0)) }) { first, _ in first }
    }
}

extension [String] {
    /// The longest run of these, not necessarily next to each other, that rises in `order`.
    fileprivate func longestRising(in order: (String) -> Int) -> [String] {
        var runs: [[String]] = []
        for one in self {
            let place = order(one)
            let longest = runs.filter { $0.last.map { order($0) < place } ?? false }.max { $0.count < $1.count }
            runs.append((longest ?? []) + [one])
        }
        return runs.max { $0.count < $1.count } ?? []
    }
}
