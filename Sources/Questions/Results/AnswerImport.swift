import Domain
import Foundation
import Platform
import Storage

extension Services {
    /// Takes in a file of answers, each screened as one that was typed. A row that was taken in before is left out, so
    /// the same file can be given again. With any row refused, or on a dry run, nothing is changed.
    package func importAnswers(
        _ bytes: [UInt8], to id: ID<Occasion>, dryRun: Bool = false, by actor: Actor
    ) async throws -> ImportReport {
        let (now, today, makeID) = (now(), today, makeID)
        let (occasion, set) = try await database.read { db in
            let occasion = try OccasionStore.occasion(id, on: db)
            return try (occasion, QuestionSetStore.kept(occasion.draft.asked, on: db).set)
        }
        let file = AnswerFile(bytes, of: set, on: today)
        guard file.rejected.isEmpty else { return ImportReport(rejected: file.rejected) }
        guard occasion.state != .draft else { throw OccasionRefusal.notOpen }
        let screened = try file.lines.map { line in
            try ScreenedSheet(
                line.sheet, isForYoungPeople: occasion.isForYoungPeople, on: today, screen: Screening.screen)
        }
        return try await database.write { db in
            var new: [KeptResponse] = []
            for (line, sheet) in zip(file.lines, screened) {
                let mark = "\(id.text)/\(line.identity)"
                guard try DraftStore.markSent(mark, of: id, isDryRun: dryRun, on: db) else { continue }
                new.append(
                    KeptResponse(
                        id: ID(makeID()), crowd: line.crowd, sheet: sheet, isPaper: line.isPaper, contact: nil))
            }
            let report = ImportReport(added: new.count, unchanged: file.lines.count - new.count)
            guard !dryRun, !new.isEmpty else { return report }
            try ResponseStore.add(new, to: occasion, at: now, on: db)
            try AuditTrail.record(
                .answersImported, by: actor, subject: .occasion(id), detail: "\(new.count) answers", at: now, on: db)
            return report
        }
    }
}

extension AuditAction {
    static let answersImported = AuditAction("answers.imported", "Took in a file of answers")
}
