import Domain
import Foundation
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@testable import Scrutiny

/// A scrutineer, the police with a lead, and a group with a member.
struct ChallengeFixture: Sendable {
    let police: ID<Organisation>
    let group: PartnershipGroup
    let scrutineer: TestBrowser
    let lead: TestBrowser
    let member: TestBrowser

    func person(_ browser: TestBrowser) throws -> Member {
        try #require(browser.member)
    }

    func draft(_ issue: String = "Who has looked at all of them together?", isPublic: Bool = false) -> ChallengeDraft {
        ChallengeDraft(
            kind: .challenge, addressee: .organisation(police), issue: issue, theme: "Exploitation", isPublic: isPublic)
    }
}

extension TestApp {
    func makeOrganisation(_ name: String) async throws -> ID<Organisation> {
        let id = services.newID(Organisation.self)
        _ = try await database.write { db in
            try db.run(
                """
                INSERT INTO organisation (id, name, name_folded, kind, sector)
                VALUES (\(id), \(name), \(name.folded), 'police', 'both')
                """)
        }
        return id
    }

    func makeChallengeFixture() async throws -> ChallengeFixture {
        let police = try await makeOrganisation("Fernshire Police")
        let group = try await services.addGroup(name: "Executive Group", tier: .executive, by: .system)
        let member = try await signIn(as: .executiveMember, named: "Eve Exley")
        try await services.setMembers([try #require(member.member).id], of: group.id, by: .system)
        return ChallengeFixture(
            police: police, group: group, scrutineer: try await signIn(as: .scrutineer, named: "Sol Scott"),
            lead: try await signIn(as: .agencyLead, named: "Leo Lamb", organisation: police), member: member)
    }

    func challenge(_ id: ID<Challenge>) async throws -> Challenge {
        try await database.read { db in try ChallengeStore.known(id, on: db).challenge }
    }

    func wait(days: Int) {
        clock.advance(seconds: Double(days) * 86_400)
    }
}
