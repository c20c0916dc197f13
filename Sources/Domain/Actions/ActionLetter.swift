/// Tells the owner's people, and whoever closed an action, that it is open again because its evidence has run out.
package struct ActionLetter: Sendable, Equatable {
    package let partnership: String
    package let what: String
    package let evidenceOn: Day
    /// The day by which it should be shown again that it works.
    package let dueOn: Day
    package let link: String

    package init(partnership: String, what: String, evidenceOn: Day, dueOn: Day, link: String) {
        self.partnership = partnership
        self.what = what
        self.evidenceOn = evidenceOn
        self.dueOn = dueOn
        self.link = link
    }

    package var subject: String { "Open again: does this still work?" }

    /// Plain text, a blank line between paragraphs.
    package func text(to name: String) -> String {
        [
            "Hello \(name)",
            "The evidence for this action is of \(evidenceOn.inWords), more than a year ago, so it is open again:",
            what, "Show by \(dueOn.inWords) that it still works:\n\(link)", partnership,
        ].joined(separator: "\n\n")
    }
}
