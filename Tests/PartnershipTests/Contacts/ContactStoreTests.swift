import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct ContactStoreTests {
    @Test(arguments: Engine.available)
    func aContactComesBackAsKept(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let police = try await app.organisation("Fernshire Police", .police)
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let kept = try await app.contact(
                "Zoë O’Brien", "Zoe@Example.org", organisation: police.id, role: "Sergeant", area: area.id,
                boards: [.children, .adults], consents: [.newsletter, .feedback])
            let (listed, sources, consents) = try await app.database.read { db in
                try (
                    ContactStore.listed(kept.id, on: db), ContactStore.sources(of: kept.id, on: db),
                    ContactStore.consents(of: kept.id, on: db).map { "\($0.purpose) \($0.givenOn.iso) \($0.how)" }
                )
            }
            #expect(listed.contact == kept)
            #expect(listed.contact.email.text == "Zoe@Example.org")
            #expect(listed.organisationName == "Fernshire Police")
            #expect(listed.organisationKind == .police)
            #expect(listed.areaName == "North Fern")
            #expect(sources == [ContactSource(kind: .typed, words: "Card at the forum", notedOn: app.services.today)])
            let day = app.services.today.iso
            #expect(consents == ["feedback \(day) Card at the forum", "newsletter \(day) Card at the forum"])
            #expect(try await app.auditEntries("contact.added") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func anAddressThatIsKeptLeadsToItsContact(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            let omar = try await app.contact("Omar Lund", "omar@example.org")
            await #expect(throws: ContactRefusal.addressKnown(ivy.id)) {
                try await app.contact("Somebody else", "IVY@example.org")
            }
            let draft = try ContactDraft(name: "Omar Lund", email: EmailAddress("Ivy@example.org"))
            await #expect(throws: ContactRefusal.addressKnown(ivy.id)) {
                try await app.services.changeContact(omar.id, draft, how: "", by: .system)
            }
            #expect(try await app.contacts().map(\.contact.name) == ["Ivy Marsh", "Omar Lund"])
        }
    }

    @Test(arguments: Engine.available)
    func aConsentThatGoesOnKeepsItsDayAndOneTakenBackIsGone(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org", consents: [.forums, .surveys])
            let (first, email) = (app.services.today, ivy.email)
            app.clock.advance(seconds: 3 * 86_400)
            let draft = ContactDraft(name: "Ivy Marsh", email: email, consents: [.forums, .newsletter])
            try await app.services.changeContact(ivy.id, draft, how: "By telephone", by: .system)
            try await app.services.changeContact(ivy.id, draft, how: "", by: .system)
            let consents = try await app.database.read { db in
                try ContactStore.consents(of: ivy.id, on: db).map { "\($0.purpose) \($0.givenOn.iso) \($0.how)" }
            }
            #expect(
                consents == [
                    "forums \(first.iso) Card at the forum", "newsletter \(app.services.today.iso) By telephone",
                ])
            #expect(try await app.auditEntries("contact.changed") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func erasingLeavesNothingOfThePerson(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org", consents: [.forums])
            try await app.contact("Omar Lund", "omar@example.org", consents: [.forums])
            try await app.services.eraseContact(ivy.id, by: .system)
            await #expect(throws: NotFound("contact")) { try await app.services.eraseContact(ivy.id, by: .system) }
            for table: SQL in ["contact", "contact_consent", "contact_source"] {
                #expect(try await app.rows(of: table) == 1)
            }
            let trail = try await app.database.read { db in
                try db.rows("SELECT subject_id, detail FROM audit_entry WHERE action = 'contact.erased'").map { row in
                    try (row["subject_id"] as String, row["detail"] as String)
                }
            }
            #expect(trail.count == 1)
            #expect(trail.first?.0.contains(ivy.id.text) == true)
            #expect(trail.first?.1 == "")
        }
    }

    @Test(arguments: Engine.available)
    func filtersCountsAndPagesAgree(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let police = try await app.organisation("Fern 100% Police", .police)
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            try await app.contact("Ann", "a@example.org", organisation: police.id, boards: [.children])
            try await app.contact("ann", "b@example.org", area: area.id, boards: [.adults], consents: [.surveys])
            try await app.contact("Zoë", "c_d@example.org", organisation: police.id, consents: [.forums])
            let filters: [(ContactFilter, [String])] = [
                (.init(), ["a", "b", "c_d"]), (.init(words: "ZOE"), ["c_d"]), (.init(words: "100%"), ["a", "c_d"]),
                (.init(words: "C_D@"), ["c_d"]), (.init(words: "_"), ["c_d"]), (.init(kind: .police), ["a", "c_d"]),
                (.init(kind: .fire), []), (.init(area: area.id), ["b"]), (.init(board: .children), ["a"]),
                (.init(board: .adults), ["b"]), (.init(consent: .surveys), ["b"]),
                (.init(words: "zoe", kind: .police, consent: .forums), ["c_d"]),
            ]
            for (filter, expected) in filters {
                let (paged, count) = try await app.database.read { db in
                    try (Self.allPages(filter, on: db), ContactStore.count(filter, on: db))
                }
                #expect(paged == expected.map { "\($0)@example.org" })
                #expect(count == expected.count)
            }
        }
    }

    /// One after another, each from where the last ended.
    private static func allPages(_ filter: ContactFilter, on db: any Connection) throws -> [String] {
        var found: [Contact] = []
        while true {
            let turn = found.last.map { Turn.after(RowPlace($0.name.folded, $0.id)) } ?? .start
            let next = try ContactStore.page(filter, turn, limit: 1, on: db)
            guard let contact = next.first?.contact else { return found.map(\.email.text) }
            found.append(contact)
        }
    }

    @Test(arguments: Engine.available)
    func aHubKnowsWhomItBroughtAndWhomItMayWriteTo(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (hub, other) = (app.services.newID(Hub.self), app.services.newID(Hub.self))
            try await app.contact("Ivy Marsh", "ivy@example.org", consents: [.feedback])
            try await app.importContacts(
                "name,email,consents\nZed,z@example.org,feedback\nIvy Marsh,IVY@example.org,\nAl,a@example.org,\n",
                hub: hub)
            let (names, count, people, elsewhere) = try await app.database.read { db in
                try (
                    ContactStore.list(fromHub: hub, on: db).map(\.contact.name),
                    ContactStore.count(fromHub: hub, on: db),
                    ContactStore.recipients(fromHub: hub, consenting: .feedback, on: db).map {
                        "\($0.name) \($0.email.text)"
                    },
                    ContactStore.count(fromHub: other, on: db)
                )
            }
            #expect(names == ["Al", "Zed"])
            #expect(count == 2)
            #expect(people == ["Zed z@example.org"])
            #expect(elsewhere == 0)
        }
    }
}
