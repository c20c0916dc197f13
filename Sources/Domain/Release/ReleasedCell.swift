/// One place of a table as people outside the team see it.
///
/// - Source of the symbols: Government Statistical Service, *Symbols in tables: definitions and help*.
package enum ReleasedCell: Sendable, Equatable {
    case shown(Int)
    case suppressed
    case notApplicable
    case notAvailable
    /// More than nothing, and less than half a per cent.
    case low

    /// "1,204", "[c]", "[z]", "[x]" or "[low]".
    package var text: String {
        switch self {
        case .shown(let count): count.grouped
        case .suppressed: "[c]"
        case .notApplicable: "[z]"
        case .notAvailable: "[x]"
        case .low: "[low]"
        }
    }

    package var count: Int? {
        guard case .shown(let count) = self else { return nil }
        return count
    }

    /// What its symbol means, for the key beside the table; nil for a number.
    package func meaning(under policy: ReleasePolicy) -> String? {
        switch self {
        case .shown: nil
        case .suppressed:
            "kept back so that nobody can be recognised: the number is \(policy.threshold) or less, "
                + "or would give such a number away"
        case .notApplicable: "does not apply"
        case .notAvailable: "not available"
        case .low: "more than nothing, but less than half a per cent"
        }
    }
}

/// A symbol that stands in a table, with what it means.
package struct SymbolMeaning: Sendable, Equatable {
    package let symbol: String
    package let meaning: String
}
