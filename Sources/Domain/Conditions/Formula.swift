/// A condition or a part of it, taken apart.
///
/// Two formulas are equal when they say the same, wherever their parts stood in the text.
package struct Formula: Hashable, Sendable {
    package indirect enum Node: Hashable, Sendable {
        case number(Double)
        case text(String)
        case truth(Bool)
        case own
        case answer(AnswerReference)
        case not(Formula)
        case minus(Formula)
        case pair(FormulaOperator, Formula, Formula)
        case call(FormulaFunction, [Formula])
    }

    package let node: Node
    /// The character it begins with in the text it was read from, counted from 1.
    package let column: Int

    package init(_ node: Node, column: Int = 1) {
        self.node = node
        self.column = column
    }

    package init(_ text: String) throws(ConditionProblem) {
        self = try FormulaParser.formula(text)
    }

    package static func == (one: Formula, other: Formula) -> Bool { one.node == other.node }

    package func hash(into hasher: inout Hasher) { hasher.combine(node) }

    /// In the order in which they stand.
    package var references: [AnswerReference] {
        switch node {
        case .number, .text, .truth, .own: []
        case .answer(let reference): [reference]
        case .not(let inner), .minus(let inner): inner.references
        case .pair(_, let left, let right): left.references + right.references
        case .call(_, let inputs): inputs.flatMap(\.references)
        }
    }
}

/// `${question}`, or `${question.row}` for one row of a matrix.
package struct AnswerReference: Hashable, Sendable {
    package let question: String
    package let row: String?

    package init(question: String, row: String? = nil) {
        self.question = question
        self.row = row
    }

    /// - Parameter name: what stands between the braces.
    /// - Returns: nil when it can not be a question's id.
    package init?(name: String) {
        let pieces = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count <= 2, StableID.isWellFormed(pieces[0]) else { return nil }
        guard pieces.dropFirst().allSatisfy(StableID.isChoice) else { return nil }
        self.init(question: pieces[0], row: pieces.count == 2 ? pieces[1] : nil)
    }

    package var name: String { row.map { "\(question).\($0)" } ?? question }

    package var text: String { "${\(name)}" }
}

package enum FormulaOperator: String, Sendable, CaseIterable {
    case or
    case and
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    /// What is higher binds more strongly. Comparisons stand alone: `1 < 2 < 3` is refused.
    var strength: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .unequal, .less, .atMost, .more, .atLeast: 4
        case .plus, .minus: 5
        case .times, .over: 6
        }
    }

    var compares: Bool { strength == 4 }
}

package enum FormulaFunction: String, Sendable, CaseIterable {
    /// `selected(${q}, 'choice')`: whether this was among what was chosen.
    case selected
    /// `count(${q})`: how many were chosen, ranked or filled in; 0 when there is no answer.
    case count
    /// `answered(${q})`: yes or no, never "not known".
    case answered
    /// `days-between(first, second)`: 1 from today to tomorrow, negative the other way round.
    case daysBetween = "days-between"
    /// `length(text)`, in characters.
    case length
    /// `if(condition, one, other)`
    case choose = "if"
    /// `today()`
    case today
    /// `date('2024-02-29')`
    case date

    var inputs: Int {
        switch self {
        case .today: 0
        case .count, .answered, .length, .date: 1
        case .selected, .daysBetween: 2
        case .choose: 3
        }
    }
}
