import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

/// Who sees contacts, and where their addresses never stand.
@Suite struct ContactPrivacyTests {
    @Test(arguments: [Role.executiveMember, .agencyLead, .schoolLead, .practitioner, .guestReader])
    func thoseOutsideTheBusinessUnitReadNoContacts(role: Role) async throws {
        try await withTestApp { app in
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            let browser = try await app.signIn(as: role)
            for path in [
                "/contacts", "/contacts/\(ivy.id.text)", "/contacts/\(ivy.id.text)/edit", "/contacts/new",
                "/contacts/import", "/contacts/export?format=csv",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == .forbidden)
                #expect(!page.html.contains("ivy@example.org"))
            }
            let searched = try await browser.post("/contacts/search", form: ["words": "ivy@"])
            #expect(searched.status == .forbidden)
            let erased = try await browser.post("/contacts/\(ivy.id.text)/erasure")
            #expect(erased.status == .forbidden)
            #expect(try await app.contacts().count == 1)
        }
    }

    @Test func aSearchForAnAddressStandsInNoLink() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let rows = (1...60).map { "Person \($0),p\($0)@fern.example.org" }
            try await app.importContacts("name,email\n" + rows.joined(separator: "\n"))
            let one = try await coordinator.post("/contacts/search", form: ["words": "P7@fern.example.org"])
            #expect(one.status == .ok)
            #expect(one.words.contains("1 contact"))
            #expect(one.words.contains("Person 7"))
            let many = try await coordinator.post("/contacts/search", form: ["words": "@fern.example"])
            #expect(many.words.contains("Showing 1 to 50 of 60"))
            #expect(many.html.firstMatch(of: /(href|action)="[^"]*fern/) == nil)
            let after = try #require(many.html.firstMatch(of: /name="after" value="([^"]+)"/)).output.1
            let rest = try await coordinator.post(
                "/contacts/search", form: ["words": "@fern.example", "after": String(after), "from": "51"])
            #expect(rest.words.contains("Showing 51 to 60 of 60"))
            #expect(rest.html.firstMatch(of: /(href|action)="[^"]*fern/) == nil)
            let before = try #require(rest.html.firstMatch(of: /name="before" value="([^"]+)"/)).output.1
            let back = try await coordinator.post(
                "/contacts/search", form: ["words": "@fern.example", "before": String(before), "from": "1"])
            #expect(back.words.contains("Showing 1 to 50 of 60"))
        }
    }

    @Test func anyOtherSearchLeadsToAPageThatCanBeKept() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let empty = try await coordinator.post("/contacts/search", form: ["words": " ", "kind": ""])
            #expect(empty.location == "/contacts")
            let named = try await coordinator.post(
                "/contacts/search", form: ["words": "Ann & Zoë", "kind": "police", "consent": "forums"])
            #expect(named.status == .seeOther)
            #expect(named.location == "/contacts?words=Ann%20%26%20Zo%C3%AB&kind=police&consent=forums")
        }
    }

    @Test func theAuditTrailHoldsNobodysDetails() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            let path = "/contacts/\(ivy.id.text)"
            try await coordinator.post(path, form: ["name": "Ivy Hill", "email": "ivy.hill@example.org"])
            try await app.importContacts("name,email\nIvy Reed,ivy.hill@example.org\nIvy Two,ivy.two@example.org\n")
            _ = try await app.services.exportContacts(by: .commandLine)
            try await coordinator.post("\(path)/erasure")
            let entries = try await app.database.read { db in
                try db.rows("SELECT action, subject_id, detail FROM audit_entry WHERE action LIKE 'contact%'").map {
                    row in
                    try "\(row["action"] as String) \(row["subject_id"] as String) \(row["detail"] as String)"
                }
            }
            #expect(entries.count == 5)
            #expect(entries.allSatisfy { !$0.contains("@") && !$0.lowercased().contains("ivy") })
        }
    }

    @Test(arguments: ExportFormat.allCases)
    func anExportIsAFileForThoseWhoMay(format: ExportFormat) async throws {
        try await withTestApp { app in
            try await app.contact("Ivy Marsh", "ivy@example.org")
            let manager = try await app.signIn(as: .businessManager)
            let file = try await manager.get("/contacts/export?format=\(format.rawValue)")
            #expect(file.status == .ok)
            #expect(file.headers[.contentType] == format.contentType)
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"contacts.\(format.rawValue)\"")
            #expect(file.headers[.cacheControl] == "no-store")
            if format != .xlsx { #expect(file.html.contains("ivy@example.org")) }
            let coordinator = try await app.signIn(as: .coordinator)
            let refused = try await coordinator.get("/contacts/export?format=\(format.rawValue)")
            #expect(refused.status == .forbidden)
            let page = try await coordinator.get("/contacts")
            #expect(!page.words.contains("Export all contacts"))
        }
    }
}
