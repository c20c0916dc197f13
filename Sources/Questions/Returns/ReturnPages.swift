import Domain
import Platform

/// How far an organisation's return is: its pages, and what to do next.
struct ReturnOverviewPage: Page {
    static let template = "returns/overview"

    struct Task: Sendable {
        let title: String
        let href: String
        let tag: Tag
    }

    let frame: Frame
    let title: String
    let organisation: String
    let status: String
    let opening: [String]
    let tasks: [Task]
    let isTaken: Bool
    let button: String
    let buttonHref: String
    let isReady: Bool

    init(_ opened: OpenedReturn, frame: Frame) {
        let (way, own) = (opened.way, frame.root + opened.path)
        self.frame = frame
        title = opened.occasion.draft.title
        organisation = opened.listed.organisationName
        isTaken = opened.isTaken
        isReady = opened.isReady
        status = Self.status(opened)
        opening = [
            opened.set.introduction?.text,
            "Everybody at your organisation who has this link can work on it. What you answer is kept as you go. "
                + "We see nothing of it before you send it.",
            opened.lastTime.map {
                "You sent your last return on \($0.sentOn.inWords). Its answers stand beside the questions."
            },
        ].compactMap(\.self)
        tasks = way.pages.enumerated().map { index, page in
            Task(
                title: page.title.map { way.sheet.filled($0, of: opened.set) } ?? "Part \(index + 1)",
                href: "\(own)/pages/\(page.id)", tag: Tag(way.progress(of: page)))
        }
        let next = way.pageToContinue.map { "\(own)/pages/\($0.id)" } ?? "\(own)/check"
        button = isReady ? "Check and send" : opened.asked.begunOn == nil ? "Begin" : "Go on"
        buttonHref = isReady ? "\(own)/check" : next
    }

    private static func status(_ opened: OpenedReturn) -> String {
        guard opened.isTaken else { return ReturnRefusal.ended.message }
        let progress = opened.way.progress.words
        return opened.lastDay.map { "\(progress). Send it by the end of \($0.inWords)." } ?? "\(progress)."
    }
}

extension Tag {
    fileprivate init(_ progress: PageProgress) {
        let tone: Tone =
            switch progress {
            case .toDo, .optional: .neutral
            case .begun: .waiting
            case .done: .good
            }
        self.init(progress.words, tone)
    }
}

/// One page of questions of a return.
struct ReturnQuestionsPage: Page {
    static let template = "returns/questions"

    /// A question, with what was said last time and what a colleague wrote meanwhile.
    struct Entry: Sendable {
        let item: QuestionItem
        let still: Checkboxes?
        let meanwhile: String?
    }

    let frame: Frame
    let title: String
    let organisation: String
    let progress: String?
    let heading: String?
    let introduction: String?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let isStale: Bool
    /// Why nothing more is taken. Then there is no button.
    let refusal: String?
    let action: String
    let takesFiles: Bool
    let mark: String
    let shown: [String]
    let entries: [Entry]
    let hasBack: Bool
    let overviewHref: String

    init(
        _ opened: OpenedReturn, _ page: QuestionPage, _ form: AnswerForm, _ problems: FormProblems = FormProblems(),
        isStale: Bool = false, refusal: ReturnRefusal? = nil, saysStill: (String) -> Bool = { _ in false }, frame: Frame
    ) {
        let (way, own) = (opened.way, frame.root + opened.path)
        let layout = QuestionLayout(
            set: opened.set, sheet: opened.sheet, form: form, problems: problems, variant: nil,
            filesPath: "\(own)/files")
        self.frame = frame
        self.isStale = isStale
        self.refusal = refusal?.message
        title = opened.occasion.draft.title
        organisation = opened.listed.organisationName
        progress = way.number(ofPage: page.id).map { "Page \($0) of \(way.pages.count)" }
        heading = page.title.map { way.sheet.filled($0, of: opened.set) }
        introduction = page.introduction.map { way.sheet.filled($0, of: opened.set) }
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        action = "\(own)/pages/\(page.id)"
        takesFiles = page.questions.contains { $0.kind.name == "file" }
        mark = opened.mark(of: page)
        shown = page.questions.map(\.id)
        entries = page.questions.map { question in
            let kept = opened.sheet[question.id]
            return Entry(
                item: layout.item(question),
                still: kept == nil ? Self.still(question, opened, isChosen: saysStill(question.id)) : nil,
                meanwhile: isStale ? kept.map { question.words(for: $0) } ?? "Nothing" : nil)
        }
        hasBack = way.page(before: page.id) != nil
        overviewHref = own
    }

    private static func still(_ question: Question, _ opened: OpenedReturn, isChosen: Bool) -> Checkboxes? {
        guard let last = opened.lastTime, let value = last.offers[question.id] else { return nil }
        return Checkboxes(
            ReturnForm.still(question.id), "Last time you answered: \(question.words(for: value))",
            [Choice("yes", "This is still true", isChosen: isChosen)], nil)
    }
}

/// Every answer once more, before it is sent.
struct ReturnCheckPage: Page {
    static let template = "returns/check"

    let frame: Frame
    let title = "Check your answers and send them"
    let status: String
    let missing: [ReturnSection.Missing]
    let sections: [ReturnSection]
    let action: String
    let mark: String
    let isReady: Bool
    let overviewHref: String

    init(_ opened: OpenedReturn, frame: Frame) {
        let own = frame.root + opened.path
        self.frame = frame
        status = "\(opened.occasion.draft.title), \(opened.listed.organisationName)"
        isReady = opened.isReady
        mark = opened.mark
        missing = ReturnSection.missing(opened, at: own)
        sections = ReturnSection.all(opened.way, filesAt: "\(own)/files", changeAt: "\(own)/pages")
        action = "\(own)/sending"
        overviewHref = own
    }
}

/// What was sent, for whoever has the link.
struct ReturnSentPage: Page {
    static let template = "returns/sent"

    let frame: Frame
    let title: String
    let status: String
    let closing: String?
    let sections: [ReturnSection]

    init(_ opened: OpenedReturn, frame: Frame) {
        self.frame = frame
        title = opened.occasion.draft.title
        let day = opened.asked.sentOn.map { " on \($0.inWords)" } ?? ""
        status = "\(opened.listed.organisationName) sent this\(day)."
        closing = opened.set.closing?.text
        sections = ReturnSection.all(opened.way, filesAt: "\(frame.root)\(opened.path)/files")
    }
}

/// The answers of one page, to be read.
struct ReturnSection: Sendable {
    /// A question without which nothing can be sent.
    struct Missing: Sendable {
        let words: String
        let href: String
    }

    let title: String
    let summary: SummaryList

    static func all(_ way: AnswerPath, filesAt files: String, changeAt pages: String? = nil) -> [ReturnSection] {
        way.pages.enumerated().map { index, page in
            let rows = page.questions.filter(\.kind.isAsked).map { question in
                let value = way.sheet[question.id]
                return SummaryList.Row(
                    way.sheet.filled(question.label, of: way.set),
                    value.map { question.words(for: $0) } ?? "Not answered",
                    href: value?.file.map { _ in "\(files)/\(question.id)" },
                    changeHref: pages.map { "\($0)/\(page.id)#\(question.field())" })
            }
            return ReturnSection(
                title: page.title.map { way.sheet.filled($0, of: way.set) } ?? "Part \(index + 1)",
                summary: SummaryList(rows))
        }
    }

    /// What has no answer yet, and what does not fit any more.
    static func missing(_ opened: OpenedReturn, at own: String) -> [Missing] {
        let way = opened.way
        let problems = Dictionary(way.problems(on: opened.today).map { ($0.question, $0.message) }) { first, _ in first
        }
        return way.pages.flatMap { page in
            page.questions.compactMap { question in
                let label = way.sheet.filled(question.label, of: way.set)
                let words = problems[question.id] ?? (question.isFinished(way.sheet[question.id]) ? nil : label)
                return words.map { Missing(words: $0, href: "\(own)/pages/\(page.id)#\(question.field())") }
            }
        }
    }
}
