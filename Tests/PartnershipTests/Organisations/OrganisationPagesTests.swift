import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@Suite struct OrganisationPagesTests {
    @Test func aFormWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let refused = try await coordinator.post(
                "/organisations",
                form: [
                    "name": "", "kind": "circus", "sector": "", "from-day": "30", "from-month": "2",
                    "from-year": "2019", "to-day": "x",
                ])
            #expect(refused.status == .unprocessableContent)
            for words in [
                "Enter a name", "Choose whom the organisation works for", "Date must be a real date",
                "Date must have a day, a month and a year",
            ] {
                #expect(refused.words.contains(words))
            }
            #expect(refused.html.contains("<title>Error: "))
            #expect(refused.html.contains("value=\"30\""))
        }
    }

    @Test func anEndBeforeTheBeginningIsSaidAtTheLastDay() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let refused = try await coordinator.post(
                "/organisations",
                form: [
                    "name": "Fern <Trust>", "kind": "other", "sector": "both", "from-day": "2", "from-month": "2",
                    "from-year": "2019", "to-day": "1", "to-month": "2", "to-year": "2019",
                ])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.html.contains("href=\"#to\""))
            #expect(refused.html.contains("Fern &lt;Trust&gt;"))
        }
    }

    @Test func aPartCanNotBecomeTheWhole() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let whole = try await app.organisation("Fernshire County Council", .countyCouncil)
            let part = try await app.services.addOrganisation(
                OrganisationDraft(name: "Adult Social Care", kind: .countyCouncil, sector: .adults, parent: whole.id),
                by: .system)
            let refused = try await coordinator.post(
                "/organisations/\(whole.id.text)",
                form: ["name": whole.name, "kind": "county-council", "sector": "both", "parent": part.id.text])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.html.contains("href=\"#parent\""))
            let page = try await coordinator.get("/organisations/\(whole.id.text)")
            #expect(page.words.contains("Adult Social Care"))
        }
    }

    @Test func sendingAFormTwiceAddsOneOrganisationWithAllItsFields() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let council = try await app.organisation("Fernshire County Council", .countyCouncil)
            let old = try await app.organisation("Youth Offending Team", .youthService)
            let new = app.services.newID(Organisation.self).text
            for _ in 1...2 {
                let sent = try await coordinator.post(
                    "/organisations",
                    form: [
                        "new": new, "name": "Youth Justice Service", "kind": "youth-service", "sector": "children",
                        "area": area.id.text, "parent": council.id.text, "predecessor": old.id.text,
                        "from-day": "1", "from-month": "4", "from-year": "2019",
                    ])
                #expect(sent.location == "/organisations/\(new)")
            }
            let page = try await coordinator.get("/organisations/\(new)")
            for words in [
                "Youth service", "Children", "North Fern", "Fernshire County Council", "Youth Offending Team",
                "1 April 2019",
            ] {
                #expect(page.words.contains(words))
            }
            let before = try await coordinator.get("/organisations/\(old.id.text)")
            #expect(before.words.contains("Youth Justice Service"))
            #expect(try await app.auditEntries("organisation.added") == 3)
        }
    }

    @Test func savingWhatIsThereChangesNothing() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let trust = try await app.organisation("Fern Trust", .other)
            let path = "/organisations/\(trust.id.text)"
            try await coordinator.post(path, form: ["name": "Fern Trust", "kind": "other", "sector": "both"])
            #expect(try await app.auditEntries("organisation.changed") == 0)
            try await coordinator.post(path, form: ["name": "Fern Housing", "kind": "housing", "sector": "adults"])
            #expect(try await app.auditEntries("organisation.changed") == 1)
            let form = try await coordinator.get("\(path)/edit")
            #expect(form.html.contains("value=\"Fern Housing\""))
        }
    }

    @Test func anEmptyListSaysHowToBeginToThoseWhoCan() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.get("/organisations")
            #expect(page.words.contains("No organisation yet"))
            #expect(page.words.contains("Add an organisation"))
            let scrutineer = try await app.signIn(as: .scrutineer)
            let other = try await scrutineer.get("/organisations")
            #expect(other.status == .ok)
            #expect(!other.words.contains("Add an organisation"))
        }
    }

    @Test(arguments: [Role.executiveMember, .agencyLead, .schoolLead, .practitioner, .guestReader])
    func thoseOutsideTheBusinessUnitReadNoOrganisations(role: Role) async throws {
        try await withTestApp { app in
            let trust = try await app.organisation("Fern Trust", .other)
            let browser = try await app.signIn(as: role)
            for path in [
                "/organisations", "/organisations/\(trust.id.text)", "/organisations/new", "/areas", "/schools",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == .forbidden)
            }
        }
    }

    @Test func aScrutineerReadsAndDoesNotChange() async throws {
        try await withTestApp { app in
            let trust = try await app.organisation("Fern Trust", .other)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let page = try await scrutineer.get("/organisations/\(trust.id.text)")
            #expect(page.status == .ok)
            #expect(!page.html.contains("/edit"))
            let sent = try await scrutineer.post("/organisations/\(trust.id.text)", form: ["name": "Mine"])
            #expect(sent.status == .forbidden)
        }
    }

    @Test func aLongListHasPagesAndAsksNoMoreThanAShortOne() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let first = try await app.organisation("Fern 0", .voluntary)
            let own = "/organisations/\(first.id.text)"
            let few = try await app.countingQueries { try await coordinator.get("/organisations") }
            let fewParts = try await app.countingQueries { try await coordinator.get(own) }
            for number in 1...60 {
                try await app.services.addOrganisation(
                    OrganisationDraft(name: "Fern \(number)", kind: .voluntary, sector: .both, parent: first.id),
                    by: .system)
            }
            let many = try await app.countingQueries { try await coordinator.get("/organisations") }
            let manyParts = try await app.countingQueries { try await coordinator.get(own) }
            #expect(few == many)
            #expect(fewParts == manyParts)
            let page = try await coordinator.get("/organisations?words=fern&kind=voluntary")
            #expect(page.words.contains("Showing 1 to 50 of 61"))
            let match = page.html.firstMatch(of: /href="([^"]+)" rel="next"/)
            let next = try #require(match).output.1.replacing("&amp;", with: "&")
            let second = try await coordinator.get(String(next))
            #expect(second.words.contains("Showing 51 to 61 of 61"))
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            for name in [UUID().uuidString.lowercased(), "nonsense"] {
                let page = try await coordinator.get("/organisations/\(name)")
                #expect(page.status == .notFound)
            }
        }
    }
}
