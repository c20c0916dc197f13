import Domain
import Foundation
import Partnership
import Platform
import Scrutiny
import Storage

/// The scrutineer's year 2019/20: four areas, and the line of enquiry about children who go missing in full.
///
/// The cases that were looked at are nowhere in it: what is here is what was found, about no child.
struct DemoScrutiny: Sendable {
    let services: Services
    let partnership: DemoPartnership

    /// - Returns: the judgement about children who go missing.
    func fill() async throws -> ID<Judgement> {
        let scrutineer = try await partnership.member(.scrutineer)
        let plan = try await fillPlan(by: scrutineer.id)
        let lines = try await fillLines(of: plan, by: scrutineer.id)
        try await agree(plan)
        try await fillEvidence(on: lines, by: scrutineer.id)
        try await fillActivities(of: plan, about: lines, by: scrutineer.id)
        return try await judge(lines["missing"], by: scrutineer.id)
    }

    /// Presented to the executive group in June, and answered by it.
    private func judge(_ line: ID<LineOfEnquiry>?, by scrutineer: ID<Member>) async throws -> ID<Judgement> {
        guard let line else { throw DemoFault(words: "no line about missing children") }
        let executive = try await services.database.read { db in try GroupStore.groups(on: db) }
            .first { $0.tier == .executive }
        guard let executive else { throw NotFound("group") }
        let draft = JudgementDraft(assurance: .limited, reasons: Self.reasons, confidence: Self.confidence)
        let judgement = try await services.on(try Day("6 June 2019")).releaseJudgement(
            draft, about: line, to: [executive.id], by: scrutineer)
        let chair = try await partnership.member(.executiveMember)
        let later = services.on(try Day("13 June 2019"))
        try await later.reply(
            to: judgement, for: executive.id, Self.reply, id: later.newID(), by: chair)
        return judgement
    }

    private static let reasons = """
        The dashboard is right about what it counts: nine in ten conversations were offered within 72 hours. What \
        children meet is something else. In six of the ten records that were read with the social workers the \
        conversation was held later than it was offered, or not at all. Those who hold it hear of a child two days \
        late, at weekends later. Young people say that a stranger comes when it no longer matters.

        What works is worth keeping: where the conversation was held by somebody the child knew, plans changed, and \
        the child stayed for longer than before.
        """
    private static let confidence = "What was read is ten records. It shows what happens, not how often."
    private static let reply = """
        We accept that we have been counting the offer. From July the dashboard shows when the conversation was held, \
        and the list of the missing team goes out every day of the week.
        """

    /// What she sat in on, read and heard, and what is still to come. Notes of hers are not among it.
    private func fillActivities(
        of plan: ID<ScrutinyPlan>, about lines: [String: ID<LineOfEnquiry>], by scrutineer: ID<Member>
    ) async throws {
        for record in try DemoRecords("activities").records {
            let day = try Day(record["day"])
            let isDone = record["half_days"] != ""
            let about = record["lines"].split(separator: "|").compactMap { lines[String($0)] }
            let details = ActivityDetails(
                kind: try ActivityKind(record["kind"]), title: record["title"], lines: about,
                spokenWith: try? OrganisationKind(record["spoken_with"]))
            let draft = ActivityDraft(
                details: details, plannedOn: try record.day("planned_on"),
                done: isDone ? (day, Int(record["half_days"]) ?? 1) : nil)
            let past = services.on(isDone ? day : try Day("3 June 2019"))
            try await past.addActivity(draft, to: plan, in: nil, by: scrutineer)
        }
    }

    private func fillPlan(by scrutineer: ID<Member>) async throws -> ID<ScrutinyPlan> {
        let past = services.on(try Day("2 April 2019"))
        let principles = try DemoRecords("principles").records.map { $0["principle"] }
        let plan = try await past.addPlan(
            PlanDetails(
                title: "Scrutiny plan 2019/20", startsOn: try Day("1 April 2019"), endsOn: try Day("31 March 2020"),
                days: 40, framework: "guidance-2018", principles: principles), by: scrutineer)
        for record in try DemoRecords("areas").records {
            try await past.addArea(
                to: plan.id, title: record["area"], reason: record["reason"], by: scrutineer)
        }
        return plan.id
    }

    private func fillLines(
        of plan: ID<ScrutinyPlan>, by scrutineer: ID<Member>
    ) async throws -> [String: ID<LineOfEnquiry>] {
        let past = services.on(try Day("3 April 2019"))
        let areas = try await past.database.read { db in try PlanStore.areas(of: plan, on: db) }
        var lines: [String: ID<LineOfEnquiry>] = [:]
        for record in try DemoRecords("lines").records {
            let wanted = try record["wanted"].split(separator: "|").map { try EvidenceKind(String($0)) }
            let details = try LineDetails(
                area: areas.first { $0.title == record["area"] }?.id, question: record["question"],
                claim: record["claim"], whyNow: record["why_now"], answerer: record["answerer"], wanted: Set(wanted))
            lines[record["line"]] = try await past.addLine(to: plan, details, by: scrutineer).id
        }
        return lines
    }

    /// Offered in April, and agreed by each of the partners within the month.
    private func agree(_ plan: ID<ScrutinyPlan>) async throws {
        let scrutineer = try await partnership.member(.scrutineer)
        try await services.on(try Day("8 April 2019")).offerPlan(plan, by: scrutineer.id)
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        for (name, day) in [
            ("Devinder Halloway", "11 April 2019"), ("Lorna Petherbridge", "15 April 2019"),
            ("Olumide Garstang", "29 April 2019"),
        ] {
            guard let member = members.first(where: { $0.name == name }) else { throw NotFound("member") }
            try await services.on(try Day(day)).agreePlan(plan, version: 1, by: member)
        }
        try await services.on(try Day("30 April 2019")).publishPlan(plan, by: scrutineer.id)
    }

    private func fillEvidence(on lines: [String: ID<LineOfEnquiry>], by scrutineer: ID<Member>) async throws {
        for record in try DemoRecords("evidence").records {
            guard let line = lines[record["line"]] else { throw DemoFault(words: "no line \(record["line"])") }
            let facts = EvidenceFacts(
                kind: try EvidenceKind(record["kind"]), datedOn: try Day(record["dated_on"]),
                strength: try EvidenceStrength(record["strength"]), sensitivity: .careful)
            let words = EvidenceWords(
                says: record["says"], more: record["more"], source: record["source"], scope: record["scope"])
            try await services.on(try Day(record["added_on"])).addEvidence(
                EvidenceDraft(
                    facts: facts, words: words, readings: [line: try Stance(record["stance"])], isShared: true),
                in: nil, by: scrutineer)
        }
    }
}
