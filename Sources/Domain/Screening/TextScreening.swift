/// What becomes of free text before anybody sees it: masked, and held back when it may tell of harm to a child.
package struct TextScreening: Sendable {
    package let identifiers: IdentifierGuard
    package let disclosure: DisclosureRule

    /// Made once: the lists hold some 70,000 words.
    package init(_ lists: ScreeningLists) {
        identifiers = IdentifierGuard(lists)
        disclosure = DisclosureRule(lists)
    }

    package struct Outcome: Sendable, Equatable {
        package let masked: String
        /// In the order of the text.
        package let findings: [IdentifierFinding]
        /// Whether it waits for a trained reader. When it is false nobody has cleared the text.
        package let mayTellOfHarm: Bool

        package init(masked: String, findings: [IdentifierFinding], mayTellOfHarm: Bool) {
            self.masked = masked
            self.findings = findings
            self.mayTellOfHarm = mayTellOfHarm
        }
    }

    package func screen(_ text: String) -> Outcome {
        let found = identifiers.screen(text)
        return Outcome(
            masked: found.masked, findings: found.findings, mayTellOfHarm: disclosure.mayTellOfHarm(text))
    }
}
