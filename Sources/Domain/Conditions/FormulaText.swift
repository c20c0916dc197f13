extension Formula {
    /// As it is written: one space around operators, brackets only where they are needed, single quotes.
    package var text: String {
        switch node {
        case .number(let number): PlainNumber.text(number)
        case .text(let text): Self.quoted(text)
        case .truth(let truth): truth ? "yes" : "no"
        case .own: "."
        case .answer(let reference): reference.text
        case .not(let inner): "not " + inner.text(atLeast: Self.strengthOfNot)
        case .minus(let inner): "-" + inner.text(atLeast: Self.strengthOfMinus)
        case .call(let function, let inputs):
            "\(function.rawValue)(\(inputs.map(\.text).joined(separator: ", ")))"
        case .pair(let sign, let left, let right):
            "\(left.text(atLeast: sign.strength + (sign.compares ? 1 : 0))) \(sign.rawValue) "
                + right.text(atLeast: sign.strength + 1)
        }
    }

    static let strengthOfNot = 3
    static let strengthOfMinus = 7

    private var strength: Int {
        switch node {
        case .pair(let sign, _, _): sign.strength
        case .not: Self.strengthOfNot
        case .minus: Self.strengthOfMinus
        case .number(let number): number < 0 ? Self.strengthOfMinus : Self.strengthOfMinus + 1
        default: Self.strengthOfMinus + 1
        }
    }

    private func text(atLeast least: Int) -> String {
        strength >= least ? text : "(\(text))"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
