import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct ClosedListTests {
    @Test(arguments: Engine.available)
    func aLinkIsGoodForOneAnswer(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, links) = try await app.openList(of: 6)
            #expect(links.count == 6)
            let path = links[2].path
            let (one, other) = (try await app.visitor(), try await app.visitor())
            let (first, second) = (try await one.get(path), try await other.get(path))
            let sent = try await one.send(first, to: path, ["q.met": "yes"])
            #expect(sent.location == "/answered/\(id.text)")
            let refused = try await other.send(second, to: path, ["q.met": "no"])
            #expect(refused.status == .notFound)
            #expect(refused.words.contains("it has been used"))
            #expect(try await one.send(first, to: path, ["q.met": "no"]).location == "/answered/\(id.text)")
            #expect(try await app.responses(of: id).map { $0.sheet.answers["met"] } == [.choice("yes")])
            let listed = try await app.database.read { db in try OccasionStore.listed(id, on: db) }
            #expect((listed.invited, listed.left) == (6, 5))
        }
    }

    @Test func onlyThoseWhoHaveNotAnsweredAreReminded() async throws {
        try await withTestApp { app in
            let (id, links) = try await app.openList(of: 6)
            for link in links.prefix(2) {
                try await app.visitor().answer(link.path, ["q.met": "yes"])
            }
            #expect(try await app.services.remind(id, by: .system) == 4)
            // Somebody answers before the letters have gone.
            try await app.visitor().answer(links[2].path, ["q.met": "yes"])
            try await app.doJobs()
            let reminders = app.letters.all.filter { $0.subject == "Reminder: Staff survey" }
            #expect(reminders.compactMap(\.answerPath).sorted() == links.suffix(3).map(\.path).sorted())
            await #expect(throws: OccasionRefusal.remindedToday) { try await app.services.remind(id, by: .system) }
            app.clock.advance(seconds: 60 * 60 * 24)
            #expect(try await app.services.remind(id, by: .system) == 3)
        }
    }

    @Test func onlyPeopleWhoAgreedToSurveysAreAsked() async throws {
        try await withTestApp { app in
            let draft = try ContactDraft(name: "Bo Reed", email: EmailAddress("bo.reed@example.org"))
            let source = ContactSource(kind: .typed, words: "Typed in", notedOn: app.services.today)
            _ = try await app.services.addContact(draft, from: source, how: "", by: .system)
            let (id, links) = try await app.openList(of: 5)
            #expect(links.count == 5)
            #expect(!app.letters.all.contains { $0.to == "bo.reed@example.org" })
            #expect(try await app.database.read { db in try InvitationStore.invited(id, on: db).count } == 5)
        }
    }

    @Test func tooFewToHideAmongIsRefused() async throws {
        try await withTestApp { app in
            await #expect(throws: OccasionRefusal.tooFewToHide(4, least: 5)) { try await app.openList(of: 4) }
            await #expect(throws: OccasionRefusal.tooFewToHide(4, least: 10)) {
                try await app.openList(of: 0) { $0.isForYoungPeople = true }
            }
            #expect(app.letters.all.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func answersAreCountedUnderGroupsLargeEnoughToHideIn(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            _ = try await app.addWilling(5, role: "Nurse")
            _ = try await app.addWilling(2, role: "Head")
            let (id, _) = try await app.openList(of: 3) { $0.breakdown = .role }
            let crowds = try await app.database.read { db in
                try InvitationStore.left(of: id, on: db).map { $0.crowd ?? "" }
            }
            #expect(Dictionary(crowds.map { ($0, 1) }, uniquingKeysWith: +) == ["Nurse": 5, "Others": 5])
        }
    }

    @Test(arguments: Engine.available)
    func answersThatCarryANameSaySo(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, links) = try await app.openList(of: 2) { $0.isAnonymous = false }
            let page = try await app.visitor().get(links[0].path)
            #expect(page.words.contains("Your answers are kept with your name."))
            try await app.visitor().answer(links[0].path, ["q.met": "yes"])
            #expect(try await app.responses(of: id).map(\.contact) == [links[0].contact])
        }
    }
}

@Suite struct ErasedPeopleTests {
    @Test(arguments: Engine.available)
    func nothingOfSomebodyWhoIsErasedStaysOnAList(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let asked = try await app.openList(of: 12)
            try await app.visitor().answer(asked.links[0].path, ["q.met": "yes"])
            for gone in asked.links.prefix(2) { try await app.services.eraseContact(gone.contact, by: .system) }
            let (kept, listed) = try await app.database.read { db in
                let tables = try ["invitation", "ticket"].map { table in
                    try db.rows(
                        table == "ticket"
                            ? "SELECT contact_id FROM ticket" : "SELECT contact_id FROM invitation"
                    ).map { try $0["contact_id"] as ID<Contact> }
                }
                return try (tables, OccasionStore.listed(asked.id, on: db))
            }
            #expect(kept.map(\.count) == [10, 10])
            #expect(kept.joined().allSatisfy { contact in !asked.links.prefix(2).contains { $0.contact == contact } })
            #expect(listed.invited == 12 && listed.left == 10 && listed.answers.all == 1)
            #expect(try await app.visitor().get(asked.links[1].path).status == .notFound)
            let manager = try await app.signIn(as: .businessManager)
            #expect(try await manager.get("/occasions/\(asked.id.text)").words.contains("1 of 12"))
        }
    }

    @Test func aListThatIsNotOpenIsOneShorter() async throws {
        try await withTestApp { app in
            let people = try await app.addWilling(6)
            let draft = OccasionDraft(
                title: "Staff survey", asked: try await app.publish(TestApp.forum), kind: .closedList)
            let id = try await app.services.planOccasion(draft, by: .system)
            try await app.services.invite(WillingFilter(), to: id, by: .system)
            try await app.services.eraseContact(people[0].0, by: .system)
            #expect(try await app.database.read { db in try OccasionStore.listed(id, on: db).invited } == 5)
        }
    }
}
