import Domain
import Storage

/// One page of a long list that is read by key, with the ways to the pages beside it.
package struct ListPart<Element: Sendable>: Sendable {
    /// In the list's own order.
    package let rows: [Element]
    /// The place of the first of them, from 1.
    package let first: Int
    package let found: Int
    package let hasPrevious: Bool
    package let hasNext: Bool
    private let size: Int

    /// - Parameters:
    ///   - fetched: up to one more than a page holds, in the order in which they were read: backwards for rows
    ///     before one.
    ///   - from: the place of the first, as the way here said; of no importance for which rows are shown.
    ///   - found: how many the whole list has.
    package init<Key>(_ fetched: [Element], _ turn: Turn<Key>, size: Int, from: Int, found: Int) {
        let (shown, isMore) = (Array(fetched.prefix(size)), fetched.count > size)
        self.size = size
        self.found = found
        switch turn {
        case .start:
            (rows, first, hasPrevious, hasNext) = (shown, 1, false, isMore)
        case .after:
            (rows, first) = (shown, min(max(1, from), max(1, found)))
            (hasPrevious, hasNext) = (true, isMore)
        case .before:
            rows = shown.reversed()
            first = isMore ? min(max(2, from), max(2, found)) : 1
            (hasPrevious, hasNext) = (isMore, first + rows.count - 1 < found)
        }
    }

    package init(_ rows: [Element], found: Int, size: Int) {
        self.init(rows, Turn<Int>.start, size: size, from: 1, found: found)
    }

    /// The fields that lead to the page before and to the one after.
    package func ways(_ key: (Element) -> String) -> (previous: [(String, String)]?, next: [(String, String)]?) {
        guard let start = rows.first, let end = rows.last else { return (nil, nil) }
        let next = [("after", key(end)), ("from", String(first + rows.count))]
        let previous = [("before", key(start)), ("from", String(max(1, first - size)))]
        return (hasPrevious ? previous : nil, hasNext ? next : nil)
    }

    /// "Showing 51 to 100 of 10,334"
    package var words: String {
        "Showing \(first.grouped) to \((first + rows.count - 1).grouped) of \(found.grouped)"
    }

    /// - Parameters:
    ///   - path: of the list, with the partnership's prefix.
    ///   - query: what the list is narrowed by.
    ///   - key: what stands for a row in an address.
    /// - Returns: nil when all fits on one page.
    package func pagination(at path: String, _ query: String, key: (Element) -> String) -> Pagination? {
        let ways = ways(key)
        guard ways.previous != nil || ways.next != nil else { return nil }
        func link(_ fields: [(String, String)]) -> String {
            let own = fields.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
            return "\(path)?\(own)" + (query.isEmpty ? "" : "&\(query)")
        }
        return Pagination(
            words: words, previousHref: ways.previous.map(link), nextHref: ways.next.map(link))
    }
}

extension FormFields {
    /// Where in a list an address leads: `after` or `before` with the id of a row. One that is not known leads to
    /// the start.
    package func turn<Subject, Key>(
        by _: Subject.Type, _ place: (ID<Subject>) throws -> Key?
    ) rethrows -> Turn<Key> {
        if let id = id("after", of: Subject.self), let key = try place(id) { return .after(key) }
        if let id = id("before", of: Subject.self), let key = try place(id) { return .before(key) }
        return .start
    }
}
