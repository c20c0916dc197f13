import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct OrganisationStoreTests {
    @Test(arguments: Engine.available)
    func whatIsKeptIsReadAsItWas(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let council = try await app.organisation("Fernshire County Council", .countyCouncil)
            let old = try await app.organisation("Fernshire Primary Care Trust", .healthCommissioner)
            let draft = OrganisationDraft(
                name: "Fernshire Health", kind: .healthCommissioner, sector: .both, area: area.id,
                parent: council.id, predecessor: old.id, validFrom: Day(number: 17_000), validTo: Day(number: 18_000))
            let added = try await app.services.addOrganisation(draft, by: .system)
            let (kept, names) = try await app.database.read { db in
                try (
                    OrganisationStore.organisation(added.id, on: db),
                    OrganisationStore.names(of: [added.id, old.id, old.id], on: db)
                )
            }
            #expect(kept == added)
            #expect(kept == Organisation(draft, id: added.id))
            #expect(names == [added.id: "Fernshire Health", old.id: "Fernshire Primary Care Trust"])
        }
    }

    @Test(arguments: Engine.available)
    func aNameIsFoundInAnyCaseAndWhatGoesOnComesFirst(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            try await app.services.addOrganisation(
                OrganisationDraft(name: "Zoë’s Place", kind: .voluntary, sector: .children, validTo: Day(number: 9)),
                by: .system)
            let open = try await app.organisation("ZOË'S  place", .voluntary)
            let (found, none) = try await app.database.read { db in
                try (
                    OrganisationStore.found(named: " zoe's place", on: db),
                    OrganisationStore.found(named: "Zoe", on: db)
                )
            }
            #expect(found?.id == open.id)
            #expect(none == nil)
        }
    }

    @Test(arguments: Engine.available)
    func searchKindCountAndPagesAgree(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            for name in ["Fern Housing", "Fern Youth Club", "Larkstow Youth Club", "100% Youth", "Youth Offending"] {
                try await app.organisation(name, name.contains("Housing") ? .housing : .youthService)
            }
            let filter = OrganisationFilter(words: "club youth", kind: nil)
            let (searched, literal, count, rest, before) = try await app.database.read { db in
                let all = OrganisationFilter(kind: .youthService)
                let first = try OrganisationStore.page(all, limit: 2, on: db)
                let place = try #require(first.last.map { RowPlace($0.name.folded, $0.id) })
                return try (
                    OrganisationStore.page(filter, limit: 9, on: db).map(\.name),
                    OrganisationStore.page(OrganisationFilter(words: "0%"), limit: 9, on: db).map(\.name),
                    OrganisationStore.count(all, on: db),
                    OrganisationStore.page(all, .after(place), limit: 9, on: db).map(\.name),
                    OrganisationStore.page(all, .before(place), limit: 9, on: db).map(\.name)
                )
            }
            #expect(searched == ["Fern Youth Club", "Larkstow Youth Club"])
            #expect(literal == ["100% Youth"])
            #expect(count == 4)
            #expect(before == ["100% Youth"])
            #expect(rest == ["Larkstow Youth Club", "Youth Offending"])
        }
    }

    @Test(arguments: Engine.available)
    func aCircleIsRefusedAndNothingIsChanged(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let council = try await app.organisation("Fernshire County Council", .countyCouncil)
            let part = try await app.services.addOrganisation(
                OrganisationDraft(name: "Children's Services", kind: .other, sector: .children, parent: council.id),
                by: .system)
            let draft = OrganisationDraft(name: "Council", kind: .countyCouncil, sector: .both, parent: part.id)
            await #expect(throws: OrganisationRefusal.partOfItself) {
                try await app.services.changeOrganisation(council.id, draft, by: .system)
            }
            let nobody = OrganisationDraft(name: "Part", kind: .other, sector: .both, parent: ID(UUID()))
            await #expect(throws: NotFound("organisation")) {
                try await app.services.addOrganisation(nobody, by: .system)
            }
            let all = try await app.database.read { db in try OrganisationStore.all(on: db) }
            #expect(all.map(\.name) == ["Children's Services", "Fernshire County Council"])
            #expect(try await app.auditEntries("organisation.changed") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func whatSurroundsAnOrganisationIsCounted(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeMeeting()
            let done = try await app.makeAction(of: fixture)
            try await app.makeAction(of: fixture, "Train those who answer the phone")
            let manager = try #require(try await app.signIn(as: .businessManager).member)
            try await app.services.markActionDone(done.id, on: app.services.today, by: manager)
            for name in ["B Division", "A Division"] {
                try await app.services.addOrganisation(
                    OrganisationDraft(name: name, kind: .police, sector: .both, parent: fixture.owner), by: .system)
            }
            let around = try await app.database.read { db in try OrganisationStore.around(fixture.owner, on: db) }
            #expect(around.openActions == 1)
            #expect(around.contacts == 0)
            #expect(around.parts.map(\.name) == ["A Division", "B Division"])
            #expect(around.successors.isEmpty)
        }
    }
}

extension TestApp {
    @discardableResult
    func organisation(_ name: String, _ kind: OrganisationKind) async throws -> Organisation {
        try await services.addOrganisation(OrganisationDraft(name: name, kind: kind, sector: .both), by: .system)
    }
}
