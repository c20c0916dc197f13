extension QuestionSet {
    package static let mostPages = 100
    package static let mostQuestions = 500

    /// Everything that is wrong with it, in the order of its pages; empty when it can be put to people.
    package var problems: [QuestionSetProblem] {
        var check = QuestionSetCheck(set: self)
        check.checkAll()
        return check.problems
    }

    /// What each earlier answer may be used as, before the question at `index` among all questions.
    package func scope(before index: Int) -> ConditionScope {
        let all = questions
        let earlier = all.prefix(index).flatMap(\.references)
        return ConditionScope(
            earlier: Dictionary(earlier) { first, _ in first }, known: Set(all.map(\.id)),
            unasked: Set(all.filter { !$0.kind.isAsked }.map(\.id)))
    }
}

extension Question {
    /// The names by which later conditions refer to it.
    var references: [(String, FormulaType)] {
        guard let type = kind.type else { return [] }
        guard case .matrix(let matrix) = kind else { return [(id, type)] }
        return [(id, type)] + matrix.rows.map { ("\(id).\($0.id)", matrix.scale.type) }
    }
}

/// Goes through a set from its title to its last question.
struct QuestionSetCheck {
    let set: QuestionSet
    private(set) var problems: [QuestionSetProblem] = []

    private typealias Place = QuestionSetProblem.Place

    init(set: QuestionSet) {
        self.set = set
    }

    mutating func checkAll() {
        checkHead()
        checkVariants()
        checkCounts()
        checkRepeated(set.pages.map(\.id), as: "page")
        var scope = set.scope(before: 0)
        var seen: [String: String] = [:]
        for page in set.pages {
            for question in page.questions { checkNew(question, on: page.id, &seen) }
            check(page, &scope)
        }
    }

    private mutating func add(_ place: QuestionSetProblem.Place, _ reason: String) {
        problems.append(QuestionSetProblem(place, reason))
    }

    private mutating func checkHead() {
        if !StableID.isWellFormed(set.key) { add(Place(part: "key"), "The key must have \(StableID.rule)") }
        if !(1...1_000_000).contains(set.version) { add(Place(part: "version"), "The version must be 1 or more") }
        let start = set.scope(before: 0)
        check(set.title, Place(part: "title"), start)
        check(set.introduction, Place(part: "introduction"), start)
        check(set.closing, Place(part: "closing"), set.scope(before: set.questions.count))
    }

    private mutating func checkVariants() {
        checkRepeated(set.variants.map(\.key), as: "variant")
        for variant in set.variants {
            let place = Place(part: "variant \(variant.key.prefix(60))")
            if !StableID.isWellFormed(variant.key) { add(place, "The key must have \(StableID.rule)") }
            if variant.key == "standard" { add(place, "standard is how the ordinary words are called") }
            if variant.name.trimmed.isEmpty { add(place, "Enter the name by which people choose it") }
        }
    }

    private mutating func checkCounts() {
        let asked = set.questions.count { $0.kind.isAsked }
        if asked == 0 { add(Place(), "There is nothing to answer. Add a question") }
        if set.questions.count > QuestionSet.mostQuestions {
            add(Place(), "There are \(set.questions.count) questions. Use \(QuestionSet.mostQuestions) or fewer")
        }
        if set.pages.count > QuestionSet.mostPages {
            add(Place(), "There are \(set.pages.count) pages. Use \(QuestionSet.mostPages) or fewer")
        }
    }

    private mutating func checkRepeated(_ ids: [String], as what: String) {
        let counts = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
        for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
            add(Place(part: "\(what) \(id.prefix(60))"), "This id is used \(count) times. Each must be used once")
        }
    }

    /// - Parameter seen: the pages of the questions before, by question.
    private mutating func checkNew(_ question: Question, on page: String, _ seen: inout [String: String]) {
        if let first = seen[question.id] {
            add(Place(page: page, question: question.id), "This id is used already, on page \(first)")
        }
        seen[question.id] = seen[question.id] ?? page
    }

    private mutating func check(_ page: QuestionPage, _ scope: inout ConditionScope) {
        let id = page.id
        if !StableID.isWellFormed(id) { add(Place(page: id), "The page’s id must have \(StableID.rule)") }
        if page.questions.isEmpty { add(Place(page: id), "The page has no questions") }
        check(page.title, Place(page: id, part: "title"), scope)
        check(page.introduction, Place(page: id, part: "introduction"), scope)
        check(page.shownWhen, Place(page: id, part: "shown-when"), scope)
        for question in page.questions {
            check(question, on: id, scope)
            scope.earlier.merge(question.references) { first, _ in first }
        }
    }

    private mutating func check(_ question: Question, on page: String, _ scope: ConditionScope) {
        let id = question.id
        func place(_ part: String?, _ column: Int? = nil) -> QuestionSetProblem.Place {
            Place(page: page, question: id, part: part, column: column)
        }
        if !StableID.isWellFormed(id) { add(place(nil), "The question’s id must have \(StableID.rule)") }
        if !question.kind.isAsked, question.isRequired || question.check != nil {
            add(place(nil), "Information has no answer, so it can be neither required nor checked")
        }
        for (part, wording) in question.wordings { check(wording, place(part), scope) }
        check(question.shownWhen, place("shown-when"), scope)
        check(question.check?.condition, place("check"), scope.with(own: question.kind.type))
        for problem in question.kind.problems { add(place(problem.part), problem.reason) }
    }

    private mutating func check(
        _ condition: Condition?, _ place: QuestionSetProblem.Place, _ scope: ConditionScope
    ) {
        for problem in condition?.problems(in: scope) ?? [] { add(place.at(problem.column), problem.message) }
    }
}

extension QuestionSetCheck {
    static let mostCharacters = 5000

    private mutating func check(_ wording: Wording?, _ place: QuestionSetProblem.Place, _ scope: ConditionScope) {
        guard let wording else { return }
        let known = Set(set.variants.map(\.key))
        for key in wording.variants.keys.sorted() where !known.contains(key) {
            add(place, "There is no variant \(key.prefix(60)) in this set")
        }
        for text in wording.all { check(text, place, scope) }
    }

    private mutating func check(_ text: String, _ place: QuestionSetProblem.Place, _ scope: ConditionScope) {
        guard !text.trimmed.isEmpty else { return add(place, "Enter the words people read") }
        guard text.count <= Self.mostCharacters else {
            return add(place, "Words must be \(Self.mostCharacters) characters or fewer")
        }
        guard !text.unicodeScalars.contains(where: { $0 == "\0" || $0 == "\u{FEFF}" }) else {
            return add(place, "Words must not contain a null character or a byte order mark")
        }
        do {
            for reference in try Piping(text).references {
                if let problem = scope.problem(with: reference) { add(place, problem) }
            }
        } catch {
            add(place.at(error.column), error.message)
        }
    }
}

extension QuestionSetProblem.Place {
    package func at(_ column: Int) -> QuestionSetProblem.Place {
        QuestionSetProblem.Place(page: page, question: question, part: part, column: column)
    }
}
