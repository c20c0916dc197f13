/// What is wrong with how a question is to be answered.
struct KindProblem: Equatable {
    let part: String
    let reason: String

    init(_ part: String, _ reason: String) {
        self.part = part
        self.reason = reason
    }
}

extension QuestionKind {
    static let mostChoices = 200

    var problems: [KindProblem] {
        switch self {
        case .oneChoice(let choices): Self.problems(of: choices, as: "choice")
        case .manyChoices(let many): many.problems
        case .number(let rule): rule.problems
        case .date(let rule): rule.problems
        case .shortText(let most): Self.problems(ofMost: most, within: Self.mostShortText)
        case .longText(let most): Self.problems(ofMost: most, within: Self.mostLongText)
        case .ranking(let rule): rule.problems
        case .matrix(let rule): rule.problems
        case .file(let rule): rule.problems
        case .fulfilment(let rule): rule.problems
        case .agreement, .rating, .person, .signature, .information: []
        }
    }

    fileprivate static func problems(ofMost most: Int, within limit: Int) -> [KindProblem] {
        (1...limit).contains(most) ? [] : [KindProblem("most", "Must be from 1 to \(limit) characters, not \(most)")]
    }

    /// - Parameter word: `choice`, or `row` in a matrix.
    fileprivate static func problems(of choices: [QuestionChoice], as word: String, fewest: Int = 2) -> [KindProblem] {
        var found: [KindProblem] = []
        if choices.count < fewest {
            found.append(KindProblem("\(word)s", "There must be \(fewest) or more, not \(choices.count)"))
        }
        if choices.count > mostChoices {
            found.append(KindProblem("\(word)s", "There must be \(mostChoices) or fewer, not \(choices.count)"))
        }
        for choice in choices where !StableID.isChoice(choice.id) {
            found.append(KindProblem("\(word) \(choice.id.prefix(60))", "The id must have \(StableID.choiceRule)"))
        }
        let counts = Dictionary(choices.map { ($0.id, 1) }, uniquingKeysWith: +)
        for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
            found.append(KindProblem("\(word) \(id.prefix(60))", "This id is used \(count) times"))
        }
        return found
    }
}

extension ManyChoices {
    fileprivate var problems: [KindProblem] {
        var found = QuestionKind.problems(of: choices, as: "choice")
        if let fewest, !(1...choices.count.atLeastOne).contains(fewest) {
            found.append(KindProblem("fewest", "Must be from 1 to the number of choices, not \(fewest)"))
        }
        if let most, !(1...choices.count.atLeastOne).contains(most) {
            found.append(KindProblem("most", "Must be from 1 to the number of choices, not \(most)"))
        }
        if let fewest, let most, fewest > most {
            found.append(KindProblem("fewest", "\(fewest) is more than the most, \(most)"))
        }
        if let exclusive, !choices.contains(where: { $0.id == exclusive }) {
            found.append(KindProblem("exclusive", "There is no choice \(exclusive.prefix(60))"))
        }
        return found
    }
}

extension FulfilmentRule {
    fileprivate var problems: [KindProblem] {
        reasonFor.subtracting(offers).map(\.rawValue).sorted().map {
            KindProblem("reason-for", "\($0) is not offered, so no reason can be asked for it")
        }
    }
}

extension NumberRule {
    fileprivate var problems: [KindProblem] {
        var found: [KindProblem] = []
        if !(0...PlainNumber.mostDecimals).contains(decimals) {
            found.append(KindProblem("decimals", "Must be from 0 to \(PlainNumber.mostDecimals), not \(decimals)"))
        }
        for (part, bound) in [("least", least), ("most", most)] {
            if let bound, PlainNumber.read(PlainNumber.text(bound)) != bound {
                found.append(KindProblem(part, "Must be a number of at most 12 digits and 6 decimals"))
            }
        }
        if let least, let most, least > most {
            let (low, high) = (PlainNumber.text(least), PlainNumber.text(most))
            found.append(KindProblem("least", "\(low) is more than the most, \(high)"))
        }
        return found
    }
}

extension DateRule {
    fileprivate var problems: [KindProblem] {
        var found: [KindProblem] = []
        for (part, bound) in [("earliest", earliest), ("latest", latest)] {
            if case .today(let days) = bound, days.magnitude > DayBound.farthest {
                found.append(KindProblem(part, "Must be within \(DayBound.farthest) days of today"))
            }
        }
        if isReversed { found.append(KindProblem("earliest", "The earliest day is after the latest")) }
        if let expiry, !(1...1200).contains(expiry.months) {
            found.append(KindProblem("expiry", "Must be from 1 to 1200 months, not \(expiry.months)"))
        }
        if let expiry, !(0...3650).contains(expiry.warningDays) {
            found.append(KindProblem("expiry", "The warning must come 0 to 3650 days before"))
        }
        return found
    }

    /// Only bounds of the same sort can be compared without knowing what day it is.
    private var isReversed: Bool {
        switch (earliest, latest) {
        case (.day(let first), .day(let last)): first > last
        case (.today(let first), .today(let last)): first > last
        default: false
        }
    }
}

extension RankingRule {
    fileprivate var problems: [KindProblem] {
        let found = QuestionKind.problems(of: choices, as: "choice")
        guard let most, !(1...choices.count.atLeastOne).contains(most) else { return found }
        return found + [KindProblem("most", "Must be from 1 to the number of choices, not \(most)")]
    }
}

extension MatrixRule {
    fileprivate var problems: [KindProblem] {
        let found = QuestionKind.problems(of: rows, as: "row", fewest: 1)
        guard case .choices(let points) = scale else { return found }
        let ofScale = QuestionKind.problems(of: points, as: "choice")
        return found + ofScale.map { KindProblem("scale, \($0.part)", $0.reason) }
    }
}

extension FileRule {
    fileprivate var problems: [KindProblem] {
        var found: [KindProblem] = []
        if endings.isEmpty { found.append(KindProblem("endings", "Name at least one kind of file, such as pdf")) }
        for ending in endings where !Self.isEnding(ending) {
            found.append(KindProblem("endings", "\(ending.prefix(20)) is not the end of a file’s name, such as pdf"))
        }
        if !(1...Self.largest).contains(mostMegabytes) {
            found.append(KindProblem("megabytes", "Must be from 1 to \(Self.largest), not \(mostMegabytes)"))
        }
        return found
    }

    private static func isEnding(_ text: String) -> Bool {
        (1...8).contains(text.utf8.count) && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
}

extension Int {
    fileprivate var atLeastOne: Int { Swift.max(1, self) }
}
