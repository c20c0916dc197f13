import Domain
import Foundation
import Partnership
import Platform
import Scrutiny
import Storage

/// What the scrutineer and an elected member asked, and how far each has come: one resolved, one answered, two late.
struct DemoChallenges: Sendable {
    let services: Services
    let partnership: DemoPartnership

    /// - Returns: the challenges by the number people call them by.
    func fill() async throws -> [String: ID<Challenge>] {
        var made: [String: ID<Challenge>] = [:]
        let steps = try DemoRecords("challenge-steps").records
        for record in try DemoRecords("challenges").records {
            guard let day = try record.day("raised_on") else { continue }
            let raiser = try await partnership.member(named: record["raised_by"])
            let id = try await services.on(day).raiseChallenge(draft(record), by: raiser)
            made[record["number"]] = id
            for step in steps where step["challenge"] == record["number"] {
                try await take(step, about: id)
            }
        }
        return made
    }

    private func take(_ record: DemoRecords.Record, about id: ID<Challenge>) async throws {
        guard let step = ChallengeStep.Kind(rawValue: record["step"]), let day = try record.day("on") else {
            throw DemoFault(words: "no step \(record["step"])")
        }
        try await services.on(day).takeChallengeStep(
            step, about: id, words: record.text("words"), by: partnership.member(named: record["by"]))
    }

    private func draft(_ record: DemoRecords.Record) async throws -> ChallengeDraft {
        guard let kind = ChallengeDraft.Kind(rawValue: record["kind"]) else {
            throw DemoFault(words: "no kind \(record["kind"])")
        }
        return ChallengeDraft(
            kind: kind, addressee: try await partnership.addressee(record["to"]), issue: record["issue"],
            evidence: record.text("evidence"), good: record.text("good"), theme: record.text("theme"),
            isPublic: record["public"] == "yes")
    }
}

extension DemoRecords.Record {
    /// - Returns: nil for an empty cell.
    fileprivate func text(_ column: String) -> String? {
        self[column].isEmpty ? nil : self[column]
    }
}
