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

@Suite struct PlanPagesTests {
    @Test func aPlanWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .scrutineer)
            let page = try await browser.post(
                "/plans",
                form: [
                    "title": "", "starts-day": "31", "starts-month": "2", "starts-year": "2019", "days": "many",
                    "principles": "Honesty <always>",
                ])
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains("Enter a title"))
            #expect(page.words.contains("Days must be a whole number from 0 to 366"))
            #expect(page.html.contains("Honesty &lt;always&gt;"))
            #expect(page.html.contains(##"href="#ends""##))
        }
    }

    @Test func aPlanIsSeenByPartnersOnceItIsOffered() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let manager = try await app.signIn(as: .businessManager)
            let path = fixture.plan.id.path
            #expect(try await manager.get(path).status == .notFound)
            #expect(try await manager.get(fixture.line.id.path).status == .notFound)
            #expect(try await manager.get("/scrutiny").words.contains("No scrutiny plan yet"))

            let scrutineer = try await app.signIn(fixture.scrutineer)
            let check = try await scrutineer.get("\(path)/offer")
            #expect(check.words.contains("1 person in the partnership"))
            #expect(try await scrutineer.post("\(path)/offer").location == path)
            let page = try await manager.get(path)
            #expect(page.words.contains("Are children spoken to in time?"))
            #expect(page.words.contains("Openness and honesty"))
            #expect(!page.words.contains("Add a line of enquiry"))
        }
    }

    @Test func partnersReadThePrinciplesThatWereOfferedWhileTheyAreChanged() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            try await app.offer(fixture)
            let changed = PlanDetails(
                title: "Plan of the year", startsOn: fixture.plan.details.startsOn,
                endsOn: fixture.plan.details.endsOn, days: 40, framework: nil, principles: ["Something new"])
            try await app.services.changePlan(fixture.plan.id, changed, by: fixture.scrutineer.id)
            let manager = try await app.signIn(as: .businessManager)
            let page = try await manager.get(fixture.plan.id.path)
            #expect(page.words.contains("Openness and honesty"))
            #expect(!page.words.contains("Something new"))
            #expect(page.words.contains("The questions of version 1"))
        }
    }

    @Test func eachPartnerAgreesToTheVersionItRead() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let council = try await app.add("County Council", .countyCouncil)
            let services = try await app.add("Children's Services", .countyCouncil, in: council)
            let police = try await app.add("County Police", .police)
            try await app.offer(fixture)
            let path = fixture.plan.id.path
            let eve = try await app.signIn(as: .executiveMember, organisation: services)
            let page = try await eve.get(path)
            #expect(page.words.contains("You agree to version 1 for County Council."))
            #expect(try await eve.get("/").words.contains("Agree the scrutiny plan"))
            #expect(try await eve.post("\(path)/agreement", form: ["version": "2"]).status == .conflict)
            #expect(try await eve.post("\(path)/agreement", form: ["version": "1"]).location == path)
            #expect(try await !eve.get("/").words.contains("Agree the scrutiny plan"))
            #expect(try await eve.get(path).words.contains("Offered to partners"))

            let other = try await app.signIn(as: .strategicMember, organisation: police)
            try await other.post("\(path)/agreement", form: ["version": "1"])
            #expect(try await !other.get(path).words.contains("Offered to partners"))
            let nobody = try await app.signIn(as: .executiveMember)
            #expect(try await nobody.post("\(path)/agreement", form: ["version": "1"]).status == .conflict)
        }
    }

    @Test func everybodyReadsWhatWasAgreedOnceItIsPublished() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let visitor = try await app.visitor()
            #expect(try await visitor.get("/scrutiny-plan").status == .notFound)
            try await app.offer(fixture)
            let police = try await app.add("County Police", .police)
            let eve = try await app.signIn(as: .executiveMember, organisation: police)
            try await eve.post("\(fixture.plan.id.path)/agreement", form: ["version": "1"])
            try await app.services.publishPlan(fixture.plan.id, by: fixture.scrutineer.id)
            let details = try LineDetails(
                area: nil, question: "A later question", claim: "So", whyNow: "Now", answerer: "All",
                wanted: [.voice, .caseAudit, .inspection])
            try await app.services.addLine(to: fixture.plan.id, details, by: fixture.scrutineer.id)
            let page = try await visitor.get("/scrutiny-plan")
            #expect(page.words.contains("Are children spoken to in time?"))
            #expect(!page.words.contains("A later question"))
            #expect(try await visitor.get("/").words.contains("Plan of the year"))
        }
    }

    @Test func aLineWithProblemsComesBackAsTyped() async throws {
        try await withTestApp { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let page = try await browser.post(
                "\(fixture.plan.id.path)/enquiries",
                pairs: [("question", "Why & how?"), ("wanted", "voice"), ("wanted", "case-audit"), ("wanted", "magic")])
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains("Enter what is claimed to be so"))
            #expect(page.words.contains("Choose at least 3 kinds of evidence"))
            #expect(page.html.contains("Why &amp; how?"))
        }
    }

    @Test(arguments: Engine.available)
    func aPlanPageAsksAFixedNumberOfTimes(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let fixture = try await app.makeLine()
            let browser = try await app.signIn(fixture.scrutineer)
            let path = fixture.plan.id.path
            _ = try await browser.get(path)
            let few = try await app.countingQueries { _ = try await browser.get(path) }
            for number in 1...12 {
                let line = try await app.services.addLine(
                    to: fixture.plan.id, fixture.line.details, by: fixture.scrutineer.id)
                let other = ScrutinyFixture(scrutineer: fixture.scrutineer, plan: fixture.plan, line: line)
                try await app.addEvidence("Says \(number)", .voice, .supports, to: other)
            }
            let page = try await browser.get(path)
            #expect(page.words.contains("13 lines of enquiry"))
            let many = try await app.countingQueries { _ = try await browser.get(path) }
            #expect(many == few)
        }
    }
}

extension TestApp {
    func add(
        _ name: String, _ kind: OrganisationKind, in parent: ID<Organisation>? = nil
    ) async throws -> ID<Organisation> {
        let draft = OrganisationDraft(name: name, kind: kind, sector: .both, parent: parent)
        return try await services.addOrganisation(draft, by: .system).id
    }
}
