import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct CommentImportTests {
    struct Faulty: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let row: Int
        let column: String

        init(_ name: String, _ text: String, row: Int, column: String = "") {
            self.init(name, Array(text.utf8), row: row, column: column)
        }

        init(_ name: String, _ bytes: [UInt8], row: Int, column: String = "") {
            (testDescription, self.bytes, self.row, self.column) = (name, bytes, row, column)
        }
    }

    static let faulty = [
        Faulty("empty", "", row: 0), Faulty("no rows", "comment\n", row: 0),
        Faulty("missing column", "text,theme\nOne,Two", row: 0, column: "comment"),
        Faulty("duplicate header", "comment,area,Area\nOne,A,B", row: 1, column: "Area"),
        Faulty("ragged row", "comment,area\nOne,A\nTwo", row: 3),
        Faulty("null character", "comment\nOne\nTw\0o", row: 3),
        Faulty("unknown encoding", Array("comment\nOne ".utf8) + [0x81, 0x8D], row: 0),
        Faulty("unclosed quote", "comment\nOne\n\"Two", row: 3),
        Faulty("no words", "comment,area\n  ,North", row: 2, column: "comment"),
        Faulty("too long", "Comment\nOne\n" + String(repeating: "a", count: 20_001), row: 3, column: "Comment"),
        Faulty("1 MB in a cell", "comment\n" + String(repeating: "a", count: 1_000_000), row: 2, column: "comment"),
        Faulty("unknown kind", "comment,kind\nOne,circus", row: 2, column: "kind"),
        Faulty(
            "long theme", "comment,theme\nOne,Two|" + String(repeating: "a", count: 101), row: 2, column: "theme"),
    ]

    @Test(arguments: faulty)
    func whatIsWrongIsNamedAndNothingChanges(file: Faulty) async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            for dryRun in [true, false] {
                let report = try await app.services.importComments(
                    file.bytes, into: hub.hub.id, dryRun: dryRun, by: .system)
                #expect(!report.isAccepted)
                #expect(report.rejected.first?.row == file.row)
                #expect(report.rejected.first?.column == file.column)
                #expect(report.rejected.first?.reason.isEmpty == false)
            }
            #expect(try await app.comments(of: hub) == 0)
            #expect(try await app.auditEntries("comments.imported") == 0)
        }
    }

    @Test func everyRowThatCannotBeTakenIsNamed() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let report = try await app.takeIn("comment,kind\nOne,circus\n,police\nTwo,police\n,zoo", into: hub)
            #expect(report.rejected.map(\.row) == [2, 3, 5, 5])
            #expect(try await app.comments(of: hub) == 0)
        }
    }

    @Test func anAnswerUnderAThemeMayHaveComeWithoutItsWords() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let file = "comment,theme\n,Housing\n,Housing\nOne,\n"
            #expect(try await app.takeIn(file, into: hub) == ImportReport(added: 3))
            #expect(try await app.takeIn(file, into: hub) == ImportReport(unchanged: 3))
        }
    }

    @Test(arguments: Engine.available)
    func theSameFileTwiceChangesNothingMore(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let hub = try await app.makeHub()
            let file =
                "\u{FEFF}Comment;Source;Theme\r\n\"Said,\r\ntwice\";Families;Education|Housing|education\r\n"
                + "Equal;Café;\r\nEqual;Café;\r\n"
            #expect(try await app.takeIn(file, into: hub, dryRun: true) == ImportReport(added: 3))
            #expect(try await app.comments(of: hub) == 0)
            #expect(try await app.takeIn(file, into: hub) == ImportReport(added: 3))
            #expect(try await app.takeIn(file, into: hub) == ImportReport(unchanged: 3))
            #expect(try await app.comments(of: hub) == 3)
            #expect(try await app.auditEntries("comments.imported") == 1)
            let names = try await app.database.read { db in try ThemeStore.themes(of: hub.hub.id, on: db).map(\.name) }
            #expect(names == ["Communication", "Education", "Housing"])
            #expect(try await app.number(of: "SELECT count(*) AS number FROM comment_theme") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func rowsThatDifferOnlyInTheKindAreBothTakenIn(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let hub = try await app.makeHub()
            let file = "comment,kind\nEqual,police\nEqual,school\nEqual,\n"
            #expect(try await app.takeIn(file, into: hub) == ImportReport(added: 3))
            #expect(try await app.takeIn(file, into: hub) == ImportReport(unchanged: 3))
        }
    }

    @Test(arguments: Engine.available)
    func furtherThemesOnAKnownRowAreAdded(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let hub = try await app.makeHub()
            try await app.takeIn("comment,theme\nOne,Education\nTwo,Education", into: hub)
            let file = "comment,theme\nOne,Communication\nTwo,EDUCATION\nThree,"
            let expected = ImportReport(added: 1, updated: 1, unchanged: 1)
            #expect(try await app.takeIn(file, into: hub, dryRun: true) == expected)
            #expect(try await app.takeIn(file, into: hub) == expected)
            #expect(try await app.number(of: "SELECT count(*) AS number FROM comment_theme") == 3)
        }
    }

    @Test func windows1252IsRead() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let bytes = Array("comment\nCaf".utf8) + [0xE9, 0x20, 0x80, 0x93]
            let report = try await app.services.importComments(bytes, into: hub.hub.id, by: .system)
            #expect(report == ImportReport(added: 1))
            let kept = try await app.database.read { db in
                try CommentStore.list(CommentFilter(), of: hub.hub.id, limit: 2, on: db)
            }
            #expect(kept.map(\.comment.words.text) == ["Café €“"])
        }
    }

    @Test func aHubThatIsNotThereTakesNothingIn() async throws {
        try await withTestApp { app in
            await #expect(throws: NotFound("hub")) {
                try await app.services.importComments(
                    Array("comment\nOne".utf8), into: app.services.newID(), by: .system)
            }
        }
    }
}
