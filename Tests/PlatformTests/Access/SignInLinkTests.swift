import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct SignInLinkTests {
    @Test(arguments: [("", "Enter an email address"), ("nobody", "Email address must be like")])
    func anAddressThatIsNoneComesBackAsTyped(typed: String, words: String) async throws {
        try await withTestApp { app in
            let answer = try await app.visitor().post("/sign-in", form: ["email": typed, "next": "/hubs"])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.html.contains("<title>Error: "))
            #expect(answer.words.contains(words))
            #expect(answer.html.contains(#"name="next" value="/hubs""#))
        }
    }

    /// Status, headers and page: nothing tells a member from a stranger, or from somebody who has left.
    @Test func aKnownAndAnUnknownAddressGetTheSameAnswer() async throws {
        try await withTestApp { app in
            try await app.addMember()
            let left = try await app.addMember("left@example.org")
            try await app.letGo(left)
            var answers: Set<[String]> = []
            for address in ["ann@example.org", "nobody@example.org", "left@example.org"] {
                let browser = try await app.visitor()
                let sent = try await browser.post("/sign-in", form: ["email": address])
                let page = try await browser.get("/sign-in/sent")
                answers.insert([
                    "\(sent.status.code)", sent.html, page.words, sent.headers.map(\.name.rawName).sorted().joined(),
                ])
            }
            #expect(answers.count == 1)
            try await app.doJobs()
            #expect(app.letters.all.map(\.to) == ["ann@example.org"])
        }
    }

    /// The same work for both, so that the time it takes tells nothing either.
    @Test func aKnownAndAnUnknownAddressTakeTheSameStatements() async throws {
        try await withTestApp { app in
            try await app.addMember()
            var counts: Set<Int> = []
            for address in ["ann@example.org", "nobody@example.org"] {
                let browser = try await app.visitor()
                counts.insert(
                    try await app.countingQueries { try await browser.post("/sign-in", form: ["email": address]) })
            }
            #expect(counts.count == 1)
            try await app.doJobs()
            #expect(app.letters.all.map(\.to) == ["ann@example.org"])
        }
    }

    @Test func whoeverSignsInAsSomebodyElseLeavesNoSessionBehind() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .practitioner)
            let before = browser.cookie("sightline-session")
            try await app.addMember()
            let link = try await app.receiveLink()
            try await browser.post("/sign-in/link", form: ["key": link.key])
            #expect(try await browser.get("/manage").words.contains("Ann Abara"))
            browser.setCookie("sightline-session", to: before)
            #expect(try await browser.get("/manage").status == .seeOther)
        }
    }

    @Test(arguments: Engine.available)
    func aLinkSignsInOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            try await app.addMember()
            let link = try await app.receiveLink(next: "/hubs?season=2019")
            let browser = try await app.visitor()
            #expect(try await browser.get(link).words.contains("Sign in to Testshire Partnership"))
            let used = try await browser.post("/sign-in/link", form: ["key": link.key])
            #expect(used.status == .seeOther)
            #expect(used.location == "/hubs?season=2019")
            #expect(try await browser.get("/manage").status == .ok)

            let other = try await app.visitor()
            let again = try await other.post("/sign-in/link", form: ["key": link.key])
            #expect(again.status == .gone)
            #expect(again.words.contains("This link can no longer be used"))
            #expect(try await other.get("/manage").status == .seeOther)
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .head])
    func followingALinkDoesNotSpendIt(method: HTTPRequest.Method) async throws {
        try await withTestApp { app in
            try await app.addMember()
            let link = try await app.receiveLink()
            let scanner = try await app.visitor()
            for _ in 1...3 {
                #expect(try await scanner.send(link, method: method, headers: [:], body: nil).status == .ok)
            }
            let used = try await app.visitor().post("/sign-in/link", form: ["key": link.key])
            #expect(used.status == .seeOther)
        }
    }

    @Test(arguments: [(14.0 * 60 + 59, HTTPResponse.Status.seeOther), (15 * 60, .gone)])
    func aLinkLastsAQuarterOfAnHour(seconds: Double, status: HTTPResponse.Status) async throws {
        try await withTestApp { app in
            try await app.addMember()
            let link = try await app.receiveLink()
            app.clock.advance(seconds: seconds)
            let browser = try await app.visitor()
            let shown = try await browser.get(link)
            #expect(shown.status == (status == .gone ? .gone : .ok))
            #expect(try await browser.post("/sign-in/link", form: ["key": link.key]).status == status)
        }
    }

    /// A key that was never made, one of another partnership and one that was used look alike.
    @Test func aLinkOfAnotherPartnershipGetsTheSameCalmPage() async throws {
        try await withTestApp { other in
            try await other.addMember()
            let link = try await other.receiveLink()
            try await withTestApp { app in
                let browser = try await app.visitor()
                let foreign = try await browser.get(link)
                let unknown = try await browser.get("/sign-in/link?key=nothing")
                let missing = try await browser.get("/sign-in/link")
                #expect(foreign.status == .gone)
                #expect(foreign.words.contains("was not made here"))
                #expect(foreign.html == unknown.html && unknown.html == missing.html)
                #expect(try await browser.post("/sign-in/link", form: ["key": link.key]).status == .gone)
            }
        }
    }

    @Test func onlyAHashOfTheLinkAndTheSessionIsKept() async throws {
        try await withTestApp { app in
            try await app.addMember()
            let link = try await app.receiveLink()
            let kept = try await Self.everything(in: app.database)
            #expect(!kept.contains(link.key))
            #expect(kept.contains(Secrets.hash(link.key)))

            let browser = try await app.visitor()
            try await browser.post("/sign-in/link", form: ["key": link.key])
            let session = try #require(browser.cookie("sightline-session"))
            let after = try await Self.everything(in: app.database)
            #expect(!after.contains(session))
            #expect(after.contains(Secrets.hash(session)))
        }
    }

    @Test func somebodyWhoLeftMeanwhileIsNotLetIn() async throws {
        try await withTestApp { app in
            let member = try await app.addMember()
            let link = try await app.receiveLink()
            try await app.letGo(member)
            #expect(try await app.visitor().post("/sign-in/link", form: ["key": link.key]).status == .gone)
        }
    }

    @Test(arguments: [
        "https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "hubs", "",
        "/\u{7F}/elsewhere.example", "/ /elsewhere.example",
    ])
    func aLinkLeadsNowhereElse(next: String) async throws {
        try await withTestApp { app in
            try await app.addMember()
            let link = try await app.receiveLink(next: next)
            #expect(try await app.visitor().post("/sign-in/link", form: ["key": link.key]).location == "/")
        }
    }

    @Test func theLetterIsPlainText() async throws {
        try await withTestApp { app in
            _ = try await app.services.addMember(
                email: EmailAddress("ann@example.org"), name: "Ann & <Abara>", roles: [.coordinator], by: .commandLine)
            _ = try await app.receiveLink()
            let letter = try #require(app.letters.all.first)
            #expect(letter.text.hasPrefix("Hello Ann & <Abara>\n"))
            #expect(letter.subject == "Sign in to Testshire Partnership")
        }
    }

    private static func everything(in database: any Database) async throws -> String {
        try await database.read { db in
            let links = try db.rows("SELECT * FROM sign_in_link")
            let others = try db.rows("SELECT * FROM session") + db.rows("SELECT payload FROM job")
            return String(describing: (links + others).map(\.values))
        }
    }
}
