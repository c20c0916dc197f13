import Domain

extension QuestionKind {
    /// What an XLSForm has to say in `constraint` for what the kind itself allows here.
    var constraints: [String] {
        switch self {
        case .number(let rule):
            [rule.least.map { ". >= \(PlainNumber.text($0))" }, rule.most.map { ". <= \(PlainNumber.text($0))" }]
                .compactMap(\.self)
        case .date(let rule):
            [rule.earliest.map { ". >= \($0.expression)" }, rule.latest.map { ". <= \($0.expression)" }]
                .compactMap(\.self)
        case .shortText(let most) where most != Self.mostShortText: ["string-length(.) <= \(most)"]
        case .longText(let most) where most != Self.mostLongText: ["string-length(.) <= \(most)"]
        case .manyChoices(let rule): rule.constraints
        default: []
        }
    }
}

extension ManyChoices {
    fileprivate var constraints: [String] {
        [
            fewest.map { "count-selected(.) >= \($0)" }, most.map { "count-selected(.) <= \($0)" },
            exclusive.map { "not(selected(., '\($0)') and count-selected(.) > 1)" },
        ]
        .compactMap(\.self)
    }
}

extension DayBound {
    fileprivate var expression: String {
        switch self {
        case .day(let day): "date('\(day.iso)')"
        case .today(plus: 0): "today()"
        case .today(let days): days < 0 ? "today() - \(-days)" : "today() + \(days)"
        }
    }
}

/// Takes limits out of a check, such as `. >= 0 and . <= 100`, into the kind they belong to.
///
/// Only done where nobody wrote words for it: a limit of the kind has words of its own.
struct XLSFormLimits {
    private(set) var kind: QuestionKind
    private(set) var rest: Formula?

    init(_ check: Formula, of kind: QuestionKind) {
        self.kind = kind
        let left = check.parts.filter { part in !take(part) }
        rest = left.dropFirst().reduce(left.first) { joined, part in
            joined.map { Formula(.pair(.and, $0, part)) }
        }
    }

    private mutating func take(_ part: Formula) -> Bool {
        guard case .pair(let sign, let own, let bound) = part.node, own.node == .own else { return false }
        switch (kind, sign) {
        case (.number(let rule), .atLeast) where rule.least == nil: return set(rule, least: bound.number)
        case (.number(let rule), .atMost) where rule.most == nil: return set(rule, most: bound.number)
        case (.date(let rule), .atLeast) where rule.earliest == nil: return set(rule, earliest: bound.day)
        case (.date(let rule), .atMost) where rule.latest == nil: return set(rule, latest: bound.day)
        default: return false
        }
    }

    private mutating func set(_ rule: NumberRule, least: Double? = nil, most: Double? = nil) -> Bool {
        guard least != nil || most != nil else { return false }
        kind = .number(
            NumberRule(unit: rule.unit, least: least ?? rule.least, most: most ?? rule.most, decimals: rule.decimals))
        return true
    }

    private mutating func set(_ rule: DateRule, earliest: DayBound? = nil, latest: DayBound? = nil) -> Bool {
        guard earliest != nil || latest != nil else { return false }
        kind = .date(
            DateRule(earliest: earliest ?? rule.earliest, latest: latest ?? rule.latest, expiry: rule.expiry))
        return true
    }
}

extension Formula {
    /// What is joined by `and`, from left to right.
    fileprivate var parts: [Formula] {
        if case .pair(.and, let left, let right) = node { left.parts + right.parts } else { [self] }
    }

    fileprivate var number: Double? {
        switch node {
        case .number(let number): number
        case .minus(let inner): if case .number(let number) = inner.node { -number } else { nil }
        default: nil
        }
    }

    fileprivate var day: DayBound? {
        switch node {
        case .call(.date, let inputs):
            if case .text(let text)? = inputs.first?.node { DayBound(text: text) } else { nil }
        case .call(.today, _): .today(plus: 0)
        case .pair(.plus, let day, let days): Self.today(day, days.number)
        case .pair(.minus, let day, let days): Self.today(day, days.number.map { -$0 })
        default: nil
        }
    }

    private static func today(_ day: Formula, _ days: Double?) -> DayBound? {
        guard case .call(.today, _) = day.node, let days, let whole = Int(exactly: days) else { return nil }
        return .today(plus: whole)
    }
}
