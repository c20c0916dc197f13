/// What a list says while nothing is in it: what will appear, and how to begin.
package struct EmptyState: Sendable {
    package let title: String
    package let words: String
    package let action: String?
    package let href: String?

    /// - Parameters:
    ///   - action: what the link does, such as "Add a school". Shown only together with `href`.
    ///   - href: with the partnership's prefix.
    package init(_ title: String, _ words: String, action: String? = nil, href: String? = nil) {
        self.title = title
        self.words = words
        self.action = href == nil ? nil : action
        self.href = action == nil ? nil : href
    }
}
