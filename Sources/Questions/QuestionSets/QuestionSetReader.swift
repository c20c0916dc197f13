import Domain
import Yams

/// Reads a set from YAML, and goes on after each problem to find the next.
struct QuestionSetReader {
    typealias Place = QuestionSetProblem.Place

    private(set) var problems: [QuestionSetFileProblem] = []
    /// Questions that are there and could not be read: nothing is said of conditions that name them.
    private var unreadQuestions: Set<String> = []
    /// What is missing or could not be read, of which enough has been said.
    private var unread: Set<Place> = []
    private var lines: [Place: Int] = [:]
    /// Where a place stands for the second time.
    private var repeats: [Place: Int] = [:]
    private var questions = 0

    /// - Returns: nil when there is nothing that could be called a set.
    mutating func set(in node: Node) -> QuestionSet? {
        let keys = ["key", "version", "title", "introduction", "closing", "shows-help", "variants", "pages"]
        guard let section = section(node, Place(), keys: keys, as: "A question set") else { return nil }
        let (key, version, title) = (
            text("key", in: section), whole("version", in: section), wording("title", in: section)
        )
        let (introduction, closing) = (wording("introduction", in: section), wording("closing", in: section))
        expect(["key", "title", "pages"], in: section)
        return QuestionSet(
            key: key ?? "", version: version ?? 1, title: title ?? "", introduction: introduction, closing: closing,
            showsHelp: flag("shows-help", in: section) ?? false, variants: variants(in: section),
            pages: pages(in: section))
    }

    /// The line on which this stands, or that of the question or page it belongs to.
    func line(of problem: QuestionSetProblem) -> Int? {
        let place = problem.place
        let exact = Place(page: place.page, question: place.question, part: place.part)
        return repeats[exact] ?? line(of: place)
    }

    private func line(of place: Place) -> Int? {
        lines[Place(page: place.page, question: place.question, part: place.part)]
            ?? lines[Place(page: place.page, question: place.question)] ?? lines[Place(page: place.page)]
    }

    mutating func add(_ reason: String, _ place: Place, _ node: Node?) {
        unread.insert(place)
        problems.append(QuestionSetFileProblem(line: node?.mark?.line ?? line(of: place), reason, at: place))
    }

    mutating func miss(_ key: String, in section: FileSection) {
        unread.insert(section.part(key))
        add("\(key) is missing", section.place, section.node)
    }

    /// Whether a problem of the set only follows from something that was said already.
    func isSaid(_ problem: QuestionSetProblem) -> Bool {
        let place = Place(page: problem.place.page, question: problem.place.question, part: problem.place.part)
        return unread.contains(place) || unreadQuestions.contains { problem.reason == "There is no question \($0)" }
    }

    mutating func note(_ place: Place, _ node: Node) {
        guard let line = node.mark?.line else { return }
        if lines[place] == nil { lines[place] = line } else { repeats[place] = repeats[place] ?? line }
    }

    private mutating func variants(in section: FileSection) -> [QuestionVariant] {
        pairs("variants", in: section).map { pair in
            QuestionVariant(key: pair.id, name: scalar(pair.node, pair.place) ?? "")
        }
    }

    private mutating func pages(in section: FileSection) -> [QuestionPage] {
        var pages: [QuestionPage] = []
        for node in nodes("pages", in: section, most: QuestionSet.mostPages) {
            let place = Place(page: node.id ?? "\(pages.count + 1)")
            note(place, node)
            if let page = page(node, place) { pages.append(page) }
        }
        return pages
    }

    private mutating func page(_ node: Node, _ place: Place) -> QuestionPage? {
        let keys = ["id", "title", "introduction", "shown-when", "questions"]
        guard let section = section(node, place, keys: keys, as: "A page") else { return nil }
        expect(["id", "questions"], in: section)
        return QuestionPage(
            id: text("id", in: section) ?? place.page ?? "", title: wording("title", in: section),
            introduction: wording("introduction", in: section), shownWhen: condition("shown-when", in: section),
            questions: questions(in: section))
    }

    private mutating func questions(in section: FileSection) -> [Question] {
        var found: [Question] = []
        for (index, node) in nodes("questions", in: section, most: QuestionSet.mostQuestions).enumerated() {
            questions += 1
            guard questions <= QuestionSet.mostQuestions else { break }
            let place = Place(page: section.place.page, question: node.id ?? "\(index + 1)")
            note(place, node)
            if let question = question(node, place) {
                found.append(question)
            } else {
                unreadQuestions.formUnion(node.id.map { [$0] } ?? [])
            }
        }
        return found
    }

    private mutating func question(_ node: Node, _ place: Place) -> Question? {
        let own = ["id", "kind", "label", "hint", "required", "shown-when", "check", "check-message"]
        guard let name = node.text(of: "kind"), let keys = QuestionKind.keys(of: name) else {
            let names = QuestionKind.names.joined(separator: ", ")
            add("The kind must be one of: \(names)", place, node.value(of: "kind") ?? node)
            return nil
        }
        guard let section = section(node, place, keys: own + keys, as: "A question of kind \(name)") else { return nil }
        expect(["id", "label"], in: section)
        guard let kind = kind(name, in: section) else { return nil }
        return Question(
            id: text("id", in: section) ?? place.question ?? "", kind: kind, label: wording("label", in: section) ?? "",
            hint: wording("hint", in: section), isRequired: flag("required", in: section) ?? false,
            shownWhen: condition("shown-when", in: section), check: check(in: section))
    }

    private mutating func check(in section: FileSection) -> AnswerRule? {
        let (condition, message) = (condition("check", in: section), wording("check-message", in: section))
        if section["check"] != nil, section["check-message"] == nil {
            add("A check needs a check-message that says what to do", section.part("check"), section["check"])
        }
        if section["check"] == nil, section["check-message"] != nil {
            add("There is no check to say this of", section.part("check-message"), section["check-message"])
        }
        return condition.flatMap { condition in message.map { AnswerRule(condition, message: $0) } }
    }
}
