/// How many of those who were asked have answered, and, where there is a list, which organisations are missing.
package struct ResponseRate: Sendable, Equatable {
    package struct Group: Sendable, Equatable {
        package let heading: CountTable.Heading
        package let asked: Int
        package let answered: Int

        /// - Precondition: `0 ≤ answered ≤ asked`.
        package init(_ heading: CountTable.Heading, asked: Int, answered: Int) {
            precondition(0 <= answered && answered <= asked, "nobody answers who was not asked")
            self.heading = heading
            self.asked = asked
            self.answered = answered
        }

        package var share: Share { Share(answered, of: asked) }
    }

    package let groups: [Group]

    package init(_ groups: [Group]) {
        self.groups = groups
    }

    package var asked: Int { groups.reduce(0) { $0 + $1.asked } }
    package var answered: Int { groups.reduce(0) { $0 + $1.answered } }
    package var share: Share { Share(answered, of: asked) }

    /// Organisations from which nobody has answered.
    ///
    /// Of an anonymous occasion only those in which so many were asked that missing says nothing about one of them.
    package func missing(isAnonymous: Bool, under policy: ReleasePolicy) -> [CountTable.Heading] {
        groups.filter { $0.asked > 0 && $0.answered == 0 }
            .filter { !isAnonymous || $0.asked > policy.threshold }
            .map(\.heading)
    }

    /// Groups by answered and not answered, ready for release.
    package func table(_ title: String) -> CountTable {
        CountTable(
            title, rows: groups.map(\.heading),
            columns: [CountTable.Heading("answered", "Answered"), CountTable.Heading("missing", "Not answered yet")],
            cells: groups.map { [.count($0.answered), .count($0.asked - $0.answered)] }, shares: .rowTotal)
    }
}
