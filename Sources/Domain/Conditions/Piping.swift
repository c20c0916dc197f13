/// Words with earlier answers in them: "You said ${district}. What would help there?"
package struct Piping: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case words(String)
        case answer(AnswerReference)
    }

    package let pieces: [Piece]

    /// A `$` that no `{` follows is a `$`.
    package init(_ text: String) throws(ConditionProblem) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "${") {
            if opening.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<opening.lowerBound]))) }
            let column = text.distance(from: text.startIndex, to: opening.lowerBound) + 1
            guard let closing = rest[opening.upperBound...].firstIndex(of: "}") else {
                throw ConditionProblem(column: column, "${ has no closing }")
            }
            guard let reference = AnswerReference(name: String(rest[opening.upperBound..<closing])) else {
                throw ConditionProblem(column: column, "What stands in ${ } is not a question's id")
            }
            pieces.append(.answer(reference))
            rest = rest[rest.index(after: closing)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        self.pieces = pieces
    }

    package var references: [AnswerReference] {
        pieces.compactMap { piece in
            if case .answer(let reference) = piece { reference } else { nil }
        }
    }

    /// - Parameter answer: an answer as people read it; nil where there is none.
    package func filled(_ answer: (AnswerReference) -> String?) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .answer(let reference): answer(reference) ?? "(no answer)"
            }
        }
        .joined()
    }
}
