import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

/// A file is chosen, shown what it would do, and brought in once.
@Suite struct ImportFlowTests {
    private static let file = Array("name,email\nIvy Marsh,ivy@example.org\nOmar Lund,omar@example.org\n".utf8)

    /// - Returns: where "yes" is posted.
    private static func preview(_ browser: TestBrowser, _ file: [UInt8] = file) async throws -> String {
        let page = try await browser.upload("/contacts/import", file: "people.csv", file)
        #expect(page.status == .ok)
        return String(try #require(page.html.firstMatch(of: /action="(\/contacts\/import\/[^"]+)"/)).output.1)
    }

    @Test func aFileThatWasNeverBroughtIsNotFound() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            for name in [UUID().uuidString.lowercased(), "nonsense"] {
                let answer = try await coordinator.post("/contacts/import/\(name)")
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test func aFileOfAnotherMemberIsNotFoundAndStaysTheirs() async throws {
        try await withTestApp { app in
            let (one, other) = try await (app.signIn(as: .coordinator), app.signIn(as: .coordinator))
            let path = try await Self.preview(one)
            let stolen = try await other.post(path)
            #expect(stolen.status == .notFound)
            #expect(try await app.contacts().isEmpty)
            let own = try await one.post(path)
            #expect(own.location == "/contacts")
            #expect(try await app.contacts().count == 2)
        }
    }

    @Test func aFileOfContactsIsNoFileOfSchools() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let path = try await Self.preview(coordinator)
            let other = try await coordinator.post(path.replacing("/contacts/", with: "/schools/"))
            #expect(other.status == .notFound)
            #expect(try await app.rows(of: "import_draft") == 1)
        }
    }

    @Test func sayingYesTwiceImportsOnce() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let path = try await Self.preview(coordinator)
            #expect(try await app.contacts().isEmpty)
            let first = try await coordinator.post(path)
            #expect(first.location == "/contacts")
            let told = try await coordinator.get("/contacts")
            #expect(told.words.contains("Contacts: 2 added, 0 updated, 0 as in the file already."))
            let second = try await coordinator.post(path)
            #expect(second.status == .notFound)
            #expect(try await app.contacts().count == 2)
            #expect(try await app.auditEntries("contacts.imported") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func aFileIsHandedOverOnceAndForADay(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let member = try #require(try await app.signIn(as: .coordinator).member).id
            let services = app.services
            let drafts = (1...2).map { number in
                ImportDraft(id: services.newID(), kind: "contacts", fileName: "\(number).csv", content: [0, 255, 10])
            }
            let now = services.now()
            try await app.database.write { db in
                for draft in drafts { try ImportDraftStore.keep(draft, of: member, at: now, on: db) }
            }
            let taken = try await services.takeImportDraft(drafts[0].id, of: member, kind: "contacts")
            #expect(taken == drafts[0])
            app.clock.advance(seconds: ImportDraftStore.life + 1)
            for draft in drafts {
                await #expect(throws: NotFound("file")) {
                    try await services.takeImportDraft(draft.id, of: member, kind: "contacts")
                }
            }
            let later = services.now()
            try await app.database.write { db in
                let next = ImportDraft(id: drafts[0].id, kind: "contacts", fileName: "3.csv", content: [])
                try ImportDraftStore.keep(next, of: member, at: later, on: db)
            }
            #expect(try await app.rows(of: "import_draft") == 1)
        }
    }

    @Test func aFileNobodyConfirmedIsForgottenAfterADayThoughNoOtherIsBrought() async throws {
        try await withTestApp { app in
            _ = try await Self.preview(try await app.signIn(as: .coordinator))
            app.clock.advance(seconds: ImportDraftStore.life)
            try await app.doJobs()
            #expect(try await app.rows(of: "import_draft") == 1)
            app.clock.advance(seconds: 1)
            try await app.doJobs()
            #expect(try await app.rows(of: "import_draft") == 0)
        }
    }

    @Test func thePreviewNamesTheNumbersAndNeedsNoYesWhenThereIsNothingToDo() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.upload("/contacts/import", file: "people.csv", Self.file)
            #expect(page.words.contains("people.csv. Nothing has been changed yet."))
            #expect(page.html.contains("Import 2 contacts"))
            let one = try await coordinator.upload(
                "/contacts/import", file: "people.csv", Array("name,email\nUma,uma@example.org\n".utf8))
            #expect(one.html.contains("Import 1 contact<"))
            try await app.importContacts(String(decoding: Self.file, as: UTF8.self))
            let nothing = try await coordinator.upload("/contacts/import", file: "people.csv", Self.file)
            #expect(nothing.status == .ok)
            #expect(nothing.words.contains("Everything in this file is kept already"))
            #expect(nothing.html.firstMatch(of: /action="\/contacts\/import\//) == nil)
        }
    }

    @Test func whatWentInBetweenIsSaidAndNothingIsChanged() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let path = try await Self.preview(
                coordinator, Array("name,email,area\nIvy,ivy@example.org,North Fern\n".utf8))
            try await app.database.write { db in
                try AreaStore.keep(Area(id: area.id, name: "South Fern"), on: db)
            }
            let refused = try await coordinator.post(path)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("There is no area called “North Fern”"))
            #expect(try await app.contacts().isEmpty)
        }
    }
}
