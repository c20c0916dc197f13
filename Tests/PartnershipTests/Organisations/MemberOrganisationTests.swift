import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct MemberOrganisationTests {
    @Test func aMemberSeesAnOrganisationsActionsFromWhenTheyBelongToIt() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeMeeting()
            try await app.makeAction(of: fixture, "Publish one guide")
            let lead = try await app.signIn(as: .agencyLead, named: "Li Lowe")
            let manager = try await app.signIn(as: .businessManager)
            let id = try #require(lead.member).id
            #expect(!(try await lead.get("/actions").words.contains("Publish one guide")))

            let unknown = try await manager.post(
                "/members/\(id.text)/organisation", form: ["organisation": UUID().uuidString])
            #expect(unknown.status == .notFound)
            let page = try await manager.get("/members/\(id.text)/organisation")
            #expect(page.words.contains("Which organisation does Li Lowe belong to?"))
            for _ in 1...2 {
                let sent = try await manager.post(
                    "/members/\(id.text)/organisation", form: ["organisation": fixture.owner.text])
                #expect(sent.location == "/members/\(id.text)")
            }
            #expect(try await app.auditEntries("member.changed") == 1)
            #expect(try await lead.get("/actions").words.contains("Publish one guide"))
            #expect(try await lead.get("/members/\(id.text)/organisation").status == .forbidden)
        }
    }
}
