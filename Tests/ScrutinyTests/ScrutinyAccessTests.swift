import Domain
import Testing

@Suite struct ScrutinyAccessTests {
    /// Whoever runs the machine and whoever runs the office do not work in the scrutineer's room.
    @Test(arguments: Role.allCases)
    func onlyScrutineersKeepScrutinyRecords(role: Role) {
        let own: Set<Permission> = [.keepScrutiny, .keepSealedNotes]
        #expect(role.permissions.isDisjoint(with: own) == (role != .scrutineer))
    }

    @Test func anAdministratorSeesNothingOfScrutiny() {
        let scrutiny: Set<Permission> = [
            .keepSealedNotes, .keepScrutiny, .readScrutinyPlan, .readEvidence, .readJudgements, .readChallenges,
            .readRecommendations,
        ]
        #expect(Role.administrator.permissions.isDisjoint(with: scrutiny))
    }
}
