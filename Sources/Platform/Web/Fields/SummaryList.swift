/// Names and values of one thing, or answers to check before they are sent.
package struct SummaryList: Sendable {
    package struct Row: Sendable {
        package let key: String
        package let value: String
        package let href: String?
        package let changeHref: String?

        /// - Parameters:
        ///   - value: line ends are kept.
        ///   - href: where the value itself leads.
        ///   - changeHref: where it is changed.
        package init(_ key: String, _ value: String, href: String? = nil, changeHref: String? = nil) {
            self.key = key
            self.value = value
            self.href = href
            self.changeHref = changeHref
        }
    }

    package let rows: [Row]
    /// Rows that can not be changed leave the same room as those that can.
    package let hasChanges: Bool

    package init(_ rows: [Row]) {
        self.rows = rows
        hasChanges = rows.contains { $0.changeHref != nil }
    }
}
