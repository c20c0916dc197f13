import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@testable import Partnership

@Suite struct ContactPagesTests {
    @Test func aFormWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let stray = UUID().uuidString.lowercased()
            let refused = try await coordinator.post(
                "/contacts",
                form: [
                    "name": " ", "email": "ivy<at>example", "organisation": stray, "area": "x", "role": "Night nurse",
                    "boards": "adults", "consents": "surveys", "how": "",
                ])
            #expect(refused.status == .unprocessableContent)
            for words in [
                "Enter a name", "Email address must be like name@example.org", "Choose an organisation from the list",
                "Choose an area from the list", "Enter how they agreed",
            ] {
                #expect(refused.words.contains(words))
            }
            #expect(refused.html.contains("<title>Error: "))
            #expect(refused.html.contains("value=\"Night nurse\""))
            #expect(refused.html.contains("ivy&lt;at&gt;example"))
            #expect(try await app.contacts().isEmpty)
        }
    }

    @Test func anAddressThatIsKeptIsSaidAtTheFieldWithAWayToItsContact() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            let omar = try await app.contact("Omar Lund", "omar@example.org")
            for path in ["/contacts", "/contacts/\(omar.id.text)"] {
                let refused = try await coordinator.post(path, form: ["name": "Omar", "email": "IVY@example.org"])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.html.contains("href=\"#email\""))
                #expect(refused.words.contains("A contact with this email address is kept already"))
                #expect(refused.html.contains("href=\"/contacts/\(ivy.id.text)\""))
            }
        }
    }

    @Test func sendingAFormTwiceAddsOneContactWhosePageSaysEverything() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let police = try await app.organisation("Fernshire Police", .police)
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let new = app.services.newID(Contact.self).text
            for _ in 1...2 {
                let sent = try await coordinator.post(
                    "/contacts",
                    form: [
                        "new": new, "name": "Ivy <Marsh>", "email": "ivy@example.org", "organisation": police.id.text,
                        "role": "Sergeant", "area": area.id.text, "boards": "children", "boards": "adults",
                        "consents": "forums", "how": "Form at the forum",
                    ])
                #expect(sent.status == .seeOther)
                #expect(sent.location == "/contacts/\(new)")
            }
            let page = try await coordinator.get("/contacts/\(new)")
            for words in [
                "Ivy <Marsh>", "ivy@example.org", "Fernshire Police", "Sergeant", "North Fern", "Children's board",
                "Adults' board", "Invitations to local forums", "20 June 2019", "Form at the forum", "Typed in",
            ] {
                #expect(page.words.contains(words))
            }
            #expect(try await app.auditEntries("contact.added") == 1)
        }
    }

    @Test func aConsentGivenBeforeNeedsNoWordsAgain() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org", consents: [.forums])
            let path = "/contacts/\(ivy.id.text)"
            let sent = try await coordinator.post(
                path, form: ["name": "Ivy Hill", "email": "ivy@example.org", "consents": "forums"])
            #expect(sent.location == path)
            let refused = try await coordinator.post(
                path, form: ["name": "Ivy Hill", "email": "ivy@example.org", "consents": "surveys"])
            #expect(refused.words.contains("Enter how they agreed"))
            let form = try await coordinator.get("\(path)/edit")
            #expect(form.html.contains("value=\"Ivy Hill\""))
        }
    }

    @Test func erasingIsAskedFirst() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            let path = "/contacts/\(ivy.id.text)"
            let asked = try await coordinator.get("\(path)/erasure")
            #expect(asked.words.contains("Erase Ivy Marsh?"))
            #expect(try await app.contacts().count == 1)
            let erased = try await coordinator.post("\(path)/erasure")
            #expect(erased.location == "/contacts")
            let gone = try await coordinator.get(path)
            #expect(gone.status == .notFound)
            let twice = try await coordinator.post("\(path)/erasure")
            #expect(twice.status == .notFound)
        }
    }

    @Test func aLongListHasPagesAndAsksNoMoreThanAShortOne() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let first = try await app.contact("Person 0", "p0@example.org", consents: [.forums])
            let own = "/contacts/\(first.id.text)"
            let few = try await app.countingQueries { try await coordinator.get("/contacts") }
            let fewOwn = try await app.countingQueries { try await coordinator.get(own) }
            let rows = (1...120).map { "Person \($0),p\($0)@example.org,newsletter" }
            try await app.importContacts("name,email,consents\n" + rows.joined(separator: "\n"))
            let many = try await app.countingQueries { try await coordinator.get("/contacts") }
            let manyOwn = try await app.countingQueries { try await coordinator.get(own) }
            #expect(few == many)
            #expect(fewOwn == manyOwn)
            let page = try await coordinator.get("/contacts?words=person&consent=newsletter")
            #expect(page.words.contains("120 contacts"))
            #expect(page.words.contains("Showing 1 to 50 of 120"))
            let match = page.html.firstMatch(of: /href="([^"]+)" rel="next"/)
            let next = try #require(match).output.1.replacing("&amp;", with: "&")
            let second = try await coordinator.get(String(next))
            #expect(second.words.contains("Showing 51 to 100 of 120"))
            let way = try #require(second.html.firstMatch(of: /href="([^"]+)" rel="prev"/)).output.1
            let back = try await coordinator.get(String(way).replacing("&amp;", with: "&"))
            #expect(back.words.contains("Showing 1 to 50 of 120"))
            #expect(!back.html.contains("rel=\"prev\"") && back.html.contains("rel=\"next\""))
        }
    }

    @Test func aFormSentAgainWithAnotherAddressLeadsToTheContactItAdded() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let new = app.services.newID(Contact.self).text
            for address in ["ivy@example.org", "ivy.marsh@example.org"] {
                let sent = try await coordinator.post(
                    "/contacts", form: ["new": new, "name": "Ivy Marsh", "email": address, "how": "At a forum"])
                #expect(sent.location == "/contacts/\(new)")
            }
            #expect(try await app.contacts().map(\.contact.email.text) == ["ivy@example.org"])
        }
    }

    /// A place in a list comes from an address anybody can type.
    @Test(arguments: [Int.max, Int.min, 0])
    func aListBeginsAtAPlaceItHas(from: Int) async throws {
        try await withTestApp { app in
            let manager = try await app.signIn(as: .businessManager)
            let ivy = try await app.contact("Ivy Marsh", "ivy@example.org")
            _ = try await app.contact("Omar Lund", "omar@example.org")
            let police = try await app.organisation("Fernshire Police", .police)
            _ = try await app.organisation("Greenmoor Police", .police)
            for path in [
                "/contacts?after=\(ivy.id.text)", "/organisations?after=\(police.id.text)",
                "/schools?after=\(police.id.text)",
            ] {
                let page = try await manager.get("\(path)&from=\(from)")
                #expect(page.status == .ok)
                #expect(!page.words.contains("\(from.grouped) to"))
            }
        }
    }

    @Test func nothingFoundSaysHowToSeeAllAndAnEmptyListHowToBegin() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.get("/contacts")
            #expect(page.words.contains("No contact yet"))
            #expect(page.words.contains("Import a file"))
            let none = try await coordinator.get("/contacts?words=nobody&kind=circus&after=x&from=y")
            #expect(none.status == .ok)
            #expect(none.words.contains("No contact like that"))
            #expect(none.words.contains("Show all contacts"))
        }
    }
}
