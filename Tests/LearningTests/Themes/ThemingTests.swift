import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct ThemingTests {
    @Test func nothingTickedOrNoThemeChosenChangesNothing() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .coordinator)
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            let comment = try await app.say("One", in: hub)
            let path = "\(hub.path)/comments/themes"
            try await browser.post(path, form: ["into": hub.education.id.text, "words": "one"])
            #expect(try await browser.get("\(hub.path)/comments").words.contains("tick at least one comment"))
            try await browser.post(path, form: ["comment": comment.id.text])
            #expect(try await browser.get("\(hub.path)/comments").words.contains("choose a theme first"))
            let strange = try await browser.post(
                path, form: ["into": other.education.id.text, "comment": comment.id.text])
            #expect(strange.status == .notFound)
            #expect(try await Self.pairs(app) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func commentsOfAnotherHubAreUntouched(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            let mine = try await app.say("One", in: hub)
            let strange = try await app.say("One", in: other)
            let path = "\(hub.path)/comments/themes"
            try await browser.post(
                path, form: ["into": hub.education.id.text, "comment": mine.id.text, "comment": strange.id.text])
            #expect(try await Self.pairs(app) == 1)
            try await browser.post(path, form: ["into": hub.communication.id.text, "which": "all"])
            #expect(try await Self.pairs(app) == 2)
            #expect(try await Self.areTalliesTrue(app))
        }
    }

    @Test(arguments: Engine.available)
    func allFoundArePutAndTakenOff(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let hub = try await app.makeHub()
            try await app.sayMany(70, in: hub, under: [hub.communication])
            try await app.say("Somebody else", in: hub)
            let path = "\(hub.path)/comments/themes"
            for notice in ["70 comments were put under Education", "0 comments were put under Education"] {
                let sent = try await browser.post(
                    path, form: ["into": hub.education.id.text, "which": "all", "words": "comment"])
                #expect(sent.location == "\(hub.path)/comments?words=comment")
                #expect(try await browser.get("\(hub.path)/comments").words.contains(notice))
            }
            try await browser.post(
                path,
                form: ["into": hub.communication.id.text, "which": "all", "change": "take-off", "words": "comment 1"])
            #expect(try await Self.pairs(app) == 140 - Self.holding("1", upTo: 70))
            #expect(try await Self.areTalliesTrue(app))
        }
    }

    @Test(arguments: Engine.available)
    func aTallyIsAlwaysWhatACountSays(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let hub = try await app.makeHub()
            let themes = [hub.communication, hub.education]
            var chance = Chance(state: 20_190_620)
            var comments: [ID<Domain.Comment>] = []
            for step in 1...40 {
                let theme = themes[Int.random(in: 0...1, using: &chance)]
                switch comments.isEmpty ? 0 : Int.random(in: 0...5, using: &chance) {
                case 0, 1:
                    let source = try #require(CommentSource.allCases.randomElement(using: &chance))
                    let said = try await app.say("Said \(step)", in: hub, under: [theme.id], source: source)
                    comments.append(said.id)
                case 2: try await app.takeIn("comment,source,theme\nFiled \(step),Fête,\(theme.name)", into: hub)
                case 3: try await Self.change(.put, comments, theme, hub, app, &chance)
                case 4: try await Self.change(.takeOff, comments, theme, hub, app, &chance)
                default:
                    let comment = try #require(comments.randomElement(using: &chance))
                    try await app.services.setThemes([theme.id], of: comment, in: hub.hub.id, by: .system)
                }
                #expect(try await Self.areTalliesTrue(app), "step \(step)")
                app.clock.advance(seconds: 40_000)
            }
        }
    }

    private static func change(
        _ change: ThemingChange, _ comments: [ID<Domain.Comment>], _ theme: Theme, _ hub: HubFixture, _ app: TestApp,
        _ chance: inout Chance
    ) async throws {
        let some = Array(comments.shuffled(using: &chance).prefix(3))
        _ = try await app.services.theme(.chosen(some), of: hub.hub.id, change, theme.id, by: .system)
    }

    private static func pairs(_ app: TestApp) async throws -> Int {
        try await app.number(of: "SELECT count(*) AS number FROM comment_theme")
    }

    /// How many of the numbers from 1 have this digit in them.
    private static func holding(_ digit: Character, upTo last: Int) -> Int {
        (1...last).count { String($0).contains(digit) }
    }

    private static func areTalliesTrue(_ app: TestApp) async throws -> Bool {
        try await app.database.read { db in
            let kept = try db.rows(
                "SELECT theme_id, source, source_detail, comments, last_heard_on AS last FROM theme_tally")
            let counted = try db.rows(
                """
                SELECT theme_id, source, coalesce(source_detail, '') AS source_detail, count(*) AS comments,
                    max(taken_in_on) AS last
                FROM comment_theme JOIN comment ON comment.id = comment_id
                GROUP BY theme_id, source, coalesce(source_detail, '')
                """)
            return try Set(kept.map(Self.words)) == Set(counted.map(Self.words))
        }
    }

    private static func words(_ row: Row) throws -> String {
        let (theme, source, detail): (ID<Theme>, String, String) = try (
            row["theme_id"], row["source"], row["source_detail"]
        )
        let (comments, last): (Int, Day) = try (row["comments"], row["last"])
        return "\(theme.text) \(source) \(detail) \(comments) \(last.inWords)"
    }
}
