import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct ChallengeActionsTests {
    @Test(arguments: Engine.available)
    func theWholeStoryIsKept(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let (scrutineer, lead) = try (fixture.person(fixture.scrutineer), fixture.person(fixture.lead))
            let id = try await app.services.raiseChallenge(fixture.draft(), by: scrutineer)
            #expect(try await app.challenge(id).number == 1)
            #expect(try await app.challenge(id).dueOn.inWords == "4 July 2019")
            let steps: [(ChallengeStep.Kind, Member)] = [
                (.acknowledge, lead), (.respond, lead), (.contest, scrutineer), (.escalate, scrutineer),
                (.respond, lead), (.accept, scrutineer), (.resolve, scrutineer), (.review, scrutineer),
                (.followUp, lead),
            ]
            for (step, member) in steps {
                app.clock.advance(seconds: 60)
                try await app.services.takeChallengeStep(
                    step, about: id, words: step.needsWords ? "Because \(step.rawValue)" : nil, by: member)
            }
            let kept = try await app.database.read { db in try ChallengeStore.steps(of: [id], on: db)[id] ?? [] }
            #expect(kept.map(\.kind) == steps.map(\.0))
            #expect(kept.map(\.by) == steps.map(\.1.id))
            #expect(try await app.challenge(id).state == .reviewed)
            #expect(try await app.challenge(id).draft == fixture.draft())
        }
    }

    @Test(arguments: Engine.available)
    func eachPersonSeesTheirPart(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let scrutineer = try fixture.person(fixture.scrutineer)
            let council = try await app.makeOrganisation("Fernshire Council")
            let elected = try await app.signIn(as: .electedMember)
            try await app.services.raiseChallenge(fixture.draft("To the police"), by: scrutineer)
            try await app.services.raiseChallenge(fixture.draft("In public", isPublic: true), by: scrutineer)
            let own = ChallengeDraft(kind: .question, addressee: .organisation(council), issue: "Of a member")
            try await app.services.raiseChallenge(own, by: fixture.person(elected))
            let all = ["Of a member", "In public", "To the police"]
            let stranger = try await app.signIn(as: .agencyLead)
            let people: [(TestBrowser, [String])] = [
                (fixture.scrutineer, all), (fixture.member, all), (try await app.signIn(as: .coordinator), all),
                (fixture.lead, ["In public", "To the police"]), (elected, ["Of a member", "In public"]),
                (stranger, []), (try await app.signIn(as: .administrator), []),
                (try await app.signIn(as: .practitioner), []),
            ]
            for (browser, expected) in people {
                let (viewer, today) = (Viewer.member(try fixture.person(browser)), app.services.today)
                let (seen, count) = try await app.database.read { db in
                    try (
                        ChallengeStore.list(for: viewer, on: today, limit: 9, db).map(\.challenge.draft.issue),
                        ChallengeStore.counts(for: viewer, on: today, db).all
                    )
                }
                #expect(seen == expected)
                #expect(count == expected.count)
            }
        }
    }

    @Test(arguments: Engine.available)
    func filtersAndTurnsAgree(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let scrutineer = try fixture.person(fixture.scrutineer)
            for number in 1...3 { try await app.services.raiseChallenge(fixture.draft("\(number)"), by: scrutineer) }
            let group = ChallengeDraft(kind: .challenge, addressee: .group(fixture.group.id), issue: "4")
            try await app.services.raiseChallenge(group, days: 60, by: scrutineer)
            app.wait(days: 21)
            let (viewer, today) = (Viewer.member(scrutineer), app.services.today)
            func issues(_ filter: ChallengeFilter) async throws -> [String] {
                try await app.database.read { db in
                    try ChallengeStore.list(for: viewer, filter, on: today, limit: 9, db).map(\.challenge.draft.issue)
                }
            }
            #expect(try await issues(.init(isLate: true)) == ["3", "2", "1"])
            #expect(try await issues(.init(addressee: .group(fixture.group.id))) == ["4"])
            #expect(try await issues(.init(theme: "EXPLOITATION")) == ["3", "2", "1"])
            #expect(try await issues(.init(state: .resolved)) == [])
            let after = try await app.database.read { db in
                let first = try ChallengeStore.list(for: viewer, on: today, limit: 2, db)
                let last = try #require(first.last?.challenge)
                let turn = Turn<RowPlace>.after(RowPlace(-last.number, last.id))
                return try ChallengeStore.list(for: viewer, on: today, turn, limit: 9, db).map(\.challenge.number)
            }
            #expect(after == [2, 1])
        }
    }

    @Test(arguments: Engine.available)
    func sendingAFormTwiceRaisesOneAndAnswersOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let (scrutineer, lead) = try (fixture.person(fixture.scrutineer), fixture.person(fixture.lead))
            let (id, step) = (app.services.newID(Challenge.self), app.services.newID(ChallengeStep.self))
            for _ in 1...2 {
                try await app.services.raiseChallenge(fixture.draft(), id: id, by: scrutineer)
            }
            for _ in 1...2 {
                try await app.services.takeChallengeStep(.respond, about: id, words: "Yes", id: step, by: lead)
            }
            let (counts, steps) = try await app.database.read { db in
                try (
                    ChallengeStore.all(on: db).count, ChallengeStore.steps(of: [id], on: db)[id]?.count
                )
            }
            #expect((counts, steps) == (1, 1))
        }
    }

    @Test func theLogIsReadWithAsManyQueriesHoweverLongItIs() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let scrutineer = try fixture.person(fixture.scrutineer)
            try await app.services.raiseChallenge(fixture.draft(), by: scrutineer)
            let few = try await app.countingQueries { _ = try await fixture.scrutineer.get("/challenges") }
            for _ in 1...20 { try await app.services.raiseChallenge(fixture.draft(), by: scrutineer) }
            let many = try await app.countingQueries { _ = try await fixture.scrutineer.get("/challenges") }
            #expect(few == many)
        }
    }
}

/// Who is written to, and how often.
@Suite struct ChallengeLetterTests {
    @Test(arguments: Engine.available)
    func thoseAskedAreWrittenToAndRemindedOnceWhenLate(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            _ = try await app.signIn(as: .practitioner, organisation: fixture.police)
            let id = try await app.services.raiseChallenge(fixture.draft(), by: fixture.person(fixture.scrutineer))
            try await app.doJobs()
            #expect(app.letters.all.map(\.name) == ["Leo Lamb"])
            #expect(app.letters.all[0].subject == "Challenge 1: an answer by 4 July 2019")
            #expect(!app.letters.all[0].text.contains("looked at"))
            app.wait(days: 14)
            try await app.doJobs()
            #expect(app.letters.all.count == 1)
            app.wait(days: 1)
            try await app.doJobs()
            try await RemindOfChallenge(challenge: id.uuid, due: app.challenge(id).dueOn.number).run(with: app.services)
            app.wait(days: 30)
            try await app.doJobs()
            #expect(app.letters.all.map(\.subject).dropFirst() == ["Reminder: Challenge 1 has not been answered"])
        }
    }

    @Test func whatWasAnsweredInTimeIsNotRemindedOf() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let id = try await app.services.raiseChallenge(fixture.draft(), by: fixture.person(fixture.scrutineer))
            try await app.services.takeChallengeStep(
                .respond, about: id, words: "Yes", by: fixture.person(fixture.lead))
            app.wait(days: 60)
            try await app.doJobs()
            #expect(app.letters.all.map(\.name).sorted() == ["Leo Lamb", "Sol Scott"])
        }
    }

    @Test func anAnswerThatIsNotEnoughIsDueAgain() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let (scrutineer, lead) = try (fixture.person(fixture.scrutineer), fixture.person(fixture.lead))
            let id = try await app.services.raiseChallenge(fixture.draft(), by: scrutineer)
            try await app.services.takeChallengeStep(.respond, about: id, words: "Yes", by: lead)
            app.wait(days: 8)
            try await app.services.takeChallengeStep(.contest, about: id, words: "Which?", by: scrutineer)
            #expect(try await app.challenge(id).dueOn.inWords == "12 July 2019")
            app.wait(days: 15)
            try await app.doJobs()
            #expect(app.letters.all.filter { $0.subject.hasPrefix("Reminder") }.count == 1)
        }
    }
}
