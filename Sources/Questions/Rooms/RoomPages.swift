import Domain
import Platform

/// What somebody in the room sees on their own screen.
struct RoomPage: Page {
    static let template = "rooms/answer"

    /// The questions that are asked now.
    struct Asking: Sendable {
        let heading: String?
        let introduction: String?
        let items: [QuestionItem]
        let shown: [String]
        let page: String
        let code: String
    }

    let frame: Frame
    let title: String
    let standing: String
    let paragraphs: [String]
    let asking: Asking?
    /// Where answers that were sent can be changed while they still can.
    let changeHref: String?
    let again: String?
    /// Whether one screen can serve several people: not over several pages, which would mix them up.
    let canPassOn: Bool
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let help: HelpWords?

    struct Content: Sendable {
        let opened: OpenedRoom
        let code: AnswerCode
        let sheet: AnswerSheet
        /// Answers to the page were sent before.
        var hasSent = false
        var form: AnswerForm?
        var problems = FormProblems()
        let today: Day
    }

    init(_ content: Content, frame: Frame) {
        let (opened, set) = (content.opened, content.opened.set)
        let way = AnswerPath(set, content.sheet, on: content.today)
        let page = opened.isOpen ? opened.room.answeredPage.flatMap { way.page($0) } : nil
        self.frame = frame
        title = opened.occasion.draft.title
        standing = opened.isOpen ? opened.room.standing : "closed"
        action = frame.root + opened.path
        asking = page.flatMap { page in content.hasSent ? nil : Self.asking(page, content, way) }
        changeHref = page != nil && content.hasSent ? "\(action)?change=yes" : nil
        // Words that an answer made appear, such as whom to call, are read once it has been sent.
        let appeared = content.hasSent ? page?.questions.filter { !$0.kind.isAsked && $0.shownWhen != nil } ?? [] : []
        paragraphs =
            Self.words(content, isAsked: page != nil) + appeared.map { way.sheet.filled($0.label, of: set) }
        canPassOn = set.pages.count == 1
        again = opened.isOpen ? action : nil
        hasProblems = !content.problems.isEmpty
        problems = content.problems.list
        help = set.showsHelp || opened.occasion.isForYoungPeople ? HelpWords(frame) : nil
    }

    private static func asking(_ page: QuestionPage, _ content: Content, _ way: AnswerPath) -> Asking {
        let set = content.opened.set
        let layout = QuestionLayout(
            set: set, sheet: content.sheet, form: content.form ?? AnswerForm(content.sheet, of: page.questions),
            problems: content.problems, variant: nil)
        return Asking(
            heading: page.title.map { way.sheet.filled($0, of: set) },
            introduction: page.introduction.map { way.sheet.filled($0, of: set) },
            items: page.questions.map(layout.item), shown: page.questions.map(\.id), page: page.id,
            code: content.code.text)
    }

    private static func words(_ content: Content, isAsked: Bool) -> [String] {
        let (opened, set) = (content.opened, content.opened.set)
        guard opened.isOpen else {
            return ["This room is closed. Thank you for taking part.", set.closing?.text].compactMap(\.self)
        }
        let promise = "Your answers are anonymous: nobody can find out who sent them, not even we."
        if isAsked {
            if content.hasSent { return ["Your answers are in. You can change them until the page is stopped."] }
            return opened.room.asked.count == 1 ? [promise] : []
        }
        guard opened.room.page != nil else {
            return [set.introduction?.text, promise, "The first questions appear here when they are asked."]
                .compactMap(\.self)
        }
        guard opened.room.isAnswering else {
            return ["Look at the screen in the room. The next questions appear here when they are asked."]
        }
        return ["These questions are not for everybody, and not for you. The next ones appear here."]
    }
}

/// What everybody in the room sees on the wall, with the buttons of whoever asks.
struct RoomScreenPage: Page {
    static let template = "rooms/screen"

    struct Shown: Sendable {
        let heading: String
        let charts: [BarChart]
        let summary: String?
        let words: String?
        let key: [String]
    }

    let frame: Frame
    let title: String
    let standing: String
    let address: String?
    let scanCode: ScanCode?
    let heading: String?
    let counted: String?
    let labels: [String]
    let shown: [Shown]
    let token: String
    let action: String
    let stop: String?
    let next: String?
    let nextWords: String?
    let finishHref: String?
    let resultsHref: String?

    init(_ wall: RoomWall, site: Site?, frame: Frame) {
        let opened = wall.opened
        let own = "\(frame.root)/occasions/\(opened.occasion.id.text)"
        let (room, page) = (opened.room, opened.page)
        self.frame = frame
        token = frame.token
        title = opened.occasion.draft.title
        standing = opened.isOpen ? room.standing : "closed"
        address = opened.isOpen ? site.map { $0.link(to: opened.path) } : nil
        scanCode = address.flatMap { ScanCode($0) }
        heading = page?.title?.text
        let asked = page?.questions.filter(\.kind.isAsked) ?? []
        counted = opened.isOpen ? Self.counted(wall.answered, asked, opened.set) : nil
        labels = room.isAnswering ? asked.map { AnswerSheet().filled($0.label, of: opened.set) } : []
        shown = wall.results.map { Self.shown(asked, $0, at: own) } ?? []
        action = "\(own)/room"
        stop = opened.isOpen ? room.answeredPage : nil
        let following = opened.isOpen && !room.isAnswering ? room.next(of: opened.set) : nil
        next = following?.id
        nextWords = following.map { Self.words($0, of: opened.set, isFirst: room.page == nil) }
        let isClosed = opened.occasion.state == .closed
        finishHref = isClosed || opened.isOpen && (room.isAnswering || room.page == nil) ? nil : "\(own)/closing"
        resultsHref = isClosed ? "\(own)/results" : nil
    }

    /// Of questions that are put to everybody. How many answered others says what was answered before.
    private static func counted(_ answered: Int, _ asked: [Question], _ set: QuestionSet) -> String? {
        guard !asked.isEmpty, asked.allSatisfy({ set.deciding($0.id).isEmpty }) else { return nil }
        return "\(answered.people) \(answered == 1 ? "has" : "have") answered."
    }

    private static func words(_ page: QuestionPage, of set: QuestionSet, isFirst: Bool) -> String {
        let what = page.title?.text ?? page.questions.first { $0.kind.isAsked }?.label.text ?? "the next page"
        return "\(isFirst ? "Ask the first" : "Ask the next"): \(what)"
    }

    /// What the wall shows is seen by everybody, whoever holds the answers: small numbers are held back.
    private static func shown(_ asked: [Question], _ results: OccasionResults, at path: String) -> [Shown] {
        let policy: ReleasePolicy =
            results.occasion.isForYoungPeople ? .youngPeople(for: .partners) : ReleasePolicy(for: .partners)
        let layout = ResultLayout(results: results, policy: policy, path: path)
        return results.released(under: policy).filter { one in asked.contains { $0.id == one.tally.question.id } }
            .map { released in
                let item = layout.item(released)
                let isWords = released.tally.question.kind.isFreeText
                return Shown(
                    heading: item.heading, charts: item.charts, summary: item.summary,
                    words: isWords ? "What was written is read before it is shown to anybody." : nil, key: item.key)
            }
    }
}
