import Domain
import Foundation
import Partnership
import Platform
import Scrutiny
import Storage

/// What the scrutineer and an elected member asked, and how far each has come: one resolved, one answered, one late and
/// one waiting.
struct DemoChallenges: Sendable {
    let services: Services
    let partnership: DemoPartnership

    func fill() async throws {
        let people = try await services.database.read { db in try MemberStore.all(on: db) }
        let groups = try await services.database.read { db in try GroupStore.groups(on: db) }
        func person(_ name: String) throws -> Member {
            guard let found = people.first(where: { $0.name == name }) else { throw DemoFault(words: "no \(name)") }
            return found
        }
        let steps = try DemoRecords("challenge-steps").records
        for record in try DemoRecords("challenges").records {
            let draft = try await draft(record, groups: groups)
            guard let day = try record.day("raised_on") else { continue }
            let id = try await services.on(day).raiseChallenge(draft, by: person(record["raised_by"]))
            for step in steps where step["challenge"] == record["number"] {
                guard let kind = ChallengeStep.Kind(rawValue: step["step"]), let day = try step.day("on") else {
                    throw DemoFault(words: "no step \(step["step"])")
                }
                try await services.on(day).takeChallengeStep(
                    kind, about: id, words: step["words"].isEmpty ? nil : step["words"], by: person(step["by"]))
            }
        }
    }

    private func draft(_ record: DemoRecords.Record, groups: [PartnershipGroup]) async throws -> ChallengeDraft {
        func text(_ column: String) -> String? { record[column].isEmpty ? nil : record[column] }
        let organisation = try await partnership.organisation(record["to"])
        let group = groups.first { $0.name == record["to"] }
        let addressee = group.map { ChallengeAddressee.group($0.id) } ?? organisation.map { .organisation($0.id) }
        guard let addressee, let kind = ChallengeDraft.Kind(rawValue: record["kind"]) else {
            throw DemoFault(words: "nobody called \(record["to"])")
        }
        return ChallengeDraft(
            kind: kind, addressee: addressee, issue: record["issue"], evidence: text("evidence"), good: text("good"),
            theme: text("theme"), isPublic: record["public"] == "yes")
    }
}
