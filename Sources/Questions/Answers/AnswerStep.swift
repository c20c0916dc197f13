import Domain
import Platform

/// What a posted page of answers leads to.
struct AnswerStep: Sendable {
    enum Outcome: Sendable {
        /// The same page again, with what is wrong or what has appeared.
        case again(AnswerPage.Content)
        case page(String)
        case later
        /// Everything is answered.
        case whole
    }

    let answering: Answering
    let code: AnswerCode
    let wording: String?
    let sheet: AnswerSheet
    let outcome: Outcome

    /// - Parameter before: what was answered on other pages.
    init(
        _ answering: Answering, _ form: AnswerForm, code: AnswerCode, wording: String?, after before: AnswerSheet,
        on today: Day
    ) {
        self.answering = answering
        self.code = code
        self.wording = wording
        let page = form.page ?? answering.set.pages.first?.id ?? ""
        let reading = AnswerReading(
            form.values, page: page, of: answering.set, after: before, on: today, requiring: form.step == .onward,
            variant: wording)
        sheet = reading.sheet
        let path = AnswerPath(answering.set, reading.sheet, on: today)
        if form.step == .back {
            outcome = (path.page(before: page) ?? path.firstPage).map { .page($0.id) } ?? .later
        } else if form.step == .later {
            outcome = .later
        } else if !reading.isAccepted, let again = path.page(page) {
            outcome = .again(
                AnswerPage.Content(
                    answering: answering, path: path, page: again, code: code, form: form,
                    problems: FormProblems(reading.problems, of: answering.set), wording: wording))
        } else if let next = path.page(after: page) {
            outcome = .page(next.id)
        } else {
            outcome = path.isComplete ? .whole : path.pageToContinue.map { .page($0.id) } ?? .whole
        }
    }

    /// Where the answers are thanked for, in the same wording.
    var thanksPath: String {
        "/answered/\(answering.occasion.id.text)" + (wording.map { "?wording=\($0)" } ?? "")
    }

    func path(toPage page: String) -> String {
        "\(answering.path)?page=\(page)" + (wording.map { "&wording=\($0)" } ?? "")
    }
}
