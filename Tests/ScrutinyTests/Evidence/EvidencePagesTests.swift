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

@Suite struct EvidencePagesTests {
    private static let good: [(String, String)] = [
        ("kind", "case-audit"), ("says", "Six of ten came late"), ("source", "An audit"), ("strength", "2"),
        ("sensitivity", "careful"), ("dated-day", "1"), ("dated-month", "6"), ("dated-year", "2019"),
    ]

    @Test func evidenceWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.post(
                "/evidence",
                form: [
                    "says": "Late <again>", "line": fixture.line.id.text, "dated-day": "1", "dated-month": "1",
                    "dated-year": "2090", "kind": "rumour",
                ])
            #expect(page.status == .unprocessableContent)
            for words in [
                "Choose what kind of evidence it is", "Enter where it comes from", "Choose how strong it is",
                "Choose how it is handled", "Choose what it says about the claim", "Choose who may read it",
            ] {
                #expect(page.words.contains(words), "\(words)")
            }
            #expect(page.html.contains("Late &lt;again&gt;"))
        }
    }

    @Test(arguments: [
        ("2090", "The date must be today or earlier"), ("1931", "The date must be 1 January 1990 or later"),
    ])
    func itsDateIsInTheRecord(year: String, words: String) async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let pairs = Self.good.map { $0.0 == "dated-year" ? ("dated-year", year) : $0 } + [("readers", "shared")]
            #expect(try await browser.post("/evidence", pairs: pairs).words.contains(words))
        }
    }

    @Test func sharedEvidenceIsOnTheBoardForPartners() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.offer(fixture)
            let browser = try await app.signIn(fixture.scrutineer)
            let new = app.services.newID(Evidence.self).text
            for _ in 1...2 {
                let sent = try await browser.post(
                    "/evidence",
                    pairs: Self.good + [
                        ("new", new), ("line", fixture.line.id.text), ("stance", "contradicts"), ("readers", "shared"),
                    ])
                #expect(sent.location == fixture.line.id.path)
            }
            let partner = try await app.signIn(as: .strategicMember)
            let board = try await partner.get(fixture.line.id.path)
            #expect(board.words.contains("Six of ten came late"))
            #expect(board.words.contains("1 piece of evidence of 1 kind"))
            #expect(board.words.contains("Wanted, nothing yet"))
            #expect(!board.words.contains("Add evidence"))
            #expect(try await partner.get("/evidence/\(new)").words.contains("An audit"))
        }
    }

    @Test func sealedEvidenceIsCountedAndItsWordsAreTheWritersAlone() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.offer(fixture)
            let writer = try await app.signInWithNotes()
            let new = app.services.newID(Evidence.self).text
            let sent = try await writer.browser.post(
                "/evidence",
                pairs: Self.good + [
                    ("new", new), ("line", fixture.line.id.text), ("stance", "supports"), ("readers", "sealed"),
                ])
            #expect(sent.location == fixture.line.id.path)
            #expect(try await writer.browser.get("/evidence/\(new)").words.contains("Six of ten came late"))
            #expect(try await app.rows("SELECT id FROM evidence WHERE says IS NOT NULL OR source IS NOT NULL") == 0)

            let colleague = try await app.signIn(fixture.scrutineer)
            let page = try await colleague.get("/evidence/\(new)")
            #expect(page.words.contains("Sealed evidence"))
            #expect(!page.words.contains("Six of ten"))
            let partner = try await app.signIn(as: .businessManager)
            #expect(try await partner.get("/evidence/\(new)").status == .notFound)
            let board = try await partner.get(fixture.line.id.path)
            #expect(board.words.contains("1 more piece of evidence has not been shared."))
            #expect(board.words.contains("Nothing is on the board yet."))

            #expect(try await writer.browser.post("/evidence/\(new)/sharing").location == "/evidence/\(new)")
            #expect(try await partner.get("/evidence/\(new)").words.contains("Six of ten came late"))
            #expect(try await app.rows("SELECT id FROM sealed_text WHERE kind = 'evidence'") == 0)
        }
    }

    @Test func whatWasTypedWhileTheNotesWereLockedIsKept() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let writer = try await app.signInWithNotes()
            try await writer.browser.post("/notes/lock")
            let pairs =
                Self.good + [
                    ("line", fixture.line.id.text), ("stance", "supports"), ("readers", "sealed"),
                ]
            let locked = try await writer.browser.post("/evidence", pairs: pairs)
            #expect(locked.status == .conflict)
            #expect(locked.html.contains("Six of ten came late"))
            let again = try await writer.browser.post(
                "/evidence", pairs: pairs + [("notes-passphrase", Start.passphrase)])
            #expect(again.location == fixture.line.id.path)
        }
    }

    @Test func sealedEvidenceChangedInTwoTabsShowsBoth() async throws {
        try await withTestApp { app in
            _ = try await app.makeLine()
            let writer = try await app.signInWithNotes()
            let new = app.services.newID(Evidence.self).text
            try await writer.browser.post("/evidence", pairs: Self.good + [("new", new), ("readers", "sealed")])
            func saying(_ words: String) -> [(String, String)] {
                Self.good.map { $0.0 == "says" ? ("says", words) : $0 } + [("version", "1")]
            }
            #expect(try await writer.browser.post("/evidence/\(new)", pairs: saying("Seven of ten")).location != nil)
            let stale = try await writer.browser.post("/evidence/\(new)", pairs: saying("Eight of ten"))
            #expect(stale.status == .conflict)
            #expect(stale.words.contains("Seven of ten"))
            #expect(stale.html.contains("Eight of ten"))
        }
    }

    @Test func withdrawnEvidenceLeavesTheBoardAndNeedsAReason() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let id = try await app.addEvidence("Nine in ten", .performanceData, .supports, to: fixture)
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.post("\(id.path)/withdrawal", form: ["why": " "])
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains("Enter why it no longer holds"))
            try await browser.post("\(id.path)/withdrawal", form: ["why": "The clock was wrong"])
            #expect(try await browser.get(id.path).words.contains("The clock was wrong"))
            #expect(try await browser.get(fixture.line.id.path).words.contains("Nothing is on the board yet."))
            #expect(try await browser.post("\(id.path)/withdrawal", form: ["why": "Again"]).status == .conflict)

            let other = try await app.signIn(as: .scrutineer)
            let own = try await app.addEvidence("Two in ten", .voice, .supports, to: fixture)
            #expect(try await other.post("\(own.path)/withdrawal", form: ["why": "Not mine"]).status == .forbidden)
        }
    }

    @Test func evidenceIsLinkedToARecordOfTheChain() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let id = try await app.addEvidence("Nine in ten", .performanceData, .supports, to: fixture)
            let group = try await app.services.addGroup(name: "Executive Group", tier: .executive, by: .system)
            let meeting = try await app.services.addMeeting(
                of: group.id, title: "Summer meeting", on: app.services.today, by: .system)
            let browser = try await app.signIn(fixture.scrutineer)
            let search = try await browser.get("\(id.path)/links/new?words=summer")
            #expect(search.words.contains("Summer meeting"))
            #expect(try await browser.get("\(id.path)/links/new?words=winter").words.contains("Nothing was found"))
            let record = "meeting:\(meeting.id.text)"
            #expect(try await browser.post("\(id.path)/links", form: ["record": record]).location == id.path)
            let page = try await browser.get(id.path)
            #expect(page.html.contains("/subjects/meeting/\(meeting.id.text)"))
            #expect(
                try await browser.get("/subjects/meeting/\(meeting.id.text)").location == "/meetings/\(meeting.id.text)"
            )
            for wrong in ["meeting:1", "magic:\(meeting.id.text)", "theme:\(meeting.id.text)"] {
                #expect(try await browser.post("\(id.path)/links", form: ["record": wrong]).status == .notFound)
            }
        }
    }

    @Test func theExportHoldsNoSealedWord() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let writer = try await app.makeSpace()
            try await app.addEvidence(
                "Quagmire", .voice, .supports, to: fixture, in: writer.space, by: writer.member.id)
            try await app.addEvidence("Nine in ten", .performanceData, .supports, to: fixture)
            let browser = try await app.signIn(fixture.scrutineer)
            let file = try await browser.get("/evidence/export?format=csv")
            #expect(file.html.contains("Nine in ten"))
            #expect(!file.html.contains("Quagmire"))
            #expect(file.html.split(separator: "\r\n").count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func theLogIsReadInPagesBothWays(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeLine()
            for number in 1...120 {
                try await app.addEvidence("Says \(number).", .voice, .supports, to: fixture, aged: number)
            }
            let browser = try await app.signIn(fixture.scrutineer)
            let first = try await browser.get("/evidence")
            #expect(first.words.contains("Showing 1 to 50 of 120"))
            #expect(first.words.contains("Says 1."))
            let next = try #require(first.html.firstMatch(of: /\/evidence\?after=[^"]*/)).output
            let second = try await browser.get(String(next).replacing("&amp;", with: "&"))
            #expect(second.words.contains("Showing 51 to 100 of 120"))
            #expect(second.words.contains("Says 51."))
            let back = try #require(second.html.firstMatch(of: /\/evidence\?before=[^"]*/)).output
            let again = try await browser.get(String(back).replacing("&amp;", with: "&"))
            #expect(again.words.contains("Says 1."))
            #expect(!again.words.contains("Says 51."))
        }
    }

    @Test func aDisagreementProposesTheNextQuestion() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.addEvidence("Nine in ten", .performanceData, .supports, to: fixture)
            try await app.addEvidence("Too late", .voice, .contradicts, to: fixture)
            let browser = try await app.signIn(fixture.scrutineer)
            let board = try await browser.get(fixture.line.id.path)
            #expect(board.words.contains("Performance supports the claim; voice contradicts it."))
            let form = try await browser.get("\(fixture.line.id.path)/next")
            #expect(form.words.contains("Performance supports the claim; voice contradicts it."))
            #expect(form.html.contains("Why does voice say otherwise than performance about this"))
            #expect(form.html.contains(#"name="follows" value="\#(fixture.line.id.text)""#))
        }
    }

    @Test(arguments: Engine.available)
    func aBoardAsksAFixedNumberOfTimes(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            try await app.addEvidence("One", .voice, .supports, to: fixture)
            _ = try await browser.get(fixture.line.id.path)
            let few = try await app.countingQueries { _ = try await browser.get(fixture.line.id.path) }
            for number in 1...30 {
                try await app.addEvidence("Says \(number)", .caseAudit, .contradicts, to: fixture)
            }
            _ = try await browser.get(fixture.line.id.path)
            let many = try await app.countingQueries { _ = try await browser.get(fixture.line.id.path) }
            #expect(many == few)
        }
    }
}
