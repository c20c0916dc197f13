import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite struct SettingsTests {
    @Test func eachFieldIsRefusedInItsOwnWords() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.post(
                "/settings",
                form: ["name": "", "accent": "#ffff00", "contact": "nobody", "help-name": "Services", "help-phone": ""])
            #expect(page.status == .unprocessableContent)
            for words in [
                "Enter a name", "Choose a darker colour", "Email address must be like",
                "Enter the phone number, or leave both empty",
            ] {
                #expect(page.words.contains(words))
            }
            #expect(page.html.contains("value=\"#ffff00\""))
        }
    }

    @Test func whatIsSavedStandsOnEveryPageAndIsAuditedOnce() async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            for _ in 1...2 {
                let sent = try await manager.post(
                    "/settings",
                    form: [
                        "name": "Fernshire Partnership", "accent": "#123456", "contact": "hub@example.org",
                        "help-name": "Fernshire children's services", "help-phone": "0300 123 4567",
                    ])
                #expect(sent.location == "/settings")
            }
            let page = try await app.visitor().get("/")
            #expect(page.words.contains("Fernshire Partnership"))
            #expect(page.words.contains("0300 123 4567"))
            let kept = try await app.database.read { db in try SiteStore.masthead(on: db) }
            #expect(kept.accent.hex == "#123456")
            #expect(kept.contactEmail?.text == "hub@example.org")
            let audited = try await app.database.read { db in
                try db.rows("SELECT position FROM audit_entry WHERE action = 'settings.changed'").count
            }
            #expect(audited == 1)
        }
    }

    @Test(arguments: [Role.coordinator, .scrutineer, .executiveMember, .agencyLead, .guestReader])
    func othersDoNotChangeSettings(role: Role) async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: role)
            let (shown, sent) = (try await browser.get("/settings"), try await browser.post("/settings"))
            #expect(shown.status == .forbidden)
            #expect(sent.status == .forbidden)
        }
    }
}
