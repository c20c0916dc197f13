import Domain
import Foundation
import Partnership
import Platform
import Scrutiny
import Storage

/// Recommendations about children who are exploited: one that somebody has not answered in time, and two that wait.
struct DemoRecommendations: Sendable {
    let services: Services
    let partnership: DemoPartnership
    /// By the number people call them by.
    let challenges: [String: ID<Challenge>]
    /// About children who go missing.
    let judgement: ID<Judgement>

    func fill() async throws {
        let scrutineer = try await partnership.member(.scrutineer)
        let responses = try DemoRecords("recommendation-responses").records
        for record in try DemoRecords("recommendations").records {
            guard let day = try record.day("made_on") else { continue }
            let id = try await services.on(day).recommend(draft(record), by: scrutineer)
            for response in responses where response["recommendation"] == record["number"] {
                try await keep(response, to: id)
            }
            for action in try DemoRecords("recommendation-actions").records
            where action["recommendation"] == record["number"] {
                try await agree(action, about: id, number: record["number"])
            }
        }
    }

    private func keep(_ record: DemoRecords.Record, to id: ID<Recommendation>) async throws {
        guard let answer = RecommendationResponse.Answer(rawValue: record["answer"]), let day = try record.day("on")
        else { throw DemoFault(words: "no answer \(record["answer"])") }
        try await services.on(day).answerRecommendation(
            id, for: partnership.addressee(record["for"]), answer, reason: record["reason"],
            doneBy: record.day("done_by"), by: partnership.member(named: record["by"]))
    }

    private func agree(_ record: DemoRecords.Record, about id: ID<Recommendation>, number: String) async throws {
        guard let day = try record.day("agreed_on"), let due = try record.day("due_on"),
            let owner = try await partnership.organisation(record["owner"])
        else { throw DemoFault(words: "no owner \(record["owner"])") }
        let member = try await partnership.member(named: record["by"])
        let past = services.on(day)
        try await past.addAction(
            about: RecordReference(kind: "recommendation", id: id.uuid), titled: "Recommendation \(number)",
            ActionDraft(what: record["what"], owner: owner.id, dueOn: due, success: record["success"]),
            id: past.newID(), by: .member(member.id))
    }

    private func draft(_ record: DemoRecords.Record) async throws -> RecommendationDraft {
        guard let source = RecommendationDraft.Source(rawValue: record["source"]), let due = try record.day("due_on")
        else { throw DemoFault(words: "no source \(record["source"])") }
        var addressees: [Addressee] = []
        for name in record["to"].split(separator: "|") {
            addressees.append(try await partnership.addressee(String(name)))
        }
        let challenge = challenges[record["from_challenge"]].map { RecordReference("challenge", $0) }
        let about = source == .judgement ? RecordReference("judgement", judgement) : challenge
        return RecommendationDraft(
            words: record["words"], source: source, about: about, addressees: addressees, dueOn: due,
            isPublic: record["public"] == "yes")
    }
}

extension DemoPartnership {
    /// A group or an organisation.
    func addressee(_ name: String) async throws -> Addressee {
        let groups = try await services.database.read { db in try GroupStore.groups(on: db) }
        if let group = groups.first(where: { $0.name == name }) { return .group(group.id) }
        guard let found = try await organisation(name) else { throw DemoFault(words: "nobody called \(name)") }
        return .organisation(found.id)
    }

    func member(named name: String) async throws -> Member {
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        guard let member = members.first(where: { $0.name == name }) else { throw DemoFault(words: "no \(name)") }
        return member
    }
}
