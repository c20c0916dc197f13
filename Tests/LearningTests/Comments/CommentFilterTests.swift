import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct CommentFilterTests {
    @Test(arguments: Engine.available)
    func wordsAreTakenLiterallyInAnyCaseAndWithoutAccents(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let hub = try await app.makeHub()
            try await app.say("Half of CAFÉ owners, 100% sure", in: hub)
            try await app.say("field_name! and café", in: hub)
            try await app.say("fieldXname 1000 sure", in: hub)
            let expected = [
                ("café", 2), ("CAFE", 2), ("100%", 1), ("%", 1), ("_", 1), ("field_name", 1), ("!", 1),
                ("sure half", 1),
                ("sure", 2), ("'; DROP TABLE comment --", 0), ("", 3), ("owners nobody", 0),
            ]
            for (words, count) in expected {
                #expect(try await Self.found(CommentFilter(words: words), hub, app) == count, "\(words)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func everyPartNarrows(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            try await app.say("One", in: hub, under: [hub.education.id], kind: .police, area: "North")
            try await app.say("Two", in: hub, source: .focusGroup, area: "South", question: "Why?")
            try await app.say("Three", in: hub, source: .supportedYoungPeople, kind: .school)
            try await app.say("Four", in: other, under: [other.education.id], source: .focusGroup, area: "North")
            let expected: [(CommentFilter, Int)] = [
                (CommentFilter(theme: .under(hub.education.id)), 1),
                (CommentFilter(theme: CommentFilter.Themed.none), 2),
                (CommentFilter(theme: .under(other.education.id)), 0), (CommentFilter(source: .focusGroup), 1),
                (CommentFilter(kind: .police), 1), (CommentFilter(area: "North"), 1),
                (CommentFilter(question: "Why?"), 1), (CommentFilter(isYoungPeople: true), 2),
                (CommentFilter(area: "South", isYoungPeople: true), 1),
                (CommentFilter(kind: .police, area: "South"), 0),
            ]
            for (filter, count) in expected {
                #expect(try await Self.found(filter, hub, app) == count, "\(filter)")
            }
        }
    }

    @Test func whatCannotBeReadNarrowsNothing() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            try await app.say("One", in: hub)
            let page = try await browser.get("\(hub.path)/comments?source=pub&kind=x&theme=y&after=-5&from=abc&young=2")
            #expect(page.words.contains("1 comment"))
            let far = try await browser.get("\(hub.path)/comments?after=1&from=\(Int.max)")
            #expect(far.status == .ok)
            let after = try await browser.get("\(hub.path)/comments?after=\(Int.max)&from=\(Int.min)")
            #expect(after.status == .ok)
        }
    }

    @Test(arguments: Engine.available)
    func pagesShowEachCommentOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            try await app.sayMany(120, in: hub, under: [hub.communication])
            var path = "\(hub.path)/comments?words=comment"
            var seen: [String] = []
            for words in ["Showing 1 to 50 of 120", "Showing 51 to 100 of 120", "Showing 101 to 120 of 120"] {
                let page = try await browser.get(path)
                #expect(page.words.contains(words))
                seen += page.html.matches(of: /value="([0-9a-f-]{36})" id="comment-/).map { String($0.1) }
                let next = page.html.firstMatch(of: /href="([^"]*after=[^"]*)"/)
                path = next.map { String($0.1).replacing("&amp;", with: "&") } ?? ""
            }
            #expect(seen.count == 120 && Set(seen).count == 120)
            #expect(path.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func theWayBackLeadsToThePageBefore(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            try await app.sayMany(120, in: hub, under: [hub.communication])
            let last = try await browser.get("\(hub.path)/comments?after=100&from=101&words=comment")
            let back = try await Self.previous(last, browser)
            #expect(back.words.contains("Showing 51 to 100 of 120"))
            #expect(back.html.contains("Choose comment </span>51<") && back.html.contains("Choose comment </span>100<"))
            #expect(back.html.contains("after=100&amp;from=101&amp;words=comment"))
            let first = try await Self.previous(back, browser)
            #expect(first.words.contains("Showing 1 to 50 of 120"))
            #expect(!first.html.contains("before="))
        }
    }

    private static func previous(_ page: TestResponse, _ browser: TestBrowser) async throws -> TestResponse {
        let link = try #require(page.html.firstMatch(of: /href="([^"]*before=[^"]*)"/)).output.1
        return try await browser.get(String(link).replacing("&amp;", with: "&"))
    }

    @Test func whatALinkNarrowedByStandsInTheForm() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            try await app.say("One", in: hub, source: .focusGroup)
            try await app.say("Two", in: hub, kind: .police, area: "North")
            let filters: [(CommentFilter, String, String)] = [
                (CommentFilter(isYoungPeople: true), CommentFilter.youngPeople, "Young people, both together"),
                (CommentFilter(isKindUnknown: true), CommentFilter.noKind, "Not given"),
                (CommentFilter(isAreaUnknown: true), CommentFilter.noArea, "Not given"),
            ]
            for (filter, value, words) in filters {
                let page = try await browser.get("\(hub.path)/comments?\(filter.query)")
                #expect(page.html.contains("id=\"results\">1 comment</p>"), "\(words)")
                #expect(page.html.contains("<option value=\"\(value)\" selected>\(words)</option>"), "\(words)")
                #expect(page.words.contains("Show all comments"))
                #expect(CommentFilter(FormFields(urlEncoded: filter.query)) == filter)
            }
        }
    }

    @Test func pagesAskAsMuchForManyCommentsAndThemesAsForFew() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .businessManager)
            let (few, many) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            var themes = [many.communication, many.education]
            for number in 3...20 {
                themes.append(
                    try await app.services.addTheme(
                        to: many.hub.id, ThemeDraft(name: "Theme \(number)", summary: nil), by: .system))
            }
            try await app.sayMany(10, in: few, under: [few.communication, few.education])
            try await app.sayMany(1_000, in: many, under: themes)
            try await browser.get("/hubs")
            for page in [
                "", "/comments", "/report", "/said-and-done", "/letters", "/report/decisions", "/report/contacts",
            ] {
                let small = try await app.countingQueries { try await browser.get(few.path + page) }
                let great = try await app.countingQueries { try await browser.get(many.path + page) }
                #expect(small == great, "\(page)")
            }
        }
    }

    private static func found(_ filter: CommentFilter, _ hub: HubFixture, _ app: TestApp) async throws -> Int {
        let (listed, counted) = try await app.database.read { db in
            try (
                CommentStore.list(filter, of: hub.hub.id, limit: 100, on: db).count,
                CommentStore.count(filter, of: hub.hub.id, on: db)
            )
        }
        #expect(listed == counted)
        return counted
    }
}
