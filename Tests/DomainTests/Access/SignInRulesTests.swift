import Domain
import Foundation
import Testing

@Suite struct SignInRulesTests {
    private let noon = Date(timeIntervalSince1970: 1_561_028_400)

    @Test(arguments: [
        (0.0, 0.0, true), (3599, 3599, true), (3600, 3600, false), (43_199, 60, true), (43_200, 60, false),
    ])
    func aSessionEndsWhenIdleAndAfterTwelveHours(sinceStart: Double, sinceSeen: Double, isAlive: Bool) {
        let (started, seen) = (noon.addingTimeInterval(-sinceStart), noon.addingTimeInterval(-sinceSeen))
        #expect(SignInRules.isAlive(startedAt: started, seenAt: seen, now: noon) == isAlive)
    }

    @Test(arguments: [(0, 0, true), (4, 29, true), (5, 0, false), (0, 30, false)])
    func linksAreLimitedPerAddressAndPerNetwork(address: Int, network: Int, isAllowed: Bool) {
        #expect(SignInRules.allows(askedForAddress: address, askedFromNetwork: network) == isAllowed)
    }

    @Test(arguments: [
        ("ann@example.org", false, true), ("ANN@example.org", false, true), ("ben@example.org", false, false),
        ("ben@example.org", true, true),
    ])
    func aLinkIsShownToItsReaderAloneExceptInTheDemonstration(address: String, isDemo: Bool, isShown: Bool) throws {
        let reader = Member(
            id: ID(UUID()), name: "Ann Abara", email: try EmailAddress("ann@example.org"), roles: [.administrator])
        #expect(SignInRules.mayShowLink(to: address, reader: reader, isDemo: isDemo) == isShown)
    }
}
