import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct AnswerImportTests {
    @Test(arguments: [
        ("", 0, "", "The file is empty"),
        ("came,paper\n", 0, "", "no rows"),
        ("name,words\nBo,x\n", 1, "", "No column is named after a question. The columns are: came, why, where: home"),
        ("came,Came\nyes,no\n", 1, "Came", "more than one column named “Came”"),
        ("came,where: moon\nyes,1\n", 1, "where: moon", "The columns of this question are: where: home, where: school"),
        ("came,useful: why\nyes,x\n", 1, "useful: why", "The columns of this question are: useful"),
        ("came,score\nyes\n", 2, "", "has 1 cell but the header line has 2"),
        ("came\n\"yes\n", 2, "", "never closed"),
        ("came\nye\0s\n", 2, "", "null character"),
        ("came\nperhaps\n", 2, "came", "The codes are: yes, no"),
        ("came\nYes\n", 2, "came", "The codes are: yes, no"),
        ("score\n5\n", 2, "came", "Choose an answer to “Did you come?”"),
        ("came,where: home\nyes,x\n", 2, "where: home", "Must be 1 or 0"),
        ("came,where: home,where: none\nyes,1,1\n", 2, "where: home", "either “None of these” or other answers"),
        ("came,policy\nyes,no\n", 2, "policy", "Say why you chose “no”"),
        ("came,policy,policy: why\nyes,,x\n", 2, "policy", "Choose an answer to “Is there a policy?”"),
        ("came,useful\nyes,6\n", 2, "useful", "The codes are: 5, 4, 3, 2, 1, dont-know"),
        ("came,score\nyes,11\n", 2, "score", "Choose a number from 0 to 10"),
        ("came,score\nyes,7.5\n", 2, "score", "Choose a number from 0 to 10"),
        ("came,change\nyes,ten\n", 2, "change", "Enter a number"),
        ("came,change\nyes,1e1\n", 2, "change", "Enter a number"),
        ("came,change\nyes,10.1\n", 2, "change", "Enter 10 or less"),
        ("came,change\nyes,0.25\n", 2, "change", "at most 1 digit after the point"),
        ("came,on-day\nyes,soon\n", 2, "on-day", "must have a month"),
        ("came,on-day\nyes,2026-02-30\n", 2, "on-day", "must have a month"),
        ("came,order: home,order: school\nyes,1,1\n", 2, "order: home", "Use each number from 1 to 2 once"),
        ("came,grid: home,grid: school\nyes,5,9\n", 2, "grid: school", "The codes are: 5, 4, 3, 2, 1"),
        ("came,why\nyes,The bus\n", 2, "why", "Leave this empty"),
        ("came,paper\nyes,on paper\n", 2, "paper", "Must be 1 or 0"),
    ])
    func whatIsWrongIsNamedByRowAndColumnAndNothingIsChanged(
        file: String, row: Int, column: String, reason: String
    ) async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            let report = try await app.take(file, into: id)
            let first = try #require(report.rejected.first)
            #expect((first.row, first.column.isEmpty || column.isEmpty ? column : first.column) == (row, column))
            #expect(first.reason.contains(reason), "\(first.reason)")
            #expect(report.added == 0)
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test func everythingThatIsWrongIsToldAtOnce() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            let report = try await app.take("came,score,change\nmaybe,11,x\nyes,1,1\n,2,2\n", into: id)
            #expect(report.rejected.map { "\($0.row) \($0.column)" } == ["2 came", "2 score", "2 change", "4 came"])
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func everyKindComesInAndTheSameFileAgainChangesNothing(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            #expect(try await app.take(EveryKind.file, into: id, dryRun: true) == ImportReport(added: 5))
            #expect(try await app.responses(of: id).isEmpty)
            #expect(try await app.take(EveryKind.file, into: id) == ImportReport(added: 5))
            #expect(try await app.take(EveryKind.file, into: id, dryRun: true) == ImportReport(unchanged: 5))
            #expect(try await app.take(EveryKind.file, into: id) == ImportReport(unchanged: 5))
            let found = try await app.responses(of: id)
            #expect(found.count == 5)
            #expect(found.count { $0.isPaper } == 1)
            let numbers = found.compactMap { $0.sheet.answers["change"] }
            #expect(Set(numbers) == [.number(-2.5), .number(10), .number(0)])
        }
    }

    /// However a spreadsheet saves it, the file is the same.
    @Test func encodingsSeparatorsAndTheOrderOfColumnsDoNotMatter() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            let plain = "came,why,score\nno,Caf\u{E9} was shut,3\n"
            #expect(try await app.take(plain, into: id) == ImportReport(added: 1))
            let swapped = "score;Why;CAME\r\n3;Caf\u{E9} was shut;no\r\n"
            let windows = try #require(swapped.data(using: .windowsCP1252))
            let wide = try #require(plain.data(using: .utf16))
            for bytes in [Array("\u{FEFF}\(plain)".utf8), Array(windows), Array(wide), Array(swapped.utf8)] {
                #expect(try await app.take(bytes, into: id) == ImportReport(unchanged: 1))
            }
        }
    }

    @Test func equalRowsCountEachAndAColumnOfNoQuestionTellsThemApart() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            #expect(try await app.take("came\nyes\nyes\nno\n", into: id) == ImportReport(added: 3))
            #expect(try await app.take("came\nyes\nyes\nyes\n", into: id) == ImportReport(added: 1, unchanged: 2))
            #expect(try await app.take("came,batch\nyes,2\n", into: id) == ImportReport(added: 1))
            #expect(try await app.responses(of: id).count == 5)
        }
    }

    @Test func wordsAreScreenedAsIfTheyHadBeenTyped() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            try await app.take("came,more\nyes,Ring 07700 900123 about it\n", into: id)
            let found = try #require(try await app.responses(of: id).first)
            #expect(found.sheet.answers["more"] == .text("Ring [phone number] about it"))
            #expect(found.sheet.isWaiting)
        }
    }

    @Test func answersAreTakenOnlyWhileTheOccasionIsOpen() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            try await app.services.closeOccasion(id, by: .system)
            for dryRun in [true, false] {
                await #expect(throws: OccasionRefusal.notOpen) {
                    try await app.take(EveryKind.file, into: id, dryRun: dryRun)
                }
            }
            await #expect(throws: NotFound.self) { try await app.take(EveryKind.file, into: ID(UUID())) }
        }
    }

    @Test(arguments: Engine.available)
    func whatIsTakenOutAndBroughtIntoAnotherOccasionIsTheSame(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (first, _) = try await app.openLink(to: EveryKind.set)
            try await app.take(EveryKind.file, into: first)
            let lines = try await app.exported(first)
            let header = try #require(lines.last { $0.contains("came,") })
            let rows = lines.filter { $0 != header && !$0.isEmpty }
            let (second, _) = try await app.openLink(to: EveryKind.set)
            let file = ([header] + rows).joined(separator: "\r\n")
            #expect(try await app.take(file, into: second) == ImportReport(added: 5))
            #expect(try await app.exported(second) == lines)
            let (before, after) = try await (app.responses(of: first), app.responses(of: second))
            #expect(Set(before.map(\.sheet.answers)) == Set(after.map(\.sheet.answers)))
        }
    }

    @Test func groupsComeInWithTheAnswersUnlessTheyAreTooFewToHideIn() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openList(of: 6, to: EveryKind.set) { $0.breakdown = .role }
            let nurses = String(repeating: "Nurses,yes\n", count: 5)
            let few = "Caretaker,no\n,yes\n,no\nTeachers,yes\nTeachers,no\n"
            #expect(try await app.take("group,came\n\(nurses)\(few)", into: id) == ImportReport(added: 10))
            let sizes = Dictionary(try await app.responses(of: id).map { ($0.crowd, 1) }, uniquingKeysWith: +)
            #expect(sizes == ["Nurses": 5, Crowd.others: 5])
            let (other, _) = try await app.openLink(to: EveryKind.set)
            try await app.take("group,came\nNurses,yes\n", into: other)
            #expect(try await app.responses(of: other).map(\.crowd) == [nil])
        }
    }

    @Test func oneWrongRowOfAHundredThousandKeepsAllOut() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            let file = Self.long(100_000)
            let wrong = try await app.take("\(file)\nyes,12,0\n", into: id)
            #expect(wrong.rejected.map(\.row) == [100_002])
            #expect(try await app.responses(of: id).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func aLongFileComesInOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink(to: EveryKind.set)
            #expect(try await app.take(Self.long(3000), into: id) == ImportReport(added: 3000))
            #expect(try await app.take(Self.long(3001), into: id) == ImportReport(added: 1, unchanged: 3000))
            #expect(try await app.responses(of: id).count == 3001)
        }
    }

    private static func long(_ count: Int) -> String {
        (["came,score,batch"] + (1...count).map { "yes,\($0 % 11),\($0)" }).joined(separator: "\n")
    }
}
