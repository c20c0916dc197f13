import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct MemberPagesTests {
    @Test func aFormWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.post("/members", form: ["name": "", "email": "<ann>", "roles": "king"])
            #expect(page.status == .unprocessableContent)
            for words in ["Enter a name", "Email address must be like", "Choose at least one role"] {
                #expect(page.words.contains(words))
            }
            #expect(page.html.contains(#"value="&lt;ann&gt;""#))
        }
    }

    @Test func sendingTheFormTwiceAddsOneMember() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            for _ in 1...2 {
                let sent = try await manager.post(
                    "/members", form: ["name": "Ben Bashir", "email": "Ben@example.org", "roles": "coordinator"])
                #expect(sent.location == "/members")
            }
            let page = try await manager.get("/members")
            #expect(page.words.contains("2 members may sign in"))
            #expect(page.words.contains("Ben Bashir Ben@example.org Coordinator May sign in"))
            #expect(try await app.entries("member.added") == 1)
            #expect(try await app.entries("member.changed") == 0)
        }
    }

    /// Scrutiny is independent of those who run the machine: somebody else has to let them in.
    @Test func nobodyMakesThemselvesAScrutineer() async throws {
        try await withTestApp { app in
            let administrator = try await app.signIn(as: .administrator)
            let member = try #require(administrator.member)
            let pairs = [
                ("name", "Ann"), ("email", member.email.text), ("roles", "administrator"), ("roles", "scrutineer"),
                ("standing", "active"),
            ]
            let own = try await administrator.post("/members/\(member.id.text)", pairs: pairs)
            #expect(own.status == .conflict)
            #expect(own.words.contains("Nobody makes themselves a scrutineer."))
            let added = try await administrator.post("/members", pairs: pairs)
            #expect(added.status == .conflict)

            let other = try await app.signIn(as: .administrator)
            #expect(try await other.post("/members/\(member.id.text)", pairs: pairs).status == .seeOther)
        }
    }

    @Test(arguments: Engine.available)
    func theLastAdministratorStays(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let administrator = try await app.signIn(as: .administrator)
            let member = try #require(administrator.member)
            let path = "/members/\(member.id.text)"
            for (role, standing) in [("administrator", "left"), ("coordinator", "active")] {
                let answer = try await administrator.post(
                    path,
                    form: ["name": "Ann", "email": member.email.text, "roles": role, "standing": standing])
                #expect(answer.status == .conflict)
                #expect(answer.words.contains("This is the only administrator"))
            }
            #expect(try await administrator.get("/audit").status == .ok)

            try await app.addMember("second@example.org", roles: [.administrator])
            let left = try await administrator.post(
                path,
                form: ["name": "Ann", "email": member.email.text, "roles": "administrator", "standing": "left"])
            #expect(left.location == "/members")
            #expect(try await administrator.get("/audit").status == .seeOther)
        }
    }

    @Test func changedRolesEndTheSessionsAndAChangedNameDoesNot() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let other = try await app.signIn(as: .coordinator, named: "Ben Bashir")
            let member = try #require(other.member)
            let path = "/members/\(member.id.text)"
            try await manager.post(
                path, form: ["name": "Ben B", "email": member.email.text, "roles": "coordinator"])
            #expect(try await other.get("/manage").words.contains("Ben B"))
            try await manager.post(
                path, form: ["name": "Ben B", "email": member.email.text, "roles": "practitioner"])
            #expect(try await other.get("/manage").status == .seeOther)
        }
    }

    @Test func aNewAddressEndsTheSessionsOfWhoeverHadTheOldOne() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let other = try await app.signIn(as: .coordinator)
            let member = try #require(other.member)
            try await manager.post(
                "/members/\(member.id.text)",
                form: ["name": "Ann Abara", "email": "new@example.org", "roles": "coordinator"])
            #expect(try await other.get("/manage").status == .seeOther)
        }
    }

    @Test func furtherRolesFromTheCommandLineEndTheSessionsToo() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let member = try #require(browser.member)
            let changed = try await app.services.addMember(
                email: member.email, name: member.name, roles: [.administrator], by: .commandLine)
            #expect(changed.roles == [.coordinator, .administrator])
            #expect(try await browser.get("/manage").status == .seeOther)
        }
    }

    @Test func anAddressThatIsTakenComesBackInTheForm() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let (one, other) = (try await app.addMember(), try await app.addMember("ben@example.org"))
            let page = try await manager.post(
                "/members/\(other.id.text)",
                form: ["name": "Ben Typed", "email": "ANN@example.org", "roles": "coordinator"])
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains("Another member has that email address"))
            #expect(page.html.contains(#"value="Ben Typed""#))
            let kept = try await app.database.read { db in try MemberStore.member(one.id, on: db) }
            #expect(kept == one)
        }
    }

    @Test func aLinkToAnAddressThatIsNoLongerTheirsIsSpent() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let member = try await app.addMember()
            let link = try await app.receiveLink()
            try await manager.post(
                "/members/\(member.id.text)",
                form: ["name": "Ann Abara", "email": "new@example.org", "roles": "coordinator"])
            #expect(try await app.visitor().post("/sign-in/link", form: ["key": link.key]).status == .gone)
        }
    }

    @Test func theListTakesAsManyQueriesForFiftyAsForOne() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            try await manager.get("/members")
            let few = try await app.countingQueries { try await manager.get("/members") }
            for number in 1...50 {
                try await app.addMember("member-\(number)@example.org")
            }
            try await manager.get("/members")
            #expect(try await app.countingQueries { try await manager.get("/members") } == few)
        }
    }
}

extension TestApp {
    func entries(_ action: String) async throws -> Int {
        try await database.read { db in
            try db.rows("SELECT position FROM audit_entry WHERE action = \(action)").count
        }
    }
}
