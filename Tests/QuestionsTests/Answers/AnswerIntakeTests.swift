import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct AnswerIntakeTests {
    @Test(arguments: Engine.available)
    func manyAtOnceAreEachTakenOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            let desk = AnswerDesk(services: app.services, sets: PublishedSets())
            let people = (0..<40).map { number in (code: AnswerCode.made(), words: "answer \(number)") }
            let taken = try await withThrowingTaskGroup(of: AnswerDesk.Taken.self) { group in
                for (code, words) in people + people {
                    group.addTask { try await desk.take(Self.sheet(words), code, to: id, ticket: nil) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(taken.count { $0 == .now } == 40)
            let kept = try await app.responses(of: id).compactMap { $0.sheet.answers["better"]?.freeText }
            #expect(Set(kept) == Set(people.map(\.words)))
            #expect(kept.count == 40)
        }
    }

    /// Those who come at the same moment and may answer are not kept from it by those who may not.
    @Test(arguments: Engine.available)
    func whoeverIsRefusedIsRefusedAlone(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            let (shut, _) = try await app.openLink()
            try await app.services.closeOccasion(shut, by: .system)
            let desk = AnswerDesk(services: app.services, sets: PublishedSets())
            let refused = await withTaskGroup(of: OccasionRefusal?.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        let occasion = number.isMultiple(of: 3) ? shut : id
                        do {
                            _ = try await desk.take(Self.sheet("\(number)"), .made(), to: occasion, ticket: nil)
                            return nil
                        } catch {
                            return error as? OccasionRefusal
                        }
                    }
                }
                return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
            }
            #expect(refused == Array(repeating: .ended, count: 10))
            #expect(try await app.responses(of: id).count == 20)
            #expect(try await app.responses(of: shut).isEmpty)
        }
    }

    /// One that can not be kept fails, and the others are there.
    @Test(arguments: Engine.available)
    func oneThatBreaksTakesNoOtherWithIt(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink { $0.isAnonymous = false }
            let intake = AnswerIntake(app.database)
            let same = ID<KeptResponse>(makeRandomID())
            let all = (0..<12).map { number in
                SentAnswers(
                    sheet: Self.sheet("\(number)"), texts: [:], signatures: [], code: .made(), occasion: id,
                    ticket: nil,
                    isPaper: false,
                    id: number < 2 ? same : ID(makeRandomID()), at: app.services.now(), today: app.services.today)
            }
            let taken = await withTaskGroup(of: Bool.self) { group in
                for answers in all { group.addTask { (try? await intake.take(answers)) == .now } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(taken == 11)
            #expect(try await app.responses(of: id).count == 11)
        }
    }

    private static func sheet(_ words: String) -> AnswerSheet {
        AnswerSheet(["met": .choice("yes"), "better": .text(words)])
    }
}
