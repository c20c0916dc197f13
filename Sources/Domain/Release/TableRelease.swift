extension CountTable {
    /// The table as those outside the team may see it, so that nothing that it keeps back can be worked out from it,
    /// together with what was published before.
    ///
    /// - Parameter earlier: every release that counted the same people, or some of them.
    package func released(under policy: ReleasePolicy, after earlier: [EarlierRelease] = []) -> ReleasedTable {
        let rule = PrimaryRule(table: self, policy: policy)
        guard policy.keepsBackSmallNumbers else {
            return ReleasedTable(self, policy: policy, standings: rule.standings)
        }
        var suppression = Suppression(self, policy: policy, after: earlier)
        suppression.run()
        return ReleasedTable(self, policy: policy, standings: suppression.reading.standings)
    }

    /// Nothing of it is shown.
    package func withheld(under policy: ReleasePolicy) -> ReleasedTable {
        let rule = PrimaryRule(table: self, policy: policy)
        return ReleasedTable(
            self, policy: policy, standings: rule.standings.map { $0 == .symbol ? $0 : .withheld })
    }

    /// Only what is small itself is hidden. Others may give it away: for comparison, not for release.
    package func primarySuppressionOnly(under policy: ReleasePolicy) -> ReleasedTable {
        let rule = PrimaryRule(table: self, policy: policy)
        return ReleasedTable(self, policy: policy, standings: rule.standings)
    }
}
