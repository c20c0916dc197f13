import Domain
import Foundation
import Platform
import Storage
import TestSupport
import Testing

@testable import Scrutiny

/// A scrutineer with a sealed space to begin with.
enum Start {
    static let passphrase = "quiet lanes at noon"

    struct Space: Sendable {
        let member: Member
        let space: OpenSpace
        let code: RecoveryCode
    }

    struct Writer: Sendable {
        let browser: TestBrowser
        let code: RecoveryCode
    }
}

extension TestApp {
    /// Without pages: the space of a new scrutineer, open in the session "s".
    func makeSpace(_ passphrase: String = Start.passphrase) async throws -> Start.Space {
        let id = services.newID(Member.self)
        let member = Member(
            id: id, name: "Sam Okoro", email: try EmailAddress("\(id.text)@example.org"), roles: [.scrutineer])
        let now = services.now()
        try await database.write { db in try MemberStore.keep(member, at: now, on: db) }
        try await services.setUpSpace(Passphrase(passphrase), for: id, session: "s")
        let code = try #require(services.keyring.code(of: "s", at: now))
        let typed = RecoveryCode.askedGroups.map { code.groups[$0] }
        #expect(try await services.confirmCode(typed, of: id, session: "s"))
        let opened = try #require(services.keyring.opened(by: "s", of: id, at: now))
        return Start.Space(member: member, space: OpenSpace(opened), code: code)
    }

    /// As a person does it: a passphrase, a paper, two groups typed back.
    func signInWithNotes(_ passphrase: String = Start.passphrase) async throws -> Start.Writer {
        let browser = try await signIn(as: .scrutineer, named: "Sam Okoro")
        let sent = try await browser.post("/notes/set-up", form: ["new": passphrase, "again": passphrase])
        #expect(sent.location == "/notes/recovery-code")
        let code = try await code(shownTo: browser)
        try await browser.keepOnPaper(code)
        return Start.Writer(browser: browser, code: code)
    }

    func code(shownTo browser: TestBrowser) async throws -> RecoveryCode {
        let page = try await browser.get("/notes/recovery-code")
        let groups = page.html.matches(of: /recovery-code__characters">([0-9A-Z]{4})</).map { String($0.1) }
        return try RecoveryCode(groups.joined())
    }

    @discardableResult
    func put(
        _ words: String, as id: ID<SealedText>, kind: String = "note", expecting version: Int?, in space: OpenSpace
    ) async throws -> Int {
        let now = services.now()
        return try await database.write { db in
            try SealedTextStore.put(words, as: id, kind: kind, expecting: version, in: space, at: now, on: db)
        }
    }

    func words(_ id: ID<SealedText>, in space: OpenSpace) async throws -> String? {
        try await database.read { db in try SealedTextStore.texts([id], in: space, on: db)[id] }
    }

    func bytes(of id: ID<SealedText>) async throws -> String {
        try await database.read { db in
            let rows = try db.rows("SELECT bytes FROM sealed_text WHERE id = \(id)")
            return try rows.first.map { try $0["bytes"] } ?? ""
        }
    }
}

extension TestBrowser {
    func keepOnPaper(_ code: RecoveryCode) async throws {
        let groups = RecoveryCode.askedGroups.map { code.groups[$0] }
        let sent = try await post("/notes/recovery-code", form: ["first": groups[0], "second": groups[1]])
        #expect(sent.location == "/notes")
    }

    @discardableResult
    func unlock(_ passphrase: String = Start.passphrase) async throws -> TestResponse {
        try await post("/notes/unlock", form: ["passphrase": passphrase])
    }
}
