import Domain
import Foundation
import HTTPTypes
import Logging
import Platform
import Storage
import StorageTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Scrutiny

/// With the records, the backup, the exports, the letters, the log and everybody's pages in hand: no word of a note.
@Suite struct LeakTests {
    private static let words = ["Zyzzogeton", "Qwyrfjord", "Blåbærøy", "Xanthippe-Kneckebröd"]

    @Test(arguments: Engine.available)
    func noWordOfANoteIsFoundAnywhere(on engine: Engine) async throws {
        let log = KeptLog()
        let setting = TestSetting { $0.logger = log.logger }
        try await withTestApp(on: engine, isDemo: true, setting: setting) { app in
            let browser = try await app.signInWithNotes().browser
            var answers = try await write(Self.words, as: browser, in: app)
            let drafts = try await draft(Self.words[0], as: browser, in: app)
            answers += drafts.answers
            let search = WordSearch(Self.words)

            let records = try await records(of: app)
            #expect(!search.finds(in: records))
            let backup = try await backup(of: app)
            #expect(backup.range(of: Data("sealed_text".utf8)) != nil)
            #expect(!search.finds(in: backup))
            #expect(!search.finds(in: Data(log.text.utf8)))
            for letter in app.letters.all { #expect(!search.finds(in: Data((letter.subject + letter.text).utf8))) }
            for answer in answers { #expect(!search.finds(in: Data("\(answer.headers)".utf8))) }
            try await everybodysPages(of: app, drafts.ids) { role, path, page in
                #expect(!search.finds(in: Data(page.bytes)), "\(role) \(path)")
                #expect(!search.finds(in: Data("\(page.headers)".utf8)), "\(role) \(path)")
            }

            // The same search finds what is not sealed: it can fail.
            try await app.leak(Self.words[1])
            #expect(search.finds(in: try await self.records(of: app)))
            #expect(search.finds(in: try await self.backup(of: app)))
        }
    }

    @Test(arguments: [
        "a Zyzzogeton b", "zyzzogeton", "ZYZZOGETON", "blabaeroy", "5a797a7a6f6765746f6e", "notegozzyZ",
        Data("Zyzzogeton".utf8).base64EncodedString(), Data("1Zyzzogeton2".utf8).base64EncodedString(),
        Data("12Zyzzogeton3".utf8).base64EncodedString(), "Bl%C3%A5b%C3%A6r%C3%B8y",
        Data("Zyzzogeton".utf16.flatMap { [UInt8($0 & 255), 0] }).base64EncodedString(),
    ])
    func theSearchFindsAWordInEveryForm(text: String) {
        #expect(WordSearch(Self.words).finds(in: Data(text.utf8)))
        #expect(!WordSearch(Self.words).finds(in: Data("Zyzzogetan, Qwyrfjard and nothing else".utf8)))
    }

    /// Notes, a change of one, a refused form, a search, a form sent while locked, drafts of other kinds.
    private func write(_ words: [String], as browser: TestBrowser, in app: TestApp) async throws -> [TestResponse] {
        var answers: [TestResponse] = []
        for (place, word) in words.enumerated() {
            let id = app.services.newID(SealedText.self).text
            let form = [("new", id), ("title", "\(word) title"), ("text", "Before \(word), after")]
            answers.append(try await browser.post("/notes", pairs: form))
            answers.append(
                try await browser.post(
                    "/notes/\(id)", pairs: [("version", "1"), ("title", word), ("text", "\(place) \(word)")]))
            answers.append(try await browser.post("/notes", pairs: [("title", word), ("day-day", word)]))
            answers.append(try await browser.post("/notes/search", pairs: [("words", word)]))
        }
        let space = try app.openSpace(of: browser)
        for kind in ["judgement-draft", "evidence", "activity", "challenge-draft", "recommendation-draft"] {
            try await app.put(
                words.joined(separator: " "), as: app.services.newID(), kind: kind, expecting: nil, in: space)
        }
        try await browser.post("/notes/lock")
        answers.append(try await browser.post("/notes", pairs: [("title", words[0]), ("text", words[1])]))
        #expect(answers.last?.html.contains(words[1]) == true)
        try await browser.unlock()
        return answers
    }

    /// What a scrutineer writes about a line of enquiry that everybody knows of, and shares with nobody.
    private func draft(
        _ word: String, as browser: TestBrowser, in app: TestApp
    ) async throws -> (answers: [TestResponse], ids: [String: String]) {
        let fixture = try await app.makeLine()
        try await app.offer(fixture)
        let (evidence, activity) = (
            app.services.newID(Evidence.self).text, app.services.newID(ScrutinyActivity.self).text
        )
        let day = [("day-day", "1"), ("day-month", "3"), ("day-year", "2019")]
        let answers = [
            try await browser.post(
                "/evidence",
                pairs: [
                    ("new", evidence), ("kind", "voice"), ("says", "\(word) says"), ("more", word), ("source", word),
                    ("strength", "2"), ("sensitivity", "restricted"), ("dated-day", "1"), ("dated-month", "3"),
                    ("dated-year", "2019"), ("line", fixture.line.id.text), ("stance", "contradicts"),
                    ("readers", "sealed"),
                ]),
            try await browser.post(
                "/activities",
                pairs: day + [
                    ("new", activity), ("kind", "visit"), ("title", "A visit"), ("state", "done"), ("half-days", "1"),
                    ("note", "\(word) was there"), ("lines", fixture.line.id.text),
                ]),
            try await browser.post(
                "\(fixture.line.id.path)/judgement",
                pairs: [("assurance", "none"), ("reasons", "\(word) is why"), ("confidence", word)]),
        ]
        for answer in answers { #expect(answer.location != nil) }
        let ids = [
            "evidence": evidence, "activity": activity, "enquiry": fixture.line.id.text, "plan": fixture.plan.id.text,
        ]
        return (answers, ids)
    }

    /// On SQLite the files themselves with the write-ahead log; on PostgreSQL every row of every table.
    private func records(of app: TestApp) async throws -> Data {
        let path: String? = try await app.database.read { db in
            guard db.engine == .sqlite else { return nil }
            return try db.rows("SELECT file FROM pragma_database_list WHERE name = 'main'").first.map { try $0["file"] }
        }
        guard let path else { return try await backup(of: app) }
        return try [path, path + "-wal"].reduce(Data()) { try $0 + Data(contentsOf: URL(fileURLWithPath: $1)) }
    }

    private func backup(of app: TestApp) async throws -> Data {
        let lines = Mutex<[String]>([])
        _ = try await Backup(migrations: TestApp.migrations).write(
            app.database, restart: { lines.withLock { $0 = [] } }, to: { line in lines.withLock { $0.append(line) } })
        return Data(lines.withLock { $0.joined() }.utf8)
    }

    private func everybodysPages(
        of app: TestApp, _ ids: [String: String], _ body: (String, String, TestResponse) throws -> Void
    ) async throws {
        let note: String = try await app.database.read { db in
            try db.rows("SELECT id FROM sealed_text WHERE kind = 'note' ORDER BY id").first.map { try $0["id"] } ?? ""
        }
        var people: [(String, TestBrowser)] = [("visitor", try await app.visitor())]
        for role in Role.allCases { people.append((role.rawValue, try await app.signIn(as: role))) }
        for entry in app.site.entries where entry.method == "GET" {
            let path = entry.path.replacing(/:([a-z-]+)/) { ids[String($0.output.1)] ?? note }
            for (role, browser) in people { try body(role, path, try await browser.get(path)) }
        }
    }
}

@Suite struct RestoredBackupTests {
    /// Whoever holds a backup made after a change and the passphrase of before opens nothing with it.
    @Test(arguments: Engine.available)
    func aRestoredBackupOpensWithTheNewPassphraseAlone(on engine: Engine) async throws {
        let lines = Mutex<[String]>([])
        try await withTestApp(on: engine) { app in
            let start = try await app.makeSpace()
            try await app.put("kept words", as: app.services.newID(), expecting: nil, in: start.space)
            let isChanged = try await app.services.changePassphrase(
                from: Passphrase(typed: Start.passphrase), to: Passphrase("another way to the sea"),
                for: start.member.id, session: "s")
            #expect(isChanged)
            _ = try await Backup(migrations: TestApp.migrations).write(
                app.database, restart: { lines.withLock { $0 = [] } },
                to: { line in lines.withLock { $0.append(line) } })
        }
        let kept = lines.withLock { $0.map { String($0.dropLast()) } }
        try await withTestDatabase(engine) { database in
            try await Backup(migrations: TestApp.migrations).restore(
                { AnyIterator(kept.makeIterator()) }, into: database)
            let services = try TestSetting().services(on: database)
            let member: ID<Member> = try await database.read { db in
                try db.rows("SELECT member_id FROM sealed_space").first.map { try $0["member_id"] } ?? ID(UUID())
            }
            #expect(try await !services.unlock(Passphrase(typed: Start.passphrase), for: member, session: "r"))
            #expect(try await services.unlock(Passphrase(typed: "another way to the sea"), for: member, session: "r"))
            let opened = try #require(services.keyring.opened(by: "r", of: member, at: services.now()))
            let texts = try await database.read { db in
                try SealedTextStore.texts(of: "note", in: OpenSpace(opened), on: db)
            }
            #expect(texts.map(\.words) == ["kept words"])
        }
    }
}

/// Everything that would have been written to the log.
private final class KeptLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(log: self) }
    }

    private struct Handler: LogHandler {
        let log: KeptLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = "\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])"
            log.lines.withLock { $0.append(line) }
        }
    }
}

extension TestApp {
    /// A word of a note in a plain table, as it must never be.
    fileprivate func leak(_ word: String) async throws {
        let now = services.now()
        try await database.write { db in
            try AuditTrail.record(
                AuditAction("test.leaked", "Leaked"), by: .system, subject: .site, detail: word, at: now, on: db)
        }
    }
}
