import Documents
import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct ResultExportTests {
    @Test(arguments: Engine.available)
    func othersGetFromEveryFileExactlyWhatThePageShows(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let id = try await Self.answered(yes: 35, no: 4, in: app)
            try await app.services.closeOccasion(id, by: .system)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let path = "/occasions/\(id.text)/results/export"
            let page = try await scrutineer.get("/occasions/\(id.text)/results").words
            #expect(page.contains("[c]"))
            let csv = try await scrutineer.get("\(path)?format=csv").html
            let json = try await scrutineer.get("\(path)?format=json").html
            for given in [",35,", ",4,", "0.8974", "0.1026"] { #expect(!csv.contains(given), "\(given)") }
            for given in [": 35,", ": 4,", "0.8974"] { #expect(!json.contains(given), "\(given)") }
            #expect(csv.contains("met,Did it meet its objectives?,All,chosen,yes,Yes,[c],39,[c],,"))
            #expect(json.components(separatedBy: "\"[c]\"").count == csv.components(separatedBy: "[c]").count)
            let columns = try await scrutineer.get("\(path)/columns").html
            #expect(columns.contains("kept back so that nobody can be recognised"))
        }
    }

    @Test func theTeamGetsEveryNumber() async throws {
        try await withTestApp { app in
            let id = try await Self.answered(yes: 35, no: 4, in: app)
            let manager = try await app.signIn(as: .businessManager)
            let csv = try await manager.get("/occasions/\(id.text)/results/export").html
            #expect(csv.contains("met,Did it meet its objectives?,All,chosen,yes,Yes,35,39,0.8974,0.7642,0.9594"))
            #expect(csv.contains("met,Did it meet its objectives?,All,answered,,,39,39,1,0.9103,1"))
            #expect(!csv.contains("[c]"))
        }
    }

    @Test(arguments: ["", "/columns"])
    func whileItIsOpenNobodyElseGetsAFile(of what: String) async throws {
        try await withTestApp { app in
            let id = try await Self.answered(yes: 35, no: 4, in: app)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let path = "/occasions/\(id.text)/results/export\(what)"
            for format in ["csv", "xlsx", "json"] {
                let early = try await scrutineer.get("\(path)?format=\(format)")
                #expect(early.status == .conflict)
                #expect(early.words.contains("People are still answering."))
            }
            #expect(try await scrutineer.get("/occasions/\(id.text)/answers/columns").status == .forbidden)
            #expect(try await app.signIn(as: .practitioner).get(path).status == .forbidden)
            #expect(try await app.visitor().get(path).status != .ok)
        }
    }

    /// A group's numbers stand in the same release as everybody's: they can not be subtracted from one another.
    @Test func whatIsBrokenDownIsReleasedOnceForAllItsLines() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openList(of: 6) { $0.breakdown = .role }
            let rows =
                Self.lines(20, "Nurses,yes") + Self.lines(14, "Nurses,no") + Self.lines(20, "Teachers,yes")
                + Self.lines(3, "Teachers,no")
            try await app.take((["group,met"] + rows).joined(separator: "\n"), into: id)
            try await app.services.closeOccasion(id, by: .system)
            let results = try await app.database.read { db in
                try ResultStore.results(of: id, PublishedSets(), CountsInMemory(), on: app.services.today, db)
            }
            let export = ResultExport(results, under: ReleasePolicy(for: .partners), on: app.services.today)
            let rowsOfMet = try #require(export.tables.first).rows
            let numbers = Dictionary(
                rowsOfMet.filter { $0[3] == .text("chosen") }.map { ("\($0[2]) \($0[4])", $0[6]) },
                uniquingKeysWith: { first, _ in first })
            #expect(numbers.count == 6)
            let hidden = numbers.filter { $0.value == .text("[c]") }
            #expect(hidden.count >= 4, "3 can be worked out from \(numbers)")
            #expect(!numbers.values.contains(.number(3)) && !numbers.values.contains(.number(14)))
        }
    }

    @Test func eachAnswerStandsInItsOwnColumnAndIsDescribed() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            try await app.take(EveryKind.file, into: id)
            let book = try await app.services.answerDictionary(of: id)
            #expect(book.columns.map(\.name) == EveryKind.columns)
            let described = Dictionary(
                book.columns.map { ($0.name, $0.holds) }, uniquingKeysWith: { first, _ in first })
            #expect(described["change"] == .number(least: -10, most: 10))
            #expect(described["score"] == .wholeNumber(least: 0, most: 10))
            #expect(described["on-day"] == .day)
            #expect(book.columns.filter(\.isFilled).map(\.name) == ["came", "paper"])
            let words = book.metadata(for: "answers 1.csv")
            #expect(words.contains("\"url\": \"answers%201.csv\""))
            #expect(words.contains("\"name\": \"where.home\""))
            #expect(words.contains("\"name\": \"on%2Dday\""))
            #expect(words.contains("\"format\": \"5|4|3|2|1|dont-know\""))
        }
    }

    /// A question may be called as a column of ours is.
    @Test func aQuestionCalledPaperKeepsItsName() async throws {
        try await withTestApp { app in
            let set = QuestionSet(
                key: "paper", title: "Paper",
                pages: [
                    QuestionPage(
                        id: "one", questions: [Question(id: "paper", kind: .shortText(most: 50), label: "Which paper?")]
                    )
                ])
            let (id, _) = try await app.openLink(to: set)
            try await app.take("paper,paper: of the answer\nThe Herald,1\n", into: id)
            #expect(try await app.responses(of: id).map(\.isPaper) == [true])
            #expect(try await app.exported(id).contains("The Herald,1"))
        }
    }

    @Test func thatAnswersOrResultsWereTakenOutIsOnRecord() async throws {
        try await withTestApp { app in
            let id = try await Self.answered(yes: 6, no: 6, in: app)
            let manager = try await app.signIn(as: .businessManager)
            try await manager.get("/occasions/\(id.text)/answers?format=xlsx")
            try await manager.get("/occasions/\(id.text)/results/export?format=xlsx")
            let actions = try await app.database.read { db in
                try db.rows("SELECT action, detail FROM audit_entry").map {
                    try ($0["action"] as String, $0["detail"] as String)
                }
            }
            #expect(actions.contains { $0 == ("answers.exported", "12 answers") })
            #expect(actions.contains { $0.0 == "results.exported" })
        }
    }

    private static func lines(_ count: Int, _ line: String) -> [String] {
        (1...count).map { _ in line }
    }

    private static func answered(yes: Int, no: Int, in app: TestApp) async throws -> ID<Occasion> {
        let (id, _) = try await app.openLink { $0.reached = 225 }
        try await app.take((["met"] + lines(yes, "yes") + lines(no, "no")).joined(separator: "\n"), into: id)
        return id
    }
}
