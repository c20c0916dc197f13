import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@Suite struct SchoolPagesTests {
    private static func file(_ rows: [String]) -> [UInt8] {
        let header = "URN,EstablishmentName,LA (code),PhaseOfEducation (name),EstablishmentStatus (name)"
        return Array(([header] + rows).joined(separator: "\n").utf8)
    }

    private static func rows(_ numbers: ClosedRange<Int>) -> [String] {
        numbers.map { "\(990_000 + $0),Fern School \($0),999,\($0.isMultiple(of: 2) ? "Primary" : "Secondary"),Open" }
    }

    @Test func noFileAndAFileWithProblemsComeBackWithWords() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            try await coordinator.get("/schools/import")
            let none = try await coordinator.upload("/schools/import", file: "", [])
            #expect(none.status == .unprocessableContent)
            #expect(none.words.contains("Choose a CSV file"))
            let wrong = try await coordinator.upload(
                "/schools/import", file: "schools.csv", Self.file(["12,Fern <School>,999,Primary,Open"]))
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.words.contains("URN must be 6 digits, like 100123"))
            #expect(!wrong.words.contains("Import 1 schools"))
        }
    }

    @Test func aFileIsShownFirstAndTakenInOnce() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            _ = try await app.services.importSchools(Self.file(Self.rows(1...3)), dryRun: false, by: .system)
            let edited = Self.file([
                "990001,Fern Academy,999,Secondary,Open", "990002,Fern School 2,999,Primary,Open",
                "990004,Fern <Four>,999,Primary,Open",
            ])
            let shown = try await coordinator.upload("/schools/import", file: "schools.csv", edited)
            for words in ["Fern Academy", "Name: Fern School 1 becomes Fern Academy", "Fern School 3", "Fern <Four>"] {
                #expect(shown.words.contains(words))
            }
            #expect(shown.html.contains("Fern &lt;Four&gt;"))
            let before = try await coordinator.get("/schools")
            #expect(before.words.contains("3 schools"))
            let action = try #require(shown.html.firstMatch(of: /action="(\/schools\/import\/[^"]+)"/)).output.1
            let sent = try await coordinator.post(String(action))
            #expect(sent.location == "/schools")
            let page = try await coordinator.get("/schools")
            #expect(page.words.contains("4 schools"))
            #expect(page.words.contains("Closed"))
            let again = try await coordinator.post(String(action))
            #expect(again.status == .notFound)
        }
    }

    @Test func somebodyElsesFileIsNotTheirsToTakeIn() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let shown = try await coordinator.upload(
                "/schools/import", file: "schools.csv", Self.file(Self.rows(1...2)))
            let action = try #require(shown.html.firstMatch(of: /action="(\/schools\/import\/[^"]+)"/)).output.1
            let manager = try await app.signIn(as: .businessManager)
            let sent = try await manager.post(String(action))
            #expect(sent.status == .notFound)
        }
    }

    @Test func aScrutineerReadsSchoolsAndBringsNoneIn() async throws {
        try await withTestApp { app in
            _ = try await app.services.importSchools(Self.file(Self.rows(1...3)), dryRun: false, by: .system)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let list = try await scrutineer.get("/schools?words=990002")
            #expect(list.words.contains("1 school"))
            #expect(!list.html.contains("/schools/import"))
            let link = try #require(list.html.firstMatch(of: /href="(\/schools\/[^"]+)"/)).output.1
            let page = try await scrutineer.get(String(link))
            #expect(page.words.contains("Fern School 2"))
            #expect(page.words.contains("990002"))
            #expect(page.words.contains("Primary"))
            let asked = try await scrutineer.get("/schools/import")
            #expect(asked.status == .forbidden)
            let sent = try await scrutineer.upload("/schools/import", file: "schools.csv", Self.file(Self.rows(1...3)))
            #expect(sent.status == .forbidden)
        }
    }

    @Test func anEmptyListSaysWhereSchoolsComeFrom() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.get("/schools")
            #expect(page.words.contains("No school yet"))
            #expect(page.words.contains("Import a file"))
        }
    }

    @Test func aLongListHasPagesAndAsksNoMoreThanAShortOne() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            _ = try await app.services.importSchools(Self.file(Self.rows(1...2)), dryRun: false, by: .system)
            let few = try await app.countingQueries { try await coordinator.get("/schools") }
            _ = try await app.services.importSchools(Self.file(Self.rows(1...130)), dryRun: false, by: .system)
            let many = try await app.countingQueries { try await coordinator.get("/schools") }
            #expect(few == many)
            let page = try await coordinator.get("/schools?words=fern&phase=Primary")
            #expect(page.words.contains("65 schools"))
            #expect(page.words.contains("Showing 1 to 50 of 65"))
            let match = page.html.firstMatch(of: /href="([^"]+)" rel="next"/)
            let next = try #require(match).output.1.replacing("&amp;", with: "&")
            let second = try await coordinator.get(String(next))
            #expect(second.words.contains("Showing 51 to 65 of 65"))
        }
    }
}
