import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct CommentTypingTests {
    @Test func aCommentNeedsWordsAndAPlaceAndKeepsWhatWasTyped() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            let answer = try await browser.post(
                "\(hub.path)/comments", form: ["text": " ", "source": "the pub", "role": "Health visitor"])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.words.contains("Enter a comment"))
            #expect(answer.words.contains("Choose where it was heard"))
            #expect(answer.html.contains("value=\"Health visitor\""))
            let long = try await browser.post(
                "\(hub.path)/comments",
                form: ["text": String(repeating: "a", count: 20_001), "source": "families"])
            #expect(long.status == .unprocessableContent)
            #expect(try await app.comments(of: hub) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aFormSentTwiceTakesInOneComment(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            for _ in 1...2 {
                let sent = try await browser.post(
                    "\(hub.path)/comments",
                    form: [
                        "new": "3f2b8a54-98f4-4a30-9a4c-6a43a1ab6c11", "text": "Hard to reach", "source": "families",
                        "themes": hub.education.id.text,
                    ])
                #expect(sent.location == "\(hub.path)/comments/new")
            }
            #expect(try await app.comments(of: hub) == 1)
            #expect(try await app.auditEntries("comment.added") == 1)
            try await app.say("Hard to reach", in: hub, source: .families)
            #expect(try await app.comments(of: hub) == 2)
        }
    }

    @Test func aThemeOfAnotherHubIsNotFoundAndNothingIsTakenIn() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            let sent = try await browser.post(
                "\(hub.path)/comments",
                form: ["text": "Hard to reach", "source": "families", "themes": other.education.id.text])
            #expect(sent.status == .notFound)
            #expect(try await app.comments(of: hub) == 0)
            let comment = try await app.say("Hard to reach", in: hub)
            let own = "\(hub.path)/comments/\(comment.id.text)/themes"
            #expect(try await browser.post(own, form: ["themes": other.education.id.text]).status == .notFound)
            let strange = "\(other.path)/comments/\(comment.id.text)"
            #expect(try await browser.get(strange).status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func hostileWordsAreShownAsWords(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            let hostile = "<script>alert(1)</script>\u{202E}\"'&{{x}}" + String(repeating: "é", count: 19_950)
            let sent = try await browser.post(
                "\(hub.path)/comments", form: ["text": hostile, "source": "families", "role": "<b>\"x\"</b>"])
            #expect(sent.status == .seeOther)
            let list = try await browser.get("\(hub.path)/comments")
            #expect(!list.html.contains("<script>alert"))
            #expect(!list.html.contains("<b>\"x\""))
            #expect(list.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(list.html.contains("\u{202E}"))
        }
    }

    @Test func aNullCharacterIsNeverAFault() async throws {
        for engine in Engine.available {
            try await withTestApp(on: engine) { app in
                let browser = try await app.signIn(as: .coordinator)
                let hub = try await app.makeHub()
                let list = try await browser.get("\(hub.path)/comments?words=a%00b&area=%00")
                #expect(list.status.code < 500)
                let sent = try await browser.post(
                    "\(hub.path)/comments", form: ["text": "a\0b", "source": "families"])
                #expect(sent.status.code < 500)
            }
        }
    }
}
