/// Which rows of an ordered list are read: the first, those after a row, or those before one.
package enum Turn<Key: Sendable>: Sendable {
    case start
    case after(Key)
    case before(Key)

    package var isBackwards: Bool {
        if case .before = self { true } else { false }
    }
}

/// Where a row stands in a list: what the list is sorted by, and what tells rows of the same place apart.
package struct RowPlace: Sendable {
    let first: Value
    let second: Value

    package init(_ first: some Storable, _ second: some Storable) {
        self.first = first.stored
        self.second = second.stored
    }
}

extension Turn where Key == RowPlace {
    /// What stands after WHERE and after ORDER BY. Rows before one are read backwards from it, so that the nearest
    /// come first.
    ///
    /// - Parameter isDescending: whether the list begins with the largest.
    package func sql(by first: SQL, _ second: SQL, isDescending: Bool = false) -> (condition: SQL, order: SQL) {
        let (rising, falling): (SQL, SQL) = ("\(first), \(second)", "\(first) DESC, \(second) DESC")
        switch self {
        case .start: return ("1 = 1", isDescending ? falling : rising)
        case .after(let key):
            return isDescending ? (key.below(first, second), falling) : (key.above(first, second), rising)
        case .before(let key):
            return isDescending ? (key.above(first, second), rising) : (key.below(first, second), falling)
        }
    }
}

extension RowPlace {
    fileprivate func above(_ one: SQL, _ other: SQL) -> SQL {
        "(\(one) > \(first) OR (\(one) = \(first) AND \(other) > \(second)))"
    }

    fileprivate func below(_ one: SQL, _ other: SQL) -> SQL {
        "(\(one) < \(first) OR (\(one) = \(first) AND \(other) < \(second)))"
    }
}
