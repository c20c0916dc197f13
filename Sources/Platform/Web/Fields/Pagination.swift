import Domain

/// Which part of a long list is shown, and the ways to its neighbours.
package struct Pagination: Sendable {
    package let words: String
    package let previousHref: String?
    package let nextHref: String?

    /// - Parameter words: "Showing 1 to 50 of 10,334".
    package init(words: String, previousHref: String?, nextHref: String?) {
        self.words = words
        self.previousHref = previousHref
        self.nextHref = nextHref
    }

    /// Of a list that is cut into numbered pages.
    ///
    /// - Parameters:
    ///   - page: from 1.
    ///   - path: of the list, with the partnership's prefix.
    ///   - query: what the list is narrowed by.
    /// - Returns: nil when all fits on one page.
    package init?(page: Int, size: Int, of count: Int, at path: String, query: String = "") {
        guard count > size else { return nil }
        let rest = query.isEmpty ? "" : "&\(query)"
        let (first, last) = ((page - 1) * size + 1, min(page * size, count))
        self.init(
            words: "Showing \(first.grouped) to \(last.grouped) of \(count.grouped)",
            previousHref: page > 1 ? "\(path)?page=\(page - 1)\(rest)" : nil,
            nextHref: last < count ? "\(path)?page=\(page + 1)\(rest)" : nil)
    }

    /// How many numbered pages a list has: one at least.
    package static func pages(of count: Int, size: Int) -> Int {
        max(1, (count + size - 1) / size)
    }
}
