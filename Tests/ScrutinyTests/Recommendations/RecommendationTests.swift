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

@Suite struct RecommendationStoreTests {
    @Test(arguments: Engine.available)
    func eachAnswersForThemselvesAndTheStoryIsKept(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let (lead, member) = try (fixture.person(fixture.lead), fixture.person(fixture.member))
            let draft = RecommendationDraft(
                words: "Look at the ten together", source: .challenge,
                about: RecordReference(kind: "challenge", id: UUID()),
                addressees: [.organisation(fixture.police), .group(fixture.group.id)],
                dueOn: app.services.today.adding(days: 10))
            let new = app.services.newID(Recommendation.self)
            for _ in 1...2 { try await app.services.recommend(draft, id: new, by: fixture.person(fixture.scrutineer)) }
            let day = app.services.today.adding(days: 60)
            let once = app.services.newID(RecommendationResponse.self)
            for _ in 1...2 {
                try await app.services.answerRecommendation(
                    new, for: .organisation(fixture.police), .reject, reason: "No people", doneBy: nil, id: once,
                    by: lead)
            }
            app.clock.advance(seconds: 60)
            try await app.services.answerRecommendation(
                new, for: .organisation(fixture.police), .part, reason: "Half", doneBy: day, by: lead)
            await #expect(throws: RecommendationRefusal.notAsked) {
                try await app.services.answerRecommendation(
                    new, for: .organisation(fixture.police), .accept, reason: "Yes", doneBy: day, by: member)
            }
            let kept = try await app.database.read { db in try RecommendationStore.known(new, on: db) }
            #expect(kept.recommendation.draft == draft && kept.recommendation.number == 1)
            #expect(kept.names == ["Fernshire Police", "Executive Group"])
            #expect(kept.recommendation.responses.map(\.answer) == [.reject, .part])
            #expect(kept.recommendation.unanswered == [.group(fixture.group.id)])
        }
    }

    @Test(arguments: Engine.available)
    func eachPersonSeesTheirPartAndTheStandingsAgree(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeChallengeFixture()
            let (scrutineer, lead) = try (fixture.person(fixture.scrutineer), fixture.person(fixture.lead))
            func recommend(_ words: String, to addressee: Addressee, isPublic: Bool = false, due days: Int) async throws
            {
                let draft = RecommendationDraft(
                    words: words, source: .audit, addressees: [addressee], dueOn: app.services.today.adding(days: days),
                    isPublic: isPublic)
                try await app.services.recommend(draft, by: scrutineer)
            }
            try await recommend("Police", to: .organisation(fixture.police), due: 1)
            try await recommend("Group", to: .group(fixture.group.id), isPublic: true, due: 1)
            try await recommend("Later", to: .group(fixture.group.id), due: 30)
            let id = try await app.database.read { db in
                try RecommendationStore.all(on: db).last?.recommendation.id
            }
            try await app.services.answerRecommendation(
                try #require(id), for: .organisation(fixture.police), .reject, reason: "No", doneBy: nil, by: lead)
            app.wait(days: 3)
            let today = app.services.today
            func seen(by browser: TestBrowser, _ standing: Recommendation.Standing? = nil) async throws -> [String] {
                let viewer = Viewer.member(try fixture.person(browser))
                return try await app.database.read { db in
                    let found = try RecommendationStore.list(for: viewer, standing, on: today, limit: 9, db)
                    #expect(try RecommendationStore.count(for: viewer, standing, on: today, db) == found.count)
                    return found.map(\.recommendation.draft.words)
                }
            }
            #expect(try await seen(by: fixture.scrutineer) == ["Later", "Group", "Police"])
            #expect(try await seen(by: fixture.scrutineer, .late) == ["Group"])
            #expect(try await seen(by: fixture.scrutineer, .waiting) == ["Later"])
            #expect(try await seen(by: fixture.scrutineer, .answered) == ["Police"])
            #expect(try await seen(by: fixture.lead) == ["Police"])
            #expect(try await seen(by: app.signIn(as: .electedMember)) == ["Group"])
            #expect(try await seen(by: app.signIn(as: .administrator)) == [])
        }
    }

    @Test func onlyThoseWhoHaveNotAnsweredAreRemindedAndOnce() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let draft = RecommendationDraft(
                words: "Look", source: .audit, addressees: [.organisation(fixture.police), .group(fixture.group.id)],
                dueOn: app.services.today.adding(days: 5))
            let id = try await app.services.recommend(draft, by: fixture.person(fixture.scrutineer))
            try await app.doJobs()
            #expect(app.letters.all.map(\.name).sorted() == ["Eve Exley", "Leo Lamb"])
            try await app.services.answerRecommendation(
                id, for: .organisation(fixture.police), .reject, reason: "No", doneBy: nil,
                by: fixture.person(fixture.lead))
            app.wait(days: 6)
            try await app.doJobs()
            try await RemindOfRecommendation(recommendation: id.uuid).run(with: app.services)
            try await app.doJobs()
            #expect(app.letters.all.dropFirst(2).map(\.name) == ["Eve Exley"])
        }
    }

    @Test func theListIsReadWithAsManyQueriesHoweverLongItIs() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let draft = RecommendationDraft(
                words: "Look", source: .audit, addressees: [.organisation(fixture.police)], dueOn: app.services.today)
            let scrutineer = try fixture.person(fixture.scrutineer)
            try await app.services.recommend(draft, by: scrutineer)
            let few = try await app.countingQueries { _ = try await fixture.scrutineer.get("/recommendations") }
            for _ in 1...20 { try await app.services.recommend(draft, by: scrutineer) }
            let many = try await app.countingQueries { _ = try await fixture.scrutineer.get("/recommendations") }
            #expect(few == many)
        }
    }
}

@Suite struct RecommendationPagesTests {
    @Test func aRecommendationIsMadeFromAChallengeAndAnswered() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let challenge = try await app.services.raiseChallenge(
                fixture.draft(), by: fixture.person(fixture.scrutineer))
            let page = try await fixture.scrutineer.get("/challenges/\(challenge.text)")
            let link = "/recommendations/new?about=challenge:\(challenge.text)"
            #expect(page.html.contains(link))
            #expect(try await fixture.scrutineer.get(link).words.contains("From Challenge: 1. Who has looked"))
            let refused = try await fixture.scrutineer.post(
                "/recommendations", form: ["due-day": "1", "due-month": "6", "due-year": "2019", "to": "group:x"])
            for words in [
                "Enter what should change for children", "Choose what it comes from", "Date must be today or later",
                "Choose at least one organisation or group",
            ] { #expect(refused.words.contains(words)) }
            let sent = try await fixture.scrutineer.post(
                "/recommendations",
                pairs: [
                    ("words", "One review"), ("source", "challenge"), ("about", "challenge:\(challenge.text)"),
                    ("due-day", "4"), ("due-month", "7"), ("due-year", "2019"),
                    ("to", "organisation:\(fixture.police.text)"), ("to", "group:\(fixture.group.id.text)"),
                ])
            let own = try #require(sent.location)
            let wrong = try await fixture.lead.post("\(own)/responses", form: ["answer": "accept", "reason": "Yes"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.words.contains("Enter the day by which it will be done"))
            let form: KeyValuePairs = [
                "answer": "accept", "reason": "It is right", "done-day": "1", "done-month": "9", "done-year": "2019",
            ]
            #expect(try await fixture.lead.post("\(own)/responses", form: form).location == own)
            let after = try await fixture.scrutineer.get(own)
            for words in ["It is right", "It will be done by 1 September 2019.", "No answer yet.", "Challenge: 1. Who"]
            {
                #expect(after.words.contains(words), "\(words)")
            }
        }
    }

    @Test func whoeverAcceptsAgreesOnActionsForTheirOwnAlone() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let council = try await app.makeOrganisation("Fernshire Council")
            let draft = RecommendationDraft(
                words: "Look", source: .audit, addressees: [.organisation(fixture.police)], dueOn: app.services.today)
            let id = try await app.services.recommend(draft, by: fixture.person(fixture.scrutineer))
            let own = "/recommendations/\(id.text)"
            let early = try await fixture.lead.get("\(own)/actions/new")
            #expect(early.status == .forbidden && early.words.contains("once you have accepted"))
            try await app.services.answerRecommendation(
                id, for: .organisation(fixture.police), .accept, reason: "Yes", doneBy: app.services.today,
                by: fixture.person(fixture.lead))
            #expect(try await fixture.lead.get(own).html.contains("\(own)/actions/new"))
            let form = try await fixture.lead.get("\(own)/actions/new")
            #expect(form.words.contains("Fernshire Police") && !form.words.contains("Fernshire Council"))
            func add(_ owner: ID<Organisation>) async throws -> TestResponse {
                try await fixture.lead.post(
                    "\(own)/actions",
                    form: [
                        "what": "Review all ten", "owner": owner.text, "due-day": "1", "due-month": "9",
                        "due-year": "2019", "success": "Fewer episodes",
                    ])
            }
            #expect(try await add(council).status == .unprocessableContent)
            let action = try #require(try await add(fixture.police).location)
            let page = try await fixture.lead.get(action)
            #expect(page.words.contains("It comes from Recommendation 1"))
            #expect(page.html.contains("/subjects/recommendation/\(id.text)"))
            #expect(try await fixture.lead.get("/subjects/recommendation/\(id.text)").location == own)
            #expect(try await fixture.scrutineer.get(own).words.contains("Review all ten"))
        }
    }

    @Test func nobodyAnswersForOthers() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let draft = RecommendationDraft(
                words: "Look", source: .audit, addressees: [.organisation(fixture.police)], dueOn: app.services.today)
            let id = try await app.services.recommend(draft, by: fixture.person(fixture.scrutineer))
            let own = "/recommendations/\(id.text)"
            let form: KeyValuePairs = ["answer": "reject", "reason": "x"]
            let other = try await fixture.member.post("\(own)/responses", form: form)
            #expect(other.status == .forbidden && other.words.contains("Nobody answers for somebody else"))
            let stranger = try await app.signIn(as: .agencyLead)
            #expect(try await stranger.post("\(own)/responses", form: form).status == .notFound)
            #expect(try await stranger.get(own).status == .notFound)
            #expect(try await fixture.member.get("/recommendations/new").status == .forbidden)
            let file = try await fixture.lead.get("/recommendations/export?format=csv")
            #expect(file.html.contains("number,recommendation,source") && file.html.contains("Fernshire Police"))
        }
    }
}
