import Domain
import Platform

/// A question set on paper, for those who would rather write: printed, filled in by hand, typed in by the team.
struct PaperForm: PrintedPage {
    static let template = "answers/paper-form"

    /// One question: exactly one of its ways to answer is there.
    struct Asked: Sendable {
        let number: String?
        let label: String
        let hint: String?
        let condition: String?
        /// Boxes to tick, each with its words.
        let boxes: [String]
        /// Boxes in one line, from the lowest to the highest.
        let scale: [String]
        let scaleWords: String?
        /// Rows answered on one scale.
        let grid: Grid?
        /// Words with a box for a number each.
        let places: [String]
        /// Lines to write on, each with its words before it.
        let lines: [String]
    }

    struct Grid: Sendable {
        let points: [String]
        let rows: [String]
    }

    struct Section: Sendable {
        let heading: String?
        let introduction: String?
        let condition: String?
        let questions: [Asked]
    }

    let stylesheet: String
    let partnership: String
    let title: String
    let introduction: String?
    let promise: String
    let helps: [String]
    let sections: [Section]
    let closing: String?

    init(_ occasion: Occasion, _ set: QuestionSet, _ masthead: Masthead) {
        stylesheet = PrintStyle.address(masthead)
        partnership = masthead.name
        title = set.title.text
        introduction = set.introduction?.text
        promise = Self.promise(occasion)
        let showsHelp = set.showsHelp || occasion.isForYoungPeople
        helps = showsHelp ? Self.helps(masthead) : []
        let numbers = Self.numbers(set)
        sections = set.pages.map { Self.section($0, of: set, numbers) }
        closing = set.closing?.text
    }

    private static func promise(_ occasion: Occasion) -> String {
        if occasion.draft.kind == .organisationReturn {
            return "For collecting your answers. They are sent by the link of your organisation, not on this paper."
        }
        return occasion.isAnonymous
            ? "Do not write your name. Your answers are typed in without anything that says who you are."
            : "Your answers are kept with your name."
    }

    private static func helps(_ masthead: Masthead) -> [String] {
        let own = masthead.localHelp.map { [$0] } ?? []
        return ["In danger now? Call 999", "To talk to somebody, free, at any time: Childline 0800 1111"] + own
    }

    private static func numbers(_ set: QuestionSet) -> [String: Int] {
        let asked = set.questions.filter(\.kind.isAsked).map(\.id)
        return Dictionary(zip(asked, 1...max(1, asked.count))) { first, _ in first }
    }

    private static func section(_ page: QuestionPage, of set: QuestionSet, _ numbers: [String: Int]) -> Section {
        Section(
            heading: page.title?.text, introduction: page.introduction?.text,
            condition: page.shownWhen.map { said($0, set) },
            questions: page.questions.map { asked($0, of: set, numbers) })
    }

    private static func said(_ condition: Condition, _ set: QuestionSet) -> String {
        condition.words(in: set, by: .number).map { "Only if \($0)." }
            ?? "Only if your answers before make it apply to you."
    }

    private static func asked(_ question: Question, of set: QuestionSet, _ numbers: [String: Int]) -> Asked {
        let way = PaperWay(question)
        return Asked(
            number: numbers[question.id].map { "\($0)." }, label: AnswerSheet().filled(question.label, of: set),
            hint: way.hint ?? question.hint?.text, condition: question.shownWhen.map { said($0, set) },
            boxes: way.boxes, scale: way.scale, scaleWords: way.scaleWords, grid: way.grid, places: way.places,
            lines: way.lines)
    }
}

/// How a question of each kind is answered with a pen.
private struct PaperWay {
    var hint: String?
    var boxes: [String] = []
    var scale: [String] = []
    var scaleWords: String?
    var grid: PaperForm.Grid?
    var places: [String] = []
    var lines: [String] = []

    init(_ question: Question) {
        switch question.kind {
        case .oneChoice(let choices): boxes = choices.map(\.label.text)
        case .manyChoices(let many):
            boxes = many.choices.map(\.label.text)
            hint = question.hint?.text ?? "Tick all that apply."
        case .agreement(let offersDontKnow):
            boxes = Agreement.offered(dontKnow: offersDontKnow).map(\.label.text)
        case .rating(let low, let high):
            scale = (0...10).map(String.init)
            scaleWords = "0 is “\(low.text)”, 10 is “\(high.text)”."
        case .fulfilment(let rule):
            boxes = rule.offers.map(\.label.text)
            lines = rule.reasonFor.isEmpty ? [] : ["Why?", ""]
        case .matrix(let rule):
            grid = PaperForm.Grid(points: rule.scale.points.map(\.label.text), rows: rule.rows.map(\.label.text))
        case .ranking(let rule):
            places = rule.choices.map(\.label.text)
            hint = "Write each number from 1 to \(rule.places) once. 1 is first."
        case .number(let rule): lines = [rule.unit.map { "In \($0.text):" } ?? ""]
        case .date: lines = ["Day, month and year:"]
        case .shortText: lines = [""]
        case .longText: lines = Array(repeating: "", count: 5)
        case .person: lines = ["Name:", "Role:", "E-mail address:"]
        case .signature: lines = ["Signed:"]
        case .file: hint = "A file, to be sent with the return."
        case .information: break
        }
    }
}
