import Domain
import Platform

/// One step of trying a set out. Nothing of it is kept but in the form itself.
struct Trial: Sendable {
    enum Outcome: Sendable {
        case page(QuestionPage, AnswerForm, FormProblems)
        case end
    }

    let set: QuestionSet
    let wording: String?
    let path: AnswerPath
    let outcome: Outcome

    static let earlierPrefix = "earlier."

    /// From the start.
    init(_ set: QuestionSet, wording: String?, on today: Day) {
        let path = AnswerPath(set, AnswerSheet(), on: today)
        self.set = set
        self.wording = set.variants.first { $0.key == wording }?.key
        self.path = path
        outcome = path.firstPage.map { .page($0, AnswerForm(path.sheet, of: $0.questions), FormProblems()) } ?? .end
    }

    /// After a page was sent.
    init(_ set: QuestionSet, _ fields: FormFields, on today: Day) {
        let (form, variant) = (AnswerForm(fields, of: set), fields["wording"])
        let wording = set.variants.first { $0.key == variant }?.key
        let before = Self.earlier(fields, of: set, on: today)
        let page = form.page ?? set.pages.first?.id ?? ""
        let reading = AnswerReading(
            form.values, files: set.trialFiles, page: page, of: set, after: before, on: today,
            requiring: form.step == .onward, variant: wording)
        let path = AnswerPath(set, reading.sheet, on: today)
        self.set = set
        self.wording = wording
        self.path = path
        outcome = Self.outcome(path, reading, form, from: page)
    }

    private static func outcome(
        _ path: AnswerPath, _ reading: AnswerReading, _ form: AnswerForm, from page: String
    ) -> Outcome {
        if form.step != .back, !reading.isAccepted, let again = path.page(page) {
            return .page(again, form, FormProblems(reading.problems, of: path.set))
        }
        let next = form.step == .back ? path.page(before: page) ?? path.firstPage : path.page(after: page)
        return next.map { .page($0, AnswerForm(path.sheet, of: $0.questions), FormProblems()) } ?? .end
    }

    /// What was answered on other pages, as those pages' own fields.
    private static func earlier(_ fields: FormFields, of set: QuestionSet, on today: Day) -> AnswerSheet {
        let kept = fields.values(under: earlierPrefix).map { (String($0.key.dropFirst(earlierPrefix.count)), $0.value) }
        let values = Dictionary(kept) { first, _ in first }
        return AnswerReading(values, files: set.trialFiles, of: set, on: today, requiring: false).sheet
    }

    /// What the answers of all pages but this are sent along as.
    func earlierFields(besides page: QuestionPage) -> [WritingPage.Hidden] {
        let others = set.questions.filter { one in !page.questions.contains { $0.id == one.id } }
        let values = AnswerForm(path.sheet, of: others).values.sorted { $0.key < $1.key }
        return values.flatMap { name, texts in texts.map { WritingPage.Hidden(Self.earlierPrefix + name, $0) } }
    }

    /// What is not asked of somebody who answered like this, and why: before `page`, or everywhere.
    func passedOver(before page: String?) -> [String] {
        var lines: [String] = []
        for (index, one) in set.pages.enumerated() {
            if let shown = path.page(one.id) {
                lines += one.questions.filter { question in !shown.questions.contains { $0.id == question.id } }
                    .map { "“\($0.label.text)” is not asked: \(Self.reason($0.shownWhen, in: set))" }
            } else if !one.questions.isEmpty {
                let condition = one.shownWhen ?? one.questions.first?.shownWhen
                lines.append("\(one.words(at: index)) is passed over: \(Self.reason(condition, in: set))")
            }
            if one.id == page { break }
        }
        return lines
    }

    private static func reason(_ condition: Condition?, in set: QuestionSet) -> String {
        condition.map { "it is asked only when \($0.inWords(of: set))" } ?? "nothing on it is asked"
    }
}

extension QuestionSet {
    /// In a trial no file is sent: each question for one has the same sample.
    fileprivate var trialFiles: [String: Domain.AnswerFile] {
        var files: [String: Domain.AnswerFile] = [:]
        for question in questions {
            guard case .file(let rule) = question.kind else { continue }
            files[question.id] = Domain.AnswerFile(
                id: "trial", name: "sample.\(rule.endings.first ?? "pdf")", bytes: 1)
        }
        return files
    }
}

/// A page of questions as people will see it, that keeps nothing.
struct TrialPage: Page {
    static let template = "question-sets/trial"

    let frame: Frame
    let title: String
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let introduction: String?
    let progress: String?
    let heading: String?
    let pageIntroduction: String?
    let items: [QuestionItem]
    let hidden: [WritingPage.Hidden]
    let hasBack: Bool
    let button: String
    let passedOver: [String]
    let wordings: [QuestionSetPage.Version]
    let backHref: String

    init(_ trial: Trial, _ page: QuestionPage, _ form: AnswerForm, _ problems: FormProblems, frame: Frame) {
        let (set, path, variant) = (trial.set, trial.path, trial.wording)
        let layout = QuestionLayout(
            set: set, sheet: path.sheet, form: form, problems: problems, variant: variant)
        let isFirst = path.firstPage?.id == page.id
        self.frame = frame
        title = set.title.text(in: variant)
        action = "\(frame.root)\(set.address.path)/trial"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        introduction = isFirst ? set.introduction?.text(in: variant) : nil
        progress = path.number(ofPage: page.id).map { "Page \($0) of \(path.pages.count)" }
        heading = page.title.map { path.sheet.filled($0, of: set, in: variant) }
        pageIntroduction = page.introduction.map { path.sheet.filled($0, of: set, in: variant) }
        items = page.questions.map(layout.item)
        hidden = Self.hidden(trial, page)
        hasBack = path.page(before: page.id) != nil
        button = path.page(after: page.id) == nil ? "Finish" : "Continue"
        passedOver = trial.passedOver(before: page.id)
        wordings = isFirst ? Self.wordings(set, variant, action) : []
        backHref = frame.root + set.address.path
    }

    private static func hidden(_ trial: Trial, _ page: QuestionPage) -> [WritingPage.Hidden] {
        let fixed = [WritingPage.Hidden("page", page.id)] + (trial.wording.map { [.init("wording", $0)] } ?? [])
        let shown = page.questions.map { WritingPage.Hidden(Question.shownField, $0.id) }
        return fixed + shown + trial.earlierFields(besides: page)
    }

    private static func wordings(
        _ set: QuestionSet, _ current: String?, _ action: String
    ) -> [QuestionSetPage.Version] {
        guard !set.variants.isEmpty else { return [] }
        return [QuestionSetPage.Version(words: "Standard", href: action, isCurrent: current == nil)]
            + set.variants.map {
                QuestionSetPage.Version(
                    words: $0.name, href: "\(action)?wording=\($0.key)", isCurrent: $0.key == current)
            }
    }
}

/// The end of a trial: what was answered, what was not asked, and what people read at the end.
struct TrialEndPage: Page {
    static let template = "question-sets/trial-end"

    let frame: Frame
    let title: String
    let closing: String?
    let answers: SummaryList?
    let passedOver: [String]
    let againHref: String
    let backHref: String

    init(_ trial: Trial, frame: Frame) {
        let (set, sheet) = (trial.set, trial.path.sheet)
        let base = frame.root + set.address.path
        self.frame = frame
        title = "The end of the trial"
        closing = set.closing.map { sheet.filled($0, of: set, in: trial.wording) }
        let rows = trial.path.questions.compactMap { question in
            sheet[question.id].map { value in
                SummaryList.Row(
                    sheet.filled(question.label, of: set, in: trial.wording),
                    question.words(for: value, in: trial.wording))
            }
        }
        answers = rows.isEmpty ? nil : SummaryList(rows)
        passedOver = trial.passedOver(before: nil)
        againHref = "\(base)/trial"
        backHref = base
    }
}
