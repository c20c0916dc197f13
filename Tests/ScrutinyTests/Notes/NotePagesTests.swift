import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct NotePagesTests {
    @Test func aNoteNeedsATitleAndWords() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            #expect(try await browser.get("/notes").words.contains("No notes yet"))
            let page = try await browser.post(
                "/notes",
                form: [
                    "title": "<Title>", "text": " ", "day-day": "31", "day-month": "2", "day-year": "2019",
                    "about": "theme:1",
                ])
            #expect(page.status == .unprocessableContent)
            for words in ["Enter a note", "Date must be a real date", "Choose a meeting from the list"] {
                #expect(page.words.contains(words))
            }
            #expect(page.html.contains(#"value="&lt;Title&gt;""#))
            #expect(try await app.rows("SELECT id FROM sealed_text") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func aNoteIsWrittenReadChangedFoundAndDeleted(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signInWithNotes().browser
            let item = try await app.addItem()
            let new = app.services.newID(SealedText.self).text
            let form: KeyValuePairs = [
                "new": new, "title": "Custody visits", "text": "Zoë said:\nnobody asked the children", "day-day": "1",
                "day-month": "6", "day-year": "2019", "about": "item:\(item.text)",
            ]
            for _ in 1...2 {
                #expect(try await browser.post("/notes", form: form).location == "/notes/\(new)")
            }
            #expect(try await app.rows("SELECT id FROM sealed_text") == 1)
            let page = try await browser.get("/notes/\(new)")
            for words in ["Custody visits", "nobody asked", "1 June 2019", "Executive group, 20 June 2019: Thresholds"]
            {
                #expect(page.words.contains(words))
            }
            #expect(page.html.contains("<title>A note –"))
            #expect(try await browser.get("/notes").words.contains("1 note"))

            let changed = try await browser.post(
                "/notes/\(new)", form: ["version": "1", "title": "Custody", "text": "All asked"])
            #expect(changed.location == "/notes/\(new)")
            #expect(try await browser.post("/notes/search", form: ["words": "ALL"]).words.contains("1 note has “ALL”"))
            #expect(try await browser.post("/notes/search", form: ["words": "zoe"]).words.contains("No note has “zoe”"))

            #expect(try await browser.get("/notes/\(new)/deletion").words.contains("Delete “Custody”?"))
            try await browser.post("/notes/\(new)/deletion")
            #expect(try await browser.get("/notes/\(new)").status == .notFound)
            #expect(try await app.rows("SELECT id FROM sealed_text") == 0)
        }
    }

    @Test func twoTabsAreBothShown() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let new = app.services.newID(SealedText.self).text
            try await browser.post("/notes", form: ["new": new, "title": "Visit", "text": "first"])
            try await browser.post("/notes/\(new)", form: ["version": "1", "title": "Visit", "text": "one tab"])
            let page = try await browser.post(
                "/notes/\(new)", form: ["version": "1", "title": "Visit", "text": "other tab"])
            #expect(page.status == .conflict)
            #expect(page.words.contains("one tab") && page.words.contains("other tab"))
            #expect(page.html.contains(#"name="version" value="2""#))
            let sent = try await browser.post(
                "/notes/\(new)", form: ["version": "2", "title": "Visit", "text": "one tab and other tab"])
            #expect(sent.status == .seeOther)

            try await browser.post("/notes/\(new)/deletion")
            let gone = try await browser.post(
                "/notes/\(new)", form: ["version": "3", "title": "Visit", "text": "not lost"])
            #expect(gone.status == .conflict)
            #expect(gone.words.contains("It was deleted in another tab"))
            #expect(gone.html.contains(">not lost</textarea>"))
            #expect(!gone.html.contains(#"name="version""#))
        }
    }

    @Test func aFormSentWhileLockedComesBackWithEverythingTyped() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let new = app.services.newID(SealedText.self).text
            app.clock.advance(seconds: 31 * 60)
            let typed: [(String, String)] = [
                ("new", new), ("title", "A <b>title</b>"), ("text", "two words\nand \"quotes\""), ("day-day", "1"),
                ("day-month", "6"), ("day-year", "2019"),
            ]
            let locked = try await browser.post("/notes", pairs: typed)
            #expect(locked.status == .conflict)
            #expect(locked.words.contains("Your notes were locked"))
            for name in ["new", "title", "text", "day-day"] {
                #expect(locked.html.contains(#"<input type="hidden" name="\#(name)""#))
            }
            #expect(locked.html.contains("A &lt;b&gt;title&lt;/b&gt;"))
            let wrong = try await browser.post("/notes", pairs: typed + [("notes-passphrase", "not this one")])
            #expect(wrong.status == .unprocessableContent)
            #expect(!wrong.html.contains("not this one"))
            #expect(try await app.rows("SELECT id FROM sealed_text") == 0)
            let sent = try await browser.post("/notes", pairs: typed + [("notes-passphrase", Start.passphrase)])
            #expect(sent.location == "/notes/\(new)")
            #expect(try await browser.get("/notes/\(new)").words.contains("two words and \"quotes\""))
        }
    }

    @Test func anotherScrutineerFindsNothing() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let new = app.services.newID(SealedText.self).text
            try await browser.post("/notes", form: ["new": new, "title": "Visit", "text": "first"])
            let other = try await app.signInWithNotes("some other passphrase").browser
            for path in ["/notes/\(new)", "/notes/\(new)/edit", "/notes/\(new)/deletion"] {
                #expect(try await other.get(path).status == .notFound)
            }
            let taken = try await other.post("/notes/\(new)", form: ["version": "1", "title": "X", "text": "Y"])
            #expect(taken.status == .conflict)
            #expect(try await other.post("/notes/\(new)/deletion").status == .notFound)
            #expect(try await browser.get("/notes/\(new)").words.contains("first"))
        }
    }

    @Test func aNoteThatWasTamperedWithIsSaidToBeSo() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let (one, other) = (app.services.newID(SealedText.self), app.services.newID(SealedText.self))
            try await browser.post("/notes", form: ["new": one.text, "title": "One", "text": "first"])
            try await browser.post("/notes", form: ["new": other.text, "title": "Other", "text": "second"])
            let bytes = try await app.bytes(of: other)
            _ = try await app.database.write { db in
                try db.run("UPDATE sealed_text SET bytes = \(bytes) WHERE id = \(one)")
            }
            let list = try await browser.get("/notes")
            #expect(list.words.contains("A note that cannot be opened") && list.words.contains("second"))
            #expect(try await browser.get("/notes/\(one.text)").words.contains("cannot be opened"))
            #expect(try await browser.get("/notes/\(one.text)/edit").status == .notFound)
        }
    }

    @Test func theListAsksAsOftenForOneNoteAsForMany() async throws {
        try await withTestApp { app in
            let browser = try await app.signInWithNotes().browser
            let space = try app.openSpace(of: browser)
            func queries() async throws -> Int { try await app.countingQueries { try await browser.get("/notes") } }
            try await app.addNotes(1, in: space)
            try await browser.get("/notes")
            let few = try await queries()
            try await app.addNotes(60, in: space)
            #expect(try await queries() == few)
            let page = try await browser.get("/notes?page=3")
            #expect(page.words.contains("Showing 51 to 61 of 61"))
            for odd in ["0", "-1", "99", "x", "9223372036854775807"] {
                #expect(try await browser.get("/notes?page=\(odd)").status == .ok)
            }
        }
    }
}

extension TestApp {
    /// An agenda item of a meeting of the executive.
    func addItem() async throws -> ID<AgendaItem> {
        let group = try await services.addGroup(name: "Executive group", tier: .executive, by: .commandLine)
        let meeting = try await services.addMeeting(
            of: group.id, title: "June meeting", on: services.today, by: .commandLine)
        return try await services.addAgendaItem(
            to: meeting.id, title: "Thresholds", words: "How they are read", by: .commandLine
        ).id
    }

    func addNotes(_ count: Int, in space: OpenSpace) async throws {
        let (now, ids) = (services.now(), (0..<count).map { _ in services.newID(SealedText.self) })
        try await database.write { db in
            for (place, id) in ids.enumerated() {
                let note = Note(title: "Note \(place)", text: "Words")
                try NoteStore.keep(note, as: id, expecting: nil, in: space, at: now, on: db)
            }
        }
    }
}
