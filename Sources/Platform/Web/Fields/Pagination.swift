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
}
