/// Reads what was typed for one question: no answer, a value of its kind, or every problem.
struct AnswerFields {
    let question: Question
    let fields: [String: [String]]
    let file: AnswerFile?
    let earlier: AnswerValue?
    /// How the question is called in a problem.
    let label: String

    /// Thrown to leave one question; never seen outside.
    struct Unreadable: Error {
        let problems: [AnswerProblem]
    }

    /// Whether anything of this question came with the form, be it empty.
    var isPosted: Bool { file != nil || question.fieldNames.contains { fields[$0] != nil } }

    func value() throws(Unreadable) -> AnswerValue? {
        switch question.kind {
        case .oneChoice: return try line().map(AnswerValue.choice)
        case .manyChoices(let many): return try choices(of: many)
        case .fulfilment(let rule): return try fulfilment(rule)
        case .agreement: return try point("Choose one of the answers to", Agreement.init).map(AnswerValue.agreement)
        case .rating: return try point("Choose a number from 0 to 10 for", Self.digits).map(AnswerValue.rating)
        case .number(let rule): return try number(rule)
        case .date: return try day()
        case .shortText, .signature: return try line().map(AnswerValue.text)
        case .longText: return try lines().map(AnswerValue.text)
        case .ranking(let rule): return try ranking(rule)
        case .matrix(let rule): return try matrix(rule)
        case .person: return try person()
        case .file: return try kept()
        case .information: return nil
        }
    }

    /// What to say when there has to be an answer and there is none.
    var missing: [AnswerProblem] {
        switch question.kind {
        case .matrix(let rule): rule.rows.map { problem("Choose an answer for “\($0.label.text)” in \(label)", $0.id) }
        case .date: [problem("Enter a date for \(label)", "day")]
        case .number: [problem("Enter a number for \(label)")]
        case .shortText, .longText: [problem("Enter an answer to \(label)")]
        case .signature: [problem("Enter your full name to sign \(label)")]
        case .person: [problem("Enter a name for \(label)", "name")]
        case .file: [problem("Choose a file for \(label)")]
        case .ranking(let rule): [problem("Number the choices from 1 to \(rule.places) for \(label)")]
        default: [problem("Choose an answer to \(label)")]
        }
    }

    private func problem(_ message: String, _ part: String? = nil) -> AnswerProblem {
        let whole = question.fieldNames.first ?? question.field()
        return AnswerProblem(question: question.id, field: part.map { question.field($0) } ?? whole, message)
    }

    private func unreadable(_ message: String, _ part: String? = nil) -> Unreadable {
        Unreadable(problems: [problem(message, part)])
    }

    private static func digits(_ text: String) -> Int? {
        text.utf8.count <= 2 && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}

extension AnswerFields {
    /// The one thing that was typed, in lines; nil when there is nothing but space.
    private func lines(_ part: String? = nil) throws(Unreadable) -> String? {
        let typed = fields[question.field(part)] ?? []
        guard typed.count <= 1 else { throw unreadable("Give only one answer to \(label)", part) }
        guard let text = typed.first, text.utf8.count <= Self.mostBytes else {
            guard typed.isEmpty else { throw unreadable("Give a shorter answer to \(label)", part) }
            return nil
        }
        let hasReturns = text.utf8.contains(UInt8(ascii: "\r"))
        let even = (hasReturns ? String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }) : text).trimmed
        return even.isEmpty ? nil : even
    }

    /// The same on one line.
    private func line(_ part: String? = nil) throws(Unreadable) -> String? {
        try lines(part).map { text in
            text.utf8.contains(UInt8(ascii: "\n")) ? String(text.map { $0 == "\n" ? " " : $0 }) : text
        }
    }

    /// More than the longest text can have. What is longer is not even looked at.
    private static let mostBytes = QuestionKind.mostLongText * 16

    private func point<Point>(_ message: String, _ read: (String) -> Point?) throws(Unreadable) -> Point? {
        guard let typed = try line() else { return nil }
        guard let point = read(typed) else { throw unreadable("\(message) \(label)") }
        return point
    }

    private func choices(of many: ManyChoices) throws(Unreadable) -> AnswerValue? {
        let typed = Set((fields[question.field()] ?? []).filter { !$0.trimmed.isEmpty })
        guard !typed.isEmpty else { return nil }
        let known = many.choices.map(\.id).filter(typed.contains)
        guard known.count == typed.count else { throw unreadable("Choose from the answers to \(label)") }
        return .choices(known)
    }

    private func fulfilment(_ rule: FulfilmentRule) throws(Unreadable) -> AnswerValue? {
        let chosen = try point("Choose one of the answers to", Fulfilment.init)
        let reason = rule.reasonFor.isEmpty ? nil : try lines("reason")
        guard chosen != nil || reason == nil else { throw unreadable("Choose an answer to \(label)") }
        return chosen.map { .fulfilment($0, reason: reason) }
    }

    private func number(_ rule: NumberRule) throws(Unreadable) -> AnswerValue? {
        guard let typed = try line() else { return nil }
        guard let number = PlainNumber.read(Self.withoutSeparators(typed)) else {
            throw unreadable("Enter a number, like \(rule.decimals == 0 ? "12" : "12.5"), for \(label)")
        }
        return .number(number)
    }

    /// `12,345` is 12345; a comma anywhere else is left to be refused.
    private static func withoutSeparators(_ text: String) -> String {
        let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = whole[0].split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1, groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...4).contains(groups[0].count)
        else {
            return text
        }
        return groups.joined() + (whole.count == 2 ? ".\(whole[1])" : "")
    }

    private func day() throws(Unreadable) -> AnswerValue? {
        let (day, month, year) = (try line("day"), try line("month"), try line("year"))
        guard day != nil || month != nil || year != nil else { return nil }
        guard let day else { throw unreadable("The date for \(label) must have a day", "day") }
        guard let month else { throw unreadable("The date for \(label) must have a month", "month") }
        guard let year else { throw unreadable("The date for \(label) must have a year", "year") }
        guard day.count <= 2, year.count == 4, let found = try? Day("\(day) \(month) \(year)") else {
            throw unreadable("Enter a real date, like 14 2 2019, for \(label)", "day")
        }
        return .day(found)
    }

    private func ranking(_ rule: RankingRule) throws(Unreadable) -> AnswerValue? {
        var places: [Int: String] = [:]
        var isWhole = true
        for choice in rule.choices {
            guard let typed = try line(choice.id) else { continue }
            guard let place = Self.digits(typed), places[place] == nil else { isWhole = false; continue }
            places[place] = choice.id
        }
        guard isWhole else { throw unreadable("Use each number from 1 to \(rule.places) once for \(label)") }
        guard !places.isEmpty else { return nil }
        let ranked = (1...max(1, rule.places)).compactMap { places[$0] }
        guard ranked.count == places.count, ranked.count == rule.places else {
            throw unreadable("Use each number from 1 to \(rule.places) once for \(label)")
        }
        return .ranking(ranked)
    }

    private func matrix(_ rule: MatrixRule) throws(Unreadable) -> AnswerValue? {
        var rows: [String: String] = [:]
        for row in rule.rows { rows[row.id] = try line(row.id) }
        return rows.isEmpty ? nil : .matrix(rows)
    }

    private func person() throws(Unreadable) -> AnswerValue? {
        let (name, role, email) = (try line("name"), try line("role"), try line("email"))
        guard name != nil || role != nil || email != nil else { return nil }
        var problems: [AnswerProblem] = []
        if name == nil { problems.append(problem("Enter a name for \(label)", "name")) }
        var address: EmailAddress?
        do {
            address = try email.map { text throws(EmailAddress.Problem) in try EmailAddress(text) }
        } catch {
            problems.append(problem("\(error.message), for \(label)", "email"))
        }
        guard problems.isEmpty, let name else { throw Unreadable(problems: problems) }
        return .person(AnswerPerson(name: name, role: role, email: address))
    }

    /// A file that was sent before stays until another is sent or it is taken away.
    private func kept() throws(Unreadable) -> AnswerValue? {
        if let file { return .file(file) }
        return try line("remove") == nil ? earlier : nil
    }
}
