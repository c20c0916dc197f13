import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct SealedTextStoreTests {
    @Test(arguments: Engine.available)
    func aTextIsReadAgainAsItWasWritten(on engine: Engine) async throws {
        try await withSpace(on: engine) { app, space in
            let (id, words) = (app.services.newID(SealedText.self), "Zoë’s café, 東京, 🐎\nand a second line")
            try await app.put(words, as: id, expecting: nil, in: space)
            let (texts, entry) = try await app.database.read { db in
                try (SealedTextStore.texts([id], in: space, on: db), SealedTextStore.text(id, in: space, on: db))
            }
            #expect(texts == [id: words])
            #expect(entry?.text == SealedText(id: id, version: 1, changedAt: TestSetting.noon))
        }
    }

    @Test(arguments: Engine.available)
    func twoTabsNeverOverwriteEachOtherUnseen(on engine: Engine) async throws {
        try await withSpace(on: engine) { app, space in
            let id = app.services.newID(SealedText.self)
            try await app.put("first", as: id, expecting: nil, in: space)
            try await app.put("one tab", as: id, expecting: 1, in: space)
            for stale in [nil, 0, 1, 3, -1] {
                await #expect(throws: SealedRefusal.changedElsewhere) {
                    try await app.put("the other tab", as: id, expecting: stale, in: space)
                }
            }
            await #expect(throws: SealedRefusal.changedElsewhere) {
                try await app.put("another kind", as: id, kind: "evidence", expecting: 2, in: space)
            }
            #expect(try await app.words(id, in: space) == "one tab")
        }
    }

    @Test(arguments: Engine.available)
    func noCiphertextOpensInAnotherPlace(on engine: Engine) async throws {
        try await withSpace(on: engine) { app, space in
            let (one, other) = (app.services.newID(SealedText.self), app.services.newID(SealedText.self))
            try await app.put("one", as: one, expecting: nil, in: space)
            try await app.put("other", as: other, expecting: nil, in: space)
            let early = try await app.bytes(of: one)
            try await app.put("one, later", as: one, expecting: 1, in: space)

            // The older version under the newer number; another text's bytes; another kind; another version.
            let (bytes, late) = (try await app.bytes(of: other), try await app.bytes(of: one))
            for change: SQL in [
                "bytes = \(early)", "bytes = \(bytes)", "bytes = \(late), kind = 'evidence'",
                "bytes = \(late), version = 3", "bytes = '', version = 2",
            ] {
                try await app.database.write { db in
                    try db.run("UPDATE sealed_text SET kind = 'note', version = 2 WHERE id = \(one)")
                    try db.run("UPDATE sealed_text SET \(change) WHERE id = \(one)")
                }
                #expect(try await app.words(one, in: space) == nil)
            }
            #expect(try await app.words(other, in: space) == "other")
        }
    }

    @Test(arguments: Engine.available)
    func nothingIsWrittenUnderAKeyThatWasReplaced(on engine: Engine) async throws {
        try await withSpace(on: engine) { app, space in
            let id = app.services.newID(SealedText.self)
            try await app.put("before", as: id, expecting: nil, in: space)
            let passphrase = try Passphrase("another good passphrase")
            let isChanged = try await app.services.changePassphrase(
                from: Passphrase(typed: Start.passphrase), to: passphrase, for: space.member, session: "s")
            #expect(isChanged)
            await #expect(throws: SealedRefusal.locked) {
                try await app.put("after", as: id, expecting: 1, in: space)
            }
            #expect(try await app.words(id, in: space) == nil)
            let again = try #require(app.services.keyring.opened(by: "s", of: space.member, at: TestSetting.noon))
            #expect(try await app.words(id, in: OpenSpace(again)) == "before")
        }
    }

    @Test func eachReadingIsOneStatementHoweverMany() async throws {
        try await withSpace(on: .sqlite) { app, space in
            let ids = (1...40).map { _ in app.services.newID(SealedText.self) }
            for id in ids { try await app.put("words", as: id, expecting: nil, in: space) }
            let queries = try await app.countingQueries {
                let found = try await app.database.read { db in try SealedTextStore.texts(ids, in: space, on: db) }
                #expect(found.count == 40)
            }
            #expect(queries == 1)
        }
    }

    private func withSpace(
        on engine: Engine, _ body: @escaping @Sendable (TestApp, OpenSpace) async throws -> Void
    ) async throws {
        try await withTestApp(on: engine) { app in
            try await body(app, try await app.makeSpace().space)
        }
    }
}
