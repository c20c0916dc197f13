import Domain
import Foundation
import Platform
import Storage

extension Services {
    /// Takes in a file of answers, each screened as one that was typed. A row that was taken in before is left out, so
    /// the same file can be given again. With any row refused, or on a dry run, nothing is changed.
    ///
    /// Groups that are too few in the file to hide in are counted as others, as on a list.
    ///
    /// Answers are taken while the occasion is open and no longer: whoever read the results of a closed one would see
    /// what a few more answers change.
    package func importAnswers(
        _ bytes: [UInt8], to id: ID<Occasion>, dryRun: Bool = false, by actor: Actor
    ) async throws -> ImportReport {
        let (now, today, makeID) = (now(), today, makeID)
        let (occasion, set) = try await database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            return try (occasion, QuestionSetStore.kept(occasion.draft.asked, on: db).set)
        }
        try occasion.checkTakesSheets()
        let file = AnswersFile(bytes, of: set, hasGroups: occasion.draft.breakdown != nil, on: today)
        guard file.rejected.isEmpty else { return ImportReport(rejected: file.rejected) }
        let screened = try file.lines.map { line in
            try ScreenedSheet(
                line.sheet, isForYoungPeople: occasion.isForYoungPeople, signatures: set.signatures, on: today,
                screen: Screening.screen)
        }
        if dryRun { return try await tryOut(file, for: occasion) }
        return try await database.write { db in
            let occasion = try Self.openOccasion(id, as: occasion, on: db)
            let taken = try TakenRows(of: id, on: db)
            let crowd = Crowd(file.lines.map { $0.crowd ?? "" }, least: occasion.threshold)
            let isGrouped = occasion.isAnonymous && occasion.draft.breakdown != nil
            let new = try zip(file.lines, screened).compactMap { line, sheet -> KeptResponse? in
                guard try taken.mark(line.identity, on: db) else { return nil }
                let group = isGrouped ? crowd.group(of: line.crowd ?? "") : line.crowd
                return KeptResponse(
                    id: ID(makeID()), crowd: group, sheet: sheet, isPaper: line.isPaper, contact: nil)
            }
            let report = ImportReport(added: new.count, unchanged: file.lines.count - new.count)
            guard report.hasWork else { return report }
            try ResponseStore.add(new, to: occasion, at: now, on: db)
            try AuditTrail.record(
                .answersImported, by: actor, subject: .occasion(id), detail: "\(new.count) answers", at: now, on: db)
            return report
        }
    }

    /// What taking the file in would do.
    private func tryOut(_ file: AnswersFile, for occasion: Occasion) async throws -> ImportReport {
        try await database.read { db in
            _ = try Self.openOccasion(occasion.id, as: occasion, on: db)
            let taken = try TakenRows(of: occasion.id, on: db)
            let new = try file.lines.count { try !taken.contains($0.identity, on: db) }
            return ImportReport(added: new, unchanged: file.lines.count - new)
        }
    }

    /// - Throws: when it is not open, or has been changed since the file was read for it.
    private static func openOccasion(
        _ id: ID<Occasion>, as read: Occasion, on db: any Connection
    ) throws -> Occasion {
        let occasion = try OccasionStore.occasion(id, on: db)
        guard occasion.state == .open, occasion.draft.asked == read.draft.asked,
            occasion.isForYoungPeople == read.isForYoungPeople
        else { throw OccasionRefusal.notOpen }
        return occasion
    }
}

extension AuditAction {
    static let answersImported = AuditAction("answers.imported", "Took in a file of answers")
}
