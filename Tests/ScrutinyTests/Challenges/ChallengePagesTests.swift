import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import TestSupport
import Testing

@testable import Scrutiny

@Suite struct ChallengePagesTests {
    @Test func nothingTypedIsLostAndEveryProblemIsSaid() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let refused = try await fixture.scrutineer.post(
                "/challenges", form: ["to": "organisation:x", "days": "61", "theme": "Exploitation", "good": "Fewer"])
            #expect(refused.status == .unprocessableContent)
            for words in [
                "Choose whether it is a challenge or a question", "Choose whom it is put to", "Enter what you ask",
                "Working days must be a whole number from 1 to 60", "Fewer",
            ] {
                #expect(refused.words.contains(words), "\(words)")
            }
            #expect(refused.html.contains(#"value="Exploitation""#))
        }
    }

    @Test func aChallengeIsRaisedFromAnAgendaItem() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let meeting = try await app.services.addMeeting(
                of: fixture.group.id, title: "June meeting", on: app.services.today, by: .system)
            let item = try await app.services.addAgendaItem(
                to: meeting.id, title: "Missing children", words: "Ten most often.", by: .system)
            let agenda = try await fixture.scrutineer.get("/meetings/\(meeting.id.text)")
            let link = "/challenges/new?about=agenda-item:\(item.id.text)"
            #expect(agenda.html.contains(link))
            let form = try await fixture.scrutineer.get(link)
            #expect(form.words.contains("About Agenda item: Missing children (June meeting, 20 June 2019)"))
            let sent = try await fixture.scrutineer.post(
                "/challenges",
                form: [
                    "kind": "challenge", "to": "group:\(fixture.group.id.text)", "issue": "What changed?", "days": "5",
                    "about": "agenda-item:\(item.id.text)",
                ])
            let page = try await fixture.scrutineer.get(try #require(sent.location))
            #expect(page.words.contains("Put to Executive Group on 20 June 2019. An answer is due by 27 June 2019."))
            #expect(page.words.contains("Missing children (June meeting"))
        }
    }

    @Test func anElectedMemberAsksAndIsAnswered() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let elected = try await app.signIn(as: .electedMember, named: "Win Kemp")
            let form = try await elected.get("/challenges/new?question=impact-which-children")
            #expect(form.words.contains("Ask a question") && form.words.contains("Which children are safer"))
            #expect(!form.words.contains("What is it?"))
            let sent = try await elected.post(
                "/challenges",
                form: ["to": "organisation:\(fixture.police.text)", "issue": "Who is safer?", "days": "10"])
            let own = try #require(sent.location)
            let empty = try await fixture.lead.post("\(own)/answer", form: ["respond": "  "])
            #expect(empty.status == .unprocessableContent && empty.words.contains("Enter your answer"))
            let answered = try await fixture.lead.post("\(own)/answer", form: ["respond": "Forty children."])
            #expect(answered.location == own)
            let page = try await elected.get(own)
            #expect(page.words.contains("Forty children.") && page.words.contains("Leo Lamb"))
            #expect(page.words.contains("The answer is enough"))
            let seenByLead = try await fixture.lead.get(own)
            #expect(!seenByLead.words.contains("The answer is enough"))
        }
    }

    @Test func nobodyActsForOthers() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let id = try await app.services.raiseChallenge(fixture.draft(), by: fixture.person(fixture.scrutineer))
            let own = "/challenges/\(id.text)"
            let stranger = try await app.signIn(as: .agencyLead)
            #expect(try await stranger.get(own).status == .notFound)
            #expect(try await stranger.post("\(own)/answer", form: ["respond": "x"]).status == .notFound)
            #expect(try await fixture.scrutineer.post("\(own)/answer", form: ["respond": "x"]).status == .forbidden)
            let other = try await fixture.member.post("\(own)/answer", form: ["respond": "x"])
            #expect(other.status == .forbidden && other.words.contains("Nobody answers for somebody else"))
            let early = try await fixture.scrutineer.post("\(own)/acceptance")
            #expect(early.status == .conflict && early.words.contains("There is no answer to weigh"))
            #expect(try await app.signIn(as: .administrator).get("/challenges").status == .forbidden)
        }
    }

    @Test func aGroupMemberChallengesForTheGroupOnly() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            let alone = try await fixture.member.post(
                "/challenges",
                form: [
                    "kind": "challenge", "to": "organisation:\(fixture.police.text)", "issue": "Why?", "days": "10",
                    "for": "",
                ])
            #expect(alone.status == .unprocessableContent)
            #expect(alone.words.contains("A challenge is raised by the scrutineer or for a group"))
            let sent = try await fixture.member.post(
                "/challenges",
                form: [
                    "kind": "challenge", "to": "organisation:\(fixture.police.text)", "issue": "Why?", "days": "10",
                    "for": fixture.group.id.text,
                ])
            let page = try await fixture.member.get(try #require(sent.location))
            #expect(page.words.contains("Eve Exley, for Executive Group"))
        }
    }

    @Test func theLogSaysWhatIsLateInWorkingDaysAndGoesOutAsAFile() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeChallengeFixture()
            #expect(try await fixture.scrutineer.get("/challenges").words.contains("Nothing has been asked yet"))
            try await app.services.raiseChallenge(fixture.draft(), by: fixture.person(fixture.scrutineer))
            app.wait(days: 18)
            let scrutineer = try await app.signIn(fixture.person(fixture.scrutineer))
            let page = try await scrutineer.get("/challenges?late=1")
            #expect(page.words.contains("2 working days late") && page.words.contains("1 entry"))
            let file = try await scrutineer.get("/challenges/export?format=csv")
            #expect(file.html.contains("number,kind,raised_on") && file.html.contains("Exploitation"))
            #expect(try await scrutineer.get("/challenges/export?format=json").status == .ok)
            for place in ["after=x", "after=1.x", "before=-1.00000000-0000-0000-0000-000000000000&from=-9"] {
                #expect(try await scrutineer.get("/challenges?\(place)").status == .ok)
            }
        }
    }

    @Test func everyQuestionOfTheBankLeadsToTheForm() async throws {
        let questions = try QuestionBank.packed()
        #expect(Set(questions.map(\.id)).count == questions.count && questions.count >= 12)
        try await withTestApp { app in
            let scrutineer = try await app.signIn(as: .scrutineer)
            let bank = try await scrutineer.get("/challenges/questions")
            for question in questions {
                #expect(bank.html.contains("/challenges/new?question=\(question.id)"))
            }
        }
    }
}
