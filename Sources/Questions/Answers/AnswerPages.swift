import Domain
import Platform

/// A page of questions, for whoever has the link.
struct AnswerPage: Page {
    static let template = "answers/page"

    struct Offer: Sendable {
        let name: String
        let href: String
        /// Where the wording is another language: its code.
        let language: String?
        let isCurrent: Bool
    }

    let frame: Frame
    let title: String
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    /// Who asks, whether answers can be joined to anybody: said before the first question.
    let opening: [String]
    let help: HelpWords?
    let wordings: [Offer]
    let progress: String?
    let heading: String?
    let introduction: String?
    let items: [QuestionItem]
    /// The ids of the questions on the page: what is left empty was seen.
    let shown: [String]
    let code: String
    let page: String
    let wording: String?
    let isFirst: Bool
    let hasBack: Bool
    let canLeave: Bool
    /// Where somebody goes on who began before, offered on the first page.
    let returnHref: String?
    let button: String

    init(_ content: Content, frame: Frame) {
        let (set, path) = (content.answering.set, content.path)
        let variant = content.wording
        let layout = QuestionLayout(
            set: set, sheet: path.sheet, form: content.form, problems: content.problems, variant: variant)
        let isFirst = path.firstPage?.id == content.page.id
        self.frame = frame
        self.isFirst = isFirst
        title = set.title.text(in: variant)
        action = frame.root + content.answering.path
        hasProblems = !content.problems.isEmpty
        problems = content.problems.list
        opening = isFirst ? Self.opening(content) : []
        help = set.showsHelp || content.answering.occasion.isForYoungPeople ? HelpWords(frame) : nil
        wordings = isFirst ? Self.wordings(set, variant, action) : []
        let several = set.pages.count > 1
        progress = several ? path.number(ofPage: content.page.id).map { "Page \($0) of \(path.pages.count)" } : nil
        heading = content.page.title.map { path.sheet.filled($0, of: set, in: variant) }
        introduction = content.page.introduction.map { path.sheet.filled($0, of: set, in: variant) }
        items = content.page.questions.map(layout.item)
        shown = content.page.questions.map(\.id)
        code = content.code.text
        page = content.page.id
        wording = variant
        hasBack = path.page(before: content.page.id) != nil
        canLeave = several
        returnHref = isFirst && several ? "\(action)/return" : nil
        button = path.page(after: content.page.id) == nil ? "Send my answers" : "Continue"
    }

    struct Content: Sendable {
        let answering: Answering
        let path: AnswerPath
        let page: QuestionPage
        let code: AnswerCode
        let form: AnswerForm
        var problems = FormProblems()
        let wording: String?
    }

    private static func opening(_ content: Content) -> [String] {
        let introduction = content.answering.set.introduction.map { $0.text(in: content.wording) }
        let promise =
            content.answering.occasion.isAnonymous
            ? "Your answers are anonymous: nobody can find out who sent them, not even we."
            : "Your answers are kept with your name."
        return [introduction, promise].compactMap(\.self)
    }

    private static func wordings(_ set: QuestionSet, _ current: String?, _ action: String) -> [Offer] {
        guard !set.variants.isEmpty else { return [] }
        let ordinary = Offer(name: "Standard", href: action, language: nil, isCurrent: current == nil)
        return [ordinary]
            + set.variants.map {
                Offer(
                    name: $0.name, href: "\(action)?wording=\($0.key)", language: $0.key.count == 2 ? $0.key : nil,
                    isCurrent: $0.key == current)
            }
    }
}

/// Who to call now, and what this page is not.
struct HelpWords: Sendable {
    let localHelp: String?

    init(_ frame: Frame) {
        localHelp = frame.localHelp
    }
}

/// Afterwards: thanks and what happens next, a code to come back with, or a door that is closed.
struct AnsweredPage: Page {
    static let template = "answers/answered"

    let frame: Frame
    let title: String
    let paragraphs: [String]
    let code: String?
    let help: HelpWords?
    let action: String?
    let actionHref: String?
    /// Where somebody else answers on this screen.
    var nextHref: String?

    /// - Parameter next: where somebody else answers on the same screen, as in a session with one screen for all.
    static func thanks(
        _ occasion: Occasion, _ set: QuestionSet, wording: String?, next: String?, frame: Frame
    ) -> AnsweredPage {
        AnsweredPage(
            frame: frame, title: "Thank you. Your answers have been sent",
            paragraphs: [set.closing?.text(in: wording)].compactMap(\.self), code: nil,
            help: help(occasion, set, frame), action: nil, actionHref: nil, nextHref: next.map { frame.root + $0 })
    }

    static func later(_ answering: Answering, code: AnswerCode, frame: Frame) -> AnsweredPage {
        let until = answering.occasion.draft.closesOn.map { "You have until \($0.inWords)." }
        return AnsweredPage(
            frame: frame, title: "Your answers so far are saved",
            paragraphs: [
                "Nothing has been sent yet. To go on later, open the same link and type this code. Only you have it.",
                "What you have begun is kept for \(DraftStore.daysKept) days from now.",
                until,
            ].compactMap(\.self), code: code.text, help: help(answering.occasion, answering.set, frame),
            action: "Go on now",
            actionHref: frame.root + answering.path)
    }

    static func closed(_ answering: Answering, frame: Frame) -> AnsweredPage {
        let words =
            answering.occasion.state == .draft
            ? "They have not been opened yet. Try again later."
            : "Answers are no longer taken. What you sent before is safe."
        return AnsweredPage(
            frame: frame, title: "These questions are closed", paragraphs: [words], code: nil,
            help: help(answering.occasion, answering.set, frame), action: nil, actionHref: nil)
    }

    private static func help(_ occasion: Occasion, _ set: QuestionSet, _ frame: Frame) -> HelpWords? {
        set.showsHelp || occasion.isForYoungPeople ? HelpWords(frame) : nil
    }
}

/// Where somebody types the code they were given to come back with.
struct ReturnPage: Page {
    static let template = "answers/return"

    let frame: Frame
    let title = "Go on with your answers"
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let field: TextField

    init(_ answering: Answering, typed: String?, _ problems: FormProblems = FormProblems(), frame: Frame) {
        self.frame = frame
        action = "\(frame.root)\(answering.path)/return"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        field = TextField(
            "code", "Your code", typed, problems["code"], hint: "12 letters and digits, like kfmt-9x2p-ad4r", width: 20)
    }
}
