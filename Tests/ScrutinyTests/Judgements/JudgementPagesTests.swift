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

@Suite struct JudgementPagesTests {
    private static let typed: [(String, String)] = [
        ("assurance", "limited"), ("reasons", "Six of ten came late."), ("confidence", "Fairly"),
    ]

    @Test(arguments: Engine.available)
    func aJudgementIsTheWritersUntilItIsReleasedAndThenTheGroups(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeLine()
            try await app.addEvidence("Nine in ten", .performanceData, .supports, to: fixture)
            let writer = try await app.signInWithNotes()
            let (group, eve) = try await app.makeGroup()
            let path = "\(fixture.line.id.path)/judgement"
            let saved = try await writer.browser.post(path, pairs: Self.typed + [("next", "release")])
            #expect(saved.location == "\(path)/release")
            #expect(try await eve.get("/judgements").words.contains("No judgement yet"))

            let check = try await writer.browser.get("\(path)/release")
            #expect(check.words.contains("Six of ten came late."))
            #expect(check.words.contains("1 person"))
            let new = app.services.newID(Judgement.self).text
            let form: [(String, String)] = [("new", new), ("version", "1")]
            let none = try await writer.browser.post("\(path)/release", pairs: form)
            #expect(none.status == .unprocessableContent)
            #expect(none.words.contains("Choose at least one group"))
            for _ in 1...2 {
                let sent = try await writer.browser.post(
                    "\(path)/release", pairs: form + [("groups", group.id.text)])
                #expect(sent.location == "/judgements/\(new)")
            }
            #expect(try await app.rows("SELECT id FROM judgement") == 1)
            #expect(try await app.rows("SELECT id FROM sealed_text WHERE kind = 'judgement-draft'") == 0)

            let page = try await eve.get("/judgements/\(new)")
            #expect(page.words.contains("Limited assurance"))
            #expect(page.words.contains("Six of ten came late."))
            let other = try await app.signIn(as: .strategicMember)
            #expect(try await other.get("/judgements/\(new)").status == .notFound)
            #expect(try await app.signIn(as: .administrator).get("/judgements/\(new)").status == .forbidden)
        }
    }

    @Test func aGroupRepliesBesideTheJudgement() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            let path = released.judgement.path
            let empty = try await released.eve.post("\(path)/replies", form: ["reply": ""])
            #expect(empty.status == .unprocessableContent)
            #expect(empty.words.contains("Enter your reply"))
            let new = app.services.newID(JudgementReply.self).text
            for _ in 1...2 {
                let sent = try await released.eve.post(
                    "\(path)/replies", form: ["new": new, "reply": "We see it <differently>."])
                #expect(sent.location == path)
            }
            let page = try await released.writer.get(path)
            #expect(page.html.contains("We see it &lt;differently&gt;."))
            #expect(page.words.contains("Executive Group"))
            #expect(try await app.rows("SELECT id FROM judgement_reply") == 1)
            let outsider = try await app.signIn(as: .strategicMember)
            #expect(try await outsider.post("\(path)/replies", form: ["reply": "Me too"]).status == .notFound)
        }
    }

    @Test func aReleasedJudgementKeepsItsQuestionAndClaim() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            let details = try LineDetails(
                area: nil, question: "Something else?", claim: "The opposite", whyNow: "Now", answerer: "All",
                wanted: [.voice, .caseAudit, .inspection])
            try await app.services.changeLine(released.line, details, by: released.member)
            let page = try await released.eve.get(released.judgement.path)
            #expect(page.words.contains("Are children spoken to in time?"))
            #expect(!page.words.contains("The opposite"))
        }
    }

    @Test func aRecommendationLeadsBackToItsJudgementAndOn() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            let path = released.judgement.path
            let link = try #require(
                try await released.writer.get(path).html.firstMatch(
                    of: /recommendations\/new\?about=judgement:[0-9a-f-]+/))
            let form = try await released.writer.get("/" + String(link.output))
            #expect(form.words.contains("Judgement: Are children spoken to in time?"))
            let due = app.services.today.adding(days: 20).parts
            let sent = try await released.writer.post(
                "/recommendations",
                pairs: [
                    ("about", "judgement:\(released.judgement.text)"), ("source", "judgement"),
                    ("words", "Count arrivals."), ("to", "group:\(released.group.id.text)"),
                    ("due-day", String(due.day)), ("due-month", String(due.month)), ("due-year", String(due.year)),
                ])
            let made = try #require(sent.location)
            #expect(try await released.writer.get(path).html.contains(made))
            #expect(try await released.writer.get(made).html.contains("/subjects/judgement/\(released.judgement.text)"))
        }
    }

    /// The board says how many pieces were not shared; a judgement must not say more.
    @Test func readersLearnNothingOfEvidenceThatWasNotShared() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let start = try await app.makeSpace()
            try await app.addEvidence(
                "Whispered", .practitionerFeedback, .contradicts, to: fixture, in: start.space, by: start.member.id)
            let (group, eve) = try await app.makeGroup()
            let id = try await app.release(
                about: fixture.line.id, as: .limited, "It came late.", to: [group.id], in: start.space)
            let page = try await eve.get(id.path)
            #expect(page.words.contains("Evidence that is not yours to read"))
            #expect(!page.words.contains("Practitioner feedback"))
        }
    }

    @Test func aVersionNoPageShowedIsRefused() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let writer = try await app.signInWithNotes()
            let path = "\(fixture.line.id.path)/judgement"
            try await writer.browser.post(path, pairs: Self.typed)
            for version in ["9223372036854775807", "-1", "0"] {
                let page = try await writer.browser.post(path, pairs: Self.typed + [("version", version)])
                #expect(page.status == .conflict)
            }
        }
    }

    @Test func aNewerJudgementFollowsAndTheOlderStays() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            let second = try await app.release(
                about: released.line, as: .assured, "All of it came in time now.", to: [released.group.id],
                in: released.space)
            let old = try await released.eve.get(released.judgement.path)
            #expect(old.words.contains("Limited assurance"))
            #expect(old.words.contains("has followed this one"))
            #expect(!old.words.contains("Your reply"))
            let new = try await released.eve.get(second.path)
            #expect(new.words.contains("Version 2 of 2."))
            let refused = try await released.eve.post("\(released.judgement.path)/replies", form: ["reply": "Late"])
            #expect(refused.status == .conflict)
        }
    }

    @Test func withdrawnEvidenceIsSaidOnTheJudgementAndToItsWriter() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            try await app.services.withdrawEvidence(
                released.evidence, because: "The clock was wrong", by: released.member)
            let page = try await released.eve.get(released.judgement.path)
            #expect(page.words.contains("It rests on evidence that was withdrawn on"))
            #expect(try await released.writer.get("/").words.contains("Look again at a judgement"))
        }
    }

    @Test func nothingIsReleasedToAGroupThatHasClosedSinceThePageWasShown() async throws {
        try await withTestApp { app in
            let released = try await app.releaseJudgement()
            let (other, _) = try await app.makeGroup("Old Board", named: "Ola Obi")
            try await app.services.closeGroup(other.id, by: .system)
            let sent = try await released.writer.post(
                "\(released.judgement.path)/releases", form: ["groups": other.id.text])
            #expect(sent.status == .unprocessableContent)
            #expect(sent.words.contains("Old Board closed on"))
        }
    }

    @Test func aDraftSavedInTwoTabsShowsBoth() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let writer = try await app.signInWithNotes()
            let path = "\(fixture.line.id.path)/judgement"
            try await writer.browser.post(path, pairs: Self.typed)
            try await writer.browser.post(path, pairs: [("version", "1"), ("reasons", "From the other tab")])
            let stale = try await writer.browser.post(path, pairs: [("version", "1"), ("reasons", "From this tab")])
            #expect(stale.status == .conflict)
            #expect(stale.words.contains("From the other tab"))
            #expect(stale.words.contains("From this tab"))
            #expect(stale.html.contains(#"name="version" value="2""#))
        }
    }
}

/// A judgement released to one group, with those who wrote and read it.
struct ReleasedFixture: Sendable {
    let judgement: ID<Judgement>
    let line: ID<LineOfEnquiry>
    let evidence: ID<Evidence>
    let group: PartnershipGroup
    let eve: TestBrowser
    let writer: TestBrowser
    let member: ID<Member>
    let space: OpenSpace
}

extension TestApp {
    func releaseJudgement() async throws -> ReleasedFixture {
        let fixture = try await makeLine()
        let start = try await makeSpace()
        let evidence = try await addEvidence(
            "Nine in ten", .performanceData, .supports, to: fixture, by: start.member.id)
        let (group, eve) = try await makeGroup()
        let judgement = try await release(
            about: fixture.line.id, as: .limited, "Six of ten came late.", to: [group.id], in: start.space)
        return ReleasedFixture(
            judgement: judgement, line: fixture.line.id, evidence: evidence, group: group, eve: eve,
            writer: try await signIn(start.member), member: start.member.id, space: start.space)
    }

    func release(
        about line: ID<LineOfEnquiry>, as assurance: Assurance, _ reasons: String, to groups: Set<ID<PartnershipGroup>>,
        in space: OpenSpace
    ) async throws -> ID<Judgement> {
        let draft = JudgementDraft(assurance: assurance, reasons: reasons, confidence: "")
        try await services.keepDraft(draft, about: line, expecting: nil, in: space)
        return try await services.releaseJudgement(
            about: line, to: groups, draft: 1, id: services.newID(), in: space)
    }
}
