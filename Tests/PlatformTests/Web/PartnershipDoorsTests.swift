import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct PartnershipDoorsTests {
    @Test func eachPartnershipAnswersAtItsOwnPrefixAndNowhereElse() async throws {
        try await withDoors { browser in
            #expect(try await browser.get("/north/sign-in").words.contains("North Partnership"))
            #expect(try await browser.get("/south/sign-in?x=1").words.contains("South Partnership"))
            #expect(try await browser.get("/north").headers[.contentSecurityPolicy] != nil)
            for path in ["/northern/sign-in", "/sign-in", "/", "/?", "/East", "/north%2Fsign-in"] {
                let page = try await browser.get(path)
                #expect(page.status == .notFound)
                #expect(page.words.contains("There is no partnership at this address"))
                #expect(!page.words.contains("South") && !page.words.contains("North"))
                #expect(page.headers[.contentSecurityPolicy] != nil)
            }
        }
    }

    @Test func theMachineAnswersForAllOfThem() async throws {
        try await withDoors { browser in
            #expect(try await browser.get("/health").html == "ok\n")
            #expect(try await browser.get("/ready").html == "ready\n")
            let page = try await browser.get("/").html
            let path = try #require(page.firstMatch(of: /"(\/assets\/[0-9a-f]+\/sightline.css)"/)).1
            #expect(try await browser.get(String(path)).status == .ok)
        }
    }

    /// Cookies and links of one are nothing to the other.
    @Test func aSessionOfOneIsNoneOfTheOther() async throws {
        try await withDoors { browser in
            let page = try await browser.get("/north/sign-in")
            #expect(page.headers[.setCookie]?.contains("Path=/north") == true)
            #expect(page.html.contains(#"action="/north/sign-in""#))
            let foreign = try await browser.post("/south/sign-in", form: ["email": "ann@example.org"])
            #expect(foreign.status == .forbidden || foreign.status == .seeOther)
            #expect(try await browser.get("/south/manage").location == "/south/sign-in?next=/south/manage")
        }
    }

    @Test func aHostNameLeadsToItsPartnershipWithoutAPrefix() async throws {
        try await withSites(["north"], root: { _ in "" }) { sites in
            let doors = PartnershipDoors([
                PartnershipDoors.Door(hosts: ["north.example.org"], root: "", site: sites[0])
            ])
            try await Application(responder: doors).test(.router) { client in
                let page = try await TestBrowser(client: client).get("/sign-in")
                #expect(page.words.contains("North Partnership"))
            }
        }
    }

    private func withDoors(_ body: @escaping @Sendable (TestBrowser) async throws -> Void) async throws {
        try await withSites(["north", "south"], root: { "/\($0)" }) { sites in
            let doors = PartnershipDoors(
                zip(["/north", "/south"], sites).map { PartnershipDoors.Door(hosts: [], root: $0, site: $1) })
            try await Application(responder: doors).test(.router) { client in
                try await body(TestBrowser(client: client))
            }
        }
    }

    private func withSites(
        _ slugs: [String], root: @escaping @Sendable (String) -> String,
        _ body: @escaping @Sendable ([PartnershipSite]) async throws -> Void
    ) async throws {
        guard let slug = slugs.last else { return try await body([]) }
        try await withTestDatabase(.sqlite, migrations: PlatformMigrations.all) { database in
            try await database.write { db in
                let masthead = Masthead(name: "\(slug.capitalized) Partnership")
                try SiteStore.create(slug: slug, masthead: masthead, secret: Secrets.make(), on: db)
            }
            let services = try TestSetting { $0.root = root(slug) }.services(on: database)
            let site = PartnershipSite(services: services, groups: [])
            try await withSites(slugs.dropLast(), root: root) { sites in try await body(sites + [site]) }
        }
    }
}
