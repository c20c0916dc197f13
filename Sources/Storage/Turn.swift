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
    package func sql(by first: SQL, _ second: SQL) -> (condition: SQL, order: SQL) {
        switch self {
        case .start: ("1 = 1", "\(first), \(second)")
        case .after(let key):
            (
                "(\(first) > \(key.first) OR (\(first) = \(key.first) AND \(second) > \(key.second)))",
                "\(first), \(second)"
            )
        case .before(let key):
            (
                "(\(first) < \(key.first) OR (\(first) = \(key.first) AND \(second) < \(key.second)))",
                "\(first) DESC, \(second) DESC"
            )
        }
    }
}
