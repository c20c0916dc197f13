/// SQL text with its values held apart from it.
///
/// Whatever is interpolated is bound as a parameter or is itself `SQL`. There is no way to
/// splice in a bare string, so there is nothing to escape and nothing to forget.
package struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable, Hashable {
        case text(String)
        case value(Value)
    }

    package let pieces: [Piece]

    package init(stringLiteral text: String) {
        pieces = [.text(text)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    private init(pieces: [Piece]) {
        self.pieces = pieces
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) {
            pieces.append(.text(literal))
        }

        package mutating func appendInterpolation(_ value: some Storable) {
            pieces.append(.value(value.stored))
        }

        package mutating func appendInterpolation<Wrapped: Storable>(_ value: Wrapped?) {
            pieces.append(.value(value.stored))
        }

        package mutating func appendInterpolation(_ fragment: SQL) {
            pieces += fragment.pieces
        }
    }

    /// `?` for SQLite; `$1`, `$2` and so on for PostgreSQL.
    package func text(for engine: Engine) -> String {
        var position = 0
        return pieces.map { piece in
            switch piece {
            case .text(let text):
                return text
            case .value:
                position += 1
                return engine == .postgres ? "$\(position)" : "?"
            }
        }
        .joined()
    }

    /// Lists of many lengths give as many texts: such statements are made for once and not kept.
    var isWorthKeeping: Bool {
        values.count <= 64
    }

    /// In the order of their places in the text.
    package var values: [Value] {
        pieces.compactMap { piece in
            if case .value(let value) = piece { value } else { nil }
        }
    }

    /// The fragments one after another with `separator` between them, as in `(\(ids.joined(by: ", ")))`.
    package static func joined(_ fragments: [SQL], by separator: SQL) -> SQL {
        var pieces: [Piece] = []
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { pieces += separator.pieces }
            pieces += fragment.pieces
        }
        return SQL(pieces: pieces)
    }

    /// Bound values separated by commas, for `IN (…)`. The list must not be empty.
    package static func list(_ values: [some Storable]) -> SQL {
        precondition(!values.isEmpty, "IN () is not SQL")
        return joined(values.map { "\($0)" }, by: ", ")
    }
}

package enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}
