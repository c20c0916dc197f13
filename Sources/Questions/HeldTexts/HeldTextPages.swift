import Domain
import Platform

/// Texts that nobody has read yet, those that wait longest first.
struct HeldTextsPage: Page {
    static let template = "held-texts/list"

    let frame: Frame
    let status: String
    let table: DataTable
    let pagination: Pagination?

    static let size = 50

    /// - Parameter page: from 1.
    init(
        _ texts: [WaitingText], labels: [QuestionSetVersion: QuestionSet], page: Int, on today: Day, frame: Frame
    ) {
        self.frame = frame
        pagination = Pagination(page: page, size: Self.size, of: texts.count, at: "\(frame.root)/held-texts")
        let shown = texts.dropFirst((page - 1) * Self.size).prefix(Self.size)
        let late = texts.count { $0.isLate(on: today) }
        let all = texts.count == 1 ? "1 text waits." : "\(texts.count.grouped) texts wait."
        status = late == 0 ? all : "\(all) \(late.grouped) should have been read by now."
        table = DataTable(
            caption: "Those that wait longest first",
            columns: [.init("Answer to"), .init("Asked in"), .init("Why"), .init("Came on"), .init("Read by")],
            rows: shown.map { text in
                let set = labels[text.occasion.draft.asked]
                return [
                    .init(
                        set?.question(text.question)?.label.text ?? text.question,
                        href: "\(frame.root)/held-texts/\(text.key)"),
                    .init(text.occasion.draft.title), .init(text.reasons), .init(text.text.receivedOn),
                    text.dueOn.map { .init($0, tag: text.isLate(on: today) ? Tag("Late", .wrong) : nil) }
                        ?? .init("No clock"),
                ]
            },
            empty: EmptyState(
                "No text waits", "What young people write, and what may tell of harm or of who somebody is, waits here."
            ))
    }
}

extension WaitingText {
    func isLate(on today: Day) -> Bool {
        dueOn.map { $0 < today } ?? false
    }

    var reasons: String {
        HeldText.Reason.allCases.filter(text.reasons.contains).map(\.words).enumerated()
            .map { $0 == 0 ? $1 : $1.lowercasedFirst }.joined(separator: ", ")
    }
}

/// One text, to be read: may it be shown, and does anybody need to know now.
struct HeldTextPage: Page {
    static let template = "held-texts/text"

    let frame: Frame
    let title: String
    let status: String
    let why: String
    let words: String
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let decision: Radios
    let corrected: TextArea
    let passed: Radios
    let day: DateField
    let time: TextField

    init(
        _ text: WaitingText, question: String, _ form: HeldTextForm, _ problems: FormProblems = FormProblems(),
        frame: Frame
    ) {
        self.frame = frame
        title = question
        let sender = text.organisation.map { ", from \($0)" } ?? ""
        status = "\(text.occasion.draft.title)\(sender), came on \(text.text.receivedOn.inWords)"
        why = text.reasons
        words = text.text.original
        action = "\(frame.root)/held-texts/\(text.key)"
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        decision = Radios(
            "decision", "How may it be shown?",
            [
                Choice("as-written", "As it was written", isChosen: form.decision == "as-written"),
                Choice("corrected", "With the words below instead", isChosen: form.decision == "corrected"),
                Choice("not-shown", "Not at all", isChosen: form.decision == "not-shown"),
            ], problems["decision"])
        corrected = TextArea(
            "corrected", "Words to show instead", form.corrected, problems["corrected"],
            hint: "Without anything that says who somebody is.", rows: 4, most: HeldTextForm.mostWords)
        passed = Radios(
            "passed", "Does anybody need to know now?",
            [
                Choice("no", "No", isChosen: form.passed == "no"),
                Choice(
                    "yes", "Yes, and I have passed it on", isChosen: form.passed == "yes",
                    reveals: TextField(
                        "to", "To whom", form.to, problems["to"], hint: "Their role, such as duty social worker")),
            ], problems["passed"])
        day = DateField("passed-on", "If you passed it on: the day", form.day, problems["passed-on"])
        time = TextField(
            "time", "If you passed it on: the time", form.time, problems["time"], hint: "Like 14:05",
            inputMode: "numeric", width: 5)
    }
}

/// What a reader decided.
struct HeldTextForm {
    static let mostWords = 5_000

    var decision: String?
    var corrected: String?
    var passed: String?
    var to: String?
    var day: DateText
    var time: String?

    init(_ text: WaitingText, on today: Day) {
        corrected = text.text.masked
        day = DateText(today)
    }

    init(_ fields: FormFields) {
        decision = fields["decision"]
        corrected = fields["corrected"]
        passed = fields["passed"]
        to = fields["to"]
        day = DateText(fields, "passed-on")
        time = fields["time"]
    }

    /// - Parameter received: nothing is passed on before it came.
    func read(received: Day, on today: Day) throws(FormProblems) -> TextReading {
        var problems = FormProblems()
        let decision = decision(&problems)
        if !["yes", "no"].contains(passed) { problems.add("passed", "Choose whether anybody needs to know now") }
        let passing = passed == "yes" ? passing(received, today, &problems) : nil
        guard problems.isEmpty, let decision else { throw problems }
        return TextReading(decision: decision, passing: passing)
    }

    private func decision(_ problems: inout FormProblems) -> ReadingDecision? {
        switch decision {
        case "as-written": return .asWritten
        case "not-shown": return .notShown
        case "corrected":
            let rule = FieldText("the words to show instead", most: Self.mostWords)
            return problems.read(rule, from: corrected, field: "corrected").map { .corrected($0) }
        default:
            problems.add("decision", "Choose how it may be shown")
            return nil
        }
    }

    private func passing(_ received: Day, _ today: Day, _ problems: inout FormProblems) -> TextReading.Passing? {
        let to = problems.read(FieldText("to whom it was passed on", most: 100), from: to, field: "to")
        let day = problems.read(Day.self, from: day.typed, field: "passed-on")
        if let day, day < received || day > today {
            problems.add("passed-on", "Date must be from \(received.inWords) to today")
        }
        let time = problems.read(ClockTime.self, from: time, field: "time")
        guard let to, let day, let time else { return nil }
        return TextReading.Passing(to: to, day: day, time: time)
    }
}
