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

/// A hub with two themes, and nothing said yet.
struct HubFixture {
    let hub: Hub
    let communication: Theme
    let education: Theme

    var path: String { hub.path }
}

extension TestApp {
    func makeHub(_ title: String = "Neglect") async throws -> HubFixture {
        let draft = HubDraft(
            title: title, season: "Spring 2019", whyChildren: "They are hungry.", whyAdults: "They are alone.",
            boards: [.children], questions: ["What gets in the way?"], stages: [])
        let hub = try await services.addHub(draft, by: .system)
        let communication = try await services.addTheme(
            to: hub.id, ThemeDraft(name: "Communication", summary: "Routes are not clear."), by: .system)
        let education = try await services.addTheme(
            to: hub.id, ThemeDraft(name: "Education", summary: nil), by: .system)
        return HubFixture(hub: hub, communication: communication, education: education)
    }

    @discardableResult
    func say(
        _ text: String, in hub: HubFixture, under themes: [ID<Theme>] = [], source: CommentSource = .localForum,
        kind: OrganisationKind? = nil, area: String? = nil, question: String? = nil
    ) async throws -> Domain.Comment {
        let words = CommentWords(
            text: text, source: source, organisationKind: kind, area: area, question: question)
        return try await services.addComment(to: hub.hub.id, words, under: themes, by: .system)
    }

    @discardableResult
    func takeIn(_ file: String, into hub: HubFixture, dryRun: Bool = false) async throws -> ImportReport {
        try await services.importComments(Array(file.utf8), into: hub.hub.id, dryRun: dryRun, by: .system)
    }

    /// As many as asked for, shared out over the themes in turn.
    func sayMany(_ count: Int, in hub: HubFixture, under themes: [Theme]) async throws {
        let rows = (1...count).map { "Comment \($0),\(themes[$0 % themes.count].name)" }
        try await takeIn("comment,theme\n" + rows.joined(separator: "\n"), into: hub)
    }

    func comments(of hub: HubFixture) async throws -> Int {
        try await database.read { db in try CommentStore.count(of: hub.hub.id, on: db) }
    }

    func number(of query: SQL) async throws -> Int {
        try await database.read { db in try db.rows(query).first.map { try $0["number"] } ?? 0 }
    }

    func auditEntries(_ action: String) async throws -> Int {
        try await number(of: "SELECT count(*) AS number FROM audit_entry WHERE action = \(action)")
    }

    func addContact(
        _ name: String, through hub: HubFixture, agreeing consents: Set<ConsentPurpose> = [.feedback]
    ) async throws -> Contact {
        let email = try EmailAddress("\(name.lowercased())@example.org")
        return try await services.addContact(
            ContactDraft(name: name, email: email, consents: consents),
            from: ContactSource(kind: .hub, hub: hub.hub.id, words: hub.hub.title, notedOn: services.today),
            how: "At a forum", by: .system)
    }
}
