import Domain
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Platform

@Suite struct SiteStoreTests {
    @Test(arguments: Engine.available)
    func theMastheadIsKeptAsItIs(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.site]) { database in
            let unmade = try await database.read { db in try SiteStore.masthead(on: db) }
            #expect(unmade == .unnamed)
            var masthead = Masthead(name: "Fernshire & \"Friends\"", accent: try Accent("#123456"))
            try await database.write { [masthead] db in
                try SiteStore.create(slug: "fernshire", masthead: masthead, secret: "hidden", on: db)
            }
            #expect(try await database.read { db in try SiteStore.masthead(on: db) } == masthead)
            masthead.contactEmail = try EmailAddress("hub@example.org")
            (masthead.helpName, masthead.helpPhone) = ("Children's services", "0300 123 4567")
            try await database.write { [masthead] db in try SiteStore.keep(masthead, on: db) }
            #expect(try await database.read { db in try SiteStore.masthead(on: db) } == masthead)
            #expect(try await database.read { db in try SiteStore.slug(on: db) } == "fernshire")
            #expect(try await database.read { db in try SiteStore.secret(on: db) } == "hidden")
        }
    }

    /// One database holds one partnership.
    @Test(arguments: Engine.available)
    func aSecondPartnershipInOneDatabaseIsRefused(on engine: Engine) async throws {
        try await withTestDatabase(engine, migrations: [.site]) { database in
            for slug in ["north", "south"] {
                let made: Void? = try? await database.write { db in
                    try SiteStore.create(slug: slug, masthead: .unnamed, secret: "x", on: db)
                }
                #expect((made != nil) == (slug == "north"))
            }
        }
    }

    @Test func helpIsShownWithNameAndNumberOrNotAtAll() {
        #expect(Masthead(name: "A", helpName: "Services").localHelp == nil)
        #expect(Masthead(name: "A", helpPhone: "0300").localHelp == nil)
        #expect(Masthead(name: "A", helpName: "Services", helpPhone: "0300").localHelp == "Services: 0300")
    }
}

@Suite struct PartnershipsTests {
    @Test(arguments: ["", "a", "-north", "north-", "North", "north shire", "../north", "nörd", "a_b"])
    func aShortNameIsPlain(typed: String) {
        #expect(throws: TextProblem.self) { try Slug(typed) }
    }

    @Test(arguments: Engine.available)
    func eachHasADatabaseOfItsOwn(on engine: Engine) async throws {
        try await withTestFolder { folder in
            let partnerships = try Self.partnerships(on: engine, in: folder)
            // The server is shared by all tests, so the names are this test's alone.
            let names = try (0..<2).map { try Slug("p\($0)-\(makeRandomID().uuidString.lowercased().prefix(12))") }
            for name in names {
                let database = try await partnerships.create(name, migrations: [.site])
                try await database.write { db in
                    try SiteStore.create(slug: name.text, masthead: .unnamed, secret: "x", on: db)
                }
                try await database.close()
            }
            #expect(Set(try await partnerships.slugs()).isSuperset(of: names.map(\.text)))
            await #expect(throws: PartnershipExists.self) {
                try await partnerships.create(names[0], migrations: [.site])
            }
            for name in names {
                let database = try await partnerships.open(name.text)
                #expect(try await database.read { db in try SiteStore.slug(on: db) } == name.text)
                try await database.close()
                try await partnerships.remove(name)
            }
            await #expect(throws: UnknownPartnership.self) { try await partnerships.open(names[0].text) }
        }
    }

    private static func partnerships(on engine: Engine, in folder: URL) throws -> Partnerships {
        switch engine {
        case .sqlite: .folder(folder)
        case .postgres: .server(url: try #require(Engine.testServer))
        }
    }
}
