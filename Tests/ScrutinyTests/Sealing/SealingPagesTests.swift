import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct SetUpPagesTests {
    @Test(arguments: [
        ("", "", "Enter a passphrase"),
        ("too short", "too short", "Passphrase must be 12 characters or more. It has 9"),
        ("quiet lanes at noon", "quiet lanes at moon", "Type the same passphrase again. The two differ"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "Passphrase must have at least 5 different characters"),
    ])
    func aPassphraseHasToBeGoodAndTypedTwice(new: String, again: String, words: String) async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .scrutineer)
            let page = try await browser.post("/notes/set-up", form: ["new": new, "again": again])
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains(words))
            #expect(!page.html.contains("quiet lanes"))
            #expect(try await app.rows("SELECT id FROM sealed_space") == 0)
        }
    }

    @Test func theCodeIsShownUntilItIsOnPaperAndThenNeverAgain() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .scrutineer)
            let passphrase = Start.passphrase
            try await browser.post("/notes/set-up", form: ["new": passphrase, "again": passphrase])
            let code = try await app.code(shownTo: browser)
            #expect(try await browser.get("/notes/earlier").location == "/notes/set-up")
            let slip = try await browser.post("/notes/recovery-code", form: ["first": "AAAA", "second": ""])
            #expect(slip.status == .unprocessableContent)
            #expect(slip.words.contains("Type the two groups as they stand on your paper"))
            #expect(try await app.code(shownTo: browser) == code)
            try await browser.keepOnPaper(code)
            #expect(try await browser.get("/notes/recovery-code").location == "/notes")
            #expect(try await app.auditEntries("sealed-space.code-kept") == 1)
        }
    }

    /// Somebody who leaves in the middle begins again: nothing was kept under a code that nobody has.
    @Test func whoLeavesInTheMiddleBeginsAgain() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .scrutineer)
            let form: KeyValuePairs = ["new": Start.passphrase, "again": Start.passphrase]
            try await browser.post("/notes/set-up", form: form)
            let first = try await app.code(shownTo: browser)
            try await browser.post("/notes/lock")
            #expect(try await browser.get("/notes/unlock").location == "/notes/set-up")
            try await browser.post("/notes/set-up", form: form)
            let second = try await app.code(shownTo: browser)
            #expect(first != second)
            try await browser.keepOnPaper(second)
            #expect(try await app.rows("SELECT id FROM sealed_space") == 1)
            let again = try await browser.post("/notes/set-up", form: form)
            #expect(again.status == .conflict)
        }
    }
}

@Suite struct UnlockPagesTests {
    @Test func onlyThePassphraseUnlocks() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            try await browser.post("/notes/lock")
            for wrong in ["", "quiet lanes at moon", "Quiet lanes at noon", String(repeating: "x", count: 5_000)] {
                let page = try await browser.unlock(wrong)
                #expect(page.status == .unprocessableContent)
                #expect(wrong.isEmpty || !page.html.contains(wrong))
            }
            #expect(try await browser.unlock(" quiet lanes at noon ").location == "/notes")
        }
    }

    @Test func afterUnlockingOneIsWhereOneWasGoing() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            try await browser.post("/notes/lock")
            let asked = try await browser.get("/notes/earlier")
            #expect(asked.location == "/notes/unlock?next=/notes/earlier")
            for (next, leads) in [
                ("/notes/earlier", "/notes/earlier"), ("https://example.org", "/notes"), ("", "/notes"),
            ] {
                try await browser.post("/notes/lock")
                let sent = try await browser.post(
                    "/notes/unlock", form: ["passphrase": Start.passphrase, "next": next])
                #expect(sent.location == leads)
            }
        }
    }

    @Test(arguments: Engine.available)
    func tenWrongOnesAreEnoughForAQuarterOfAnHour(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signInWithNotes().browser
            try await browser.post("/notes/lock")
            for _ in 1...10 {
                #expect(try await browser.unlock("wrong wrong wrong").words.contains("That is not your passphrase"))
            }
            let right = try await browser.unlock()
            #expect(right.status == .unprocessableContent)
            #expect(right.words.contains("Wait 15 minutes"))
            app.clock.advance(seconds: 15 * 60 + 1)
            #expect(try await browser.unlock().location == "/notes")
        }
    }

    @Test func aRightOneBeginsTheCountAgain() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            for _ in 1...3 {
                try await browser.post("/notes/lock")
                for _ in 1...9 { try await browser.unlock("wrong wrong wrong") }
                #expect(try await browser.unlock().location == "/notes")
            }
        }
    }

    @Test func signingOutHalfAnHourAndAnotherSessionAreLocked() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let member = try #require(browser.member)
            let other = try await app.signIn(member)
            #expect(try await other.get("/notes/earlier").location == "/notes/unlock?next=/notes/earlier")
            app.clock.advance(seconds: 29 * 60)
            #expect(try await browser.get("/notes/earlier").status == .ok)
            app.clock.advance(seconds: 31 * 60)
            #expect(try await browser.get("/notes/earlier").location == "/notes/unlock?next=/notes/earlier")
            try await browser.unlock()
            let session = Secrets.hash(browser.cookie("sightline-session") ?? "")
            let now = app.services.now()
            #expect(app.services.keyring.opened(by: session, of: member.id, at: now) != nil)
            try await browser.post("/sign-out")
            #expect(app.services.keyring.opened(by: session, of: member.id, at: now) == nil)
        }
    }
}

@Suite struct RekeyingPagesTests {
    @Test(arguments: Engine.available)
    func afterAChangeTheOldPassphraseAndCodeOpenNothing(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let writer = try await app.signInWithNotes()
            let browser = writer.browser
            let new = "another way to the sea"
            let wrong = try await browser.post("/notes/passphrase", form: ["present": "no", "new": new, "again": new])
            #expect(wrong.words.contains("That is not your passphrase"))
            let sent = try await browser.post(
                "/notes/passphrase", form: ["present": Start.passphrase, "new": new, "again": new])
            #expect(sent.location == "/notes/recovery-code")
            let code = try await app.code(shownTo: browser)
            try await browser.keepOnPaper(code)

            try await browser.post("/notes/lock")
            #expect(try await browser.unlock().status == .unprocessableContent)
            let old = try await browser.post(
                "/notes/recovery", form: ["code": writer.code.words, "new": new, "again": new])
            #expect(old.words.contains("That is not the code of your notes"))
            #expect(old.html.contains(writer.code.words))
            #expect(try await browser.unlock(new).location == "/notes")
        }
    }

    @Test func theCodeOpensOnceAndGivesANewPassphraseAndANewCode() async throws {
        try await withTestApp { app in
            let writer = try await app.signInWithNotes()
            let browser = writer.browser
            try await browser.post("/notes/lock")
            let typed = writer.code.words.lowercased().replacing("-", with: " ")
            let new = "remembered this time"
            let sent = try await browser.post("/notes/recovery", form: ["code": typed, "new": new, "again": new])
            #expect(sent.location == "/notes/recovery-code")
            let again = try await browser.post("/notes/recovery", form: ["code": typed, "new": new, "again": new])
            #expect(again.status == .unprocessableContent)
            try await browser.post("/notes/lock")
            #expect(try await browser.unlock(new).location == "/notes")
        }
    }

    @Test(arguments: [true, false])
    func bothLostSaysWhatIsGoneAndEitherStillBringsItBack(byCode: Bool) async throws {
        @Sendable func door(_ writer: Start.Writer) -> [(String, String)] {
            [byCode ? ("code", writer.code.words) : ("passphrase", Start.passphrase)]
        }
        try await withTestApp { app in
            let writer = try await app.signInWithNotes()
            let browser = writer.browser
            let id = app.services.newID(SealedText.self)
            try await app.put("kept words", as: id, expecting: nil, in: app.openSpace(of: browser))

            let page = try await browser.get("/notes/lost")
            #expect(page.words.contains("What is gone") && page.words.contains("What is not"))
            #expect(try await browser.post("/notes/lost").status == .unprocessableContent)
            #expect(try await browser.post("/notes/lost", form: ["sure": "1"]).location == "/notes/set-up")
            let new = "a second beginning"
            try await browser.post("/notes/set-up", form: ["new": new, "again": new])
            try await browser.keepOnPaper(app.code(shownTo: browser))
            #expect(try await app.words(id, in: app.openSpace(of: browser)) == nil)

            let slip = try await browser.post("/notes/earlier", form: ["code": "ABCD"])
            #expect(slip.words.contains("You typed 4"))
            let wrong = try await browser.post("/notes/earlier", form: ["passphrase": new])
            #expect(wrong.words.contains("That does not open those notes"))
            #expect(!wrong.html.contains(new))
            let back = try await browser.post("/notes/earlier", pairs: door(writer))
            #expect(back.location == "/notes")
            #expect(try await app.words(id, in: app.openSpace(of: browser)) == "kept words")
            #expect(try await browser.get("/notes/earlier").words.contains("No earlier notes"))
        }
    }

    @Test(arguments: Engine.available)
    func afterThirtyDaysWhatWasLostIsTakenAway(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signInWithNotes().browser
            let id = app.services.newID(SealedText.self)
            try await app.put("kept words", as: id, expecting: nil, in: app.openSpace(of: browser))
            try await browser.post("/notes/lost", form: ["sure": "1"])
            app.clock.advance(seconds: 29 * 86_400)
            try await app.doJobs()
            #expect(try await !app.bytes(of: id).isEmpty)
            app.clock.advance(seconds: 86_401)
            try await app.doJobs()
            try await app.doJobs()
            #expect(try await app.bytes(of: id).isEmpty)
            #expect(try await app.rows("SELECT door FROM sealed_key") == 0)
            #expect(try await app.auditEntries("sealed-space.taken-away") == 1)
        }
    }
}

extension TestApp {
    func openSpace(of browser: TestBrowser) throws -> OpenSpace {
        let session = Secrets.hash(browser.cookie("sightline-session") ?? "")
        let member = try #require(browser.member)
        return OpenSpace(try #require(services.keyring.opened(by: session, of: member.id, at: services.now())))
    }

    func rows(_ sql: SQL) async throws -> Int {
        try await database.read { db in try db.rows(sql).count }
    }

    func auditEntries(_ action: String) async throws -> Int {
        try await rows("SELECT position FROM audit_entry WHERE action = \(action)")
    }
}
