import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Answers that were written into a file.
package struct ExportedAnswers: Sendable {
    package let book: ExportBook
    package let count: Int
}

extension Services {
    /// Writes every answer of an occasion into a file, a row each, in columns that say what they are.
    ///
    /// Answers go into the file one after another as they are read: a million takes no more room than a hundred.
    ///
    /// - Throws: with nothing left at `file`. That answers were taken out is on record before anybody has them.
    package func exportAnswers(
        of id: ID<Occasion>, as format: ExportFormat, to file: URL, by actor: Actor
    ) async throws -> ExportedAnswers {
        let (now, today) = (now(), today)
        let exported = try await database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            guard listed.occasion.showsResults(of: listed.answers.all) else {
                throw ResultRefusal.tooFew(least: listed.occasion.threshold)
            }
            let set = try QuestionSetStore.kept(listed.occasion.draft.asked, on: db).set
            let columns = try AnswerColumns(set, of: listed.occasion, organisations: ReturnStore.names(of: id, on: db))
            let book = ExportBook(answersOf: listed, set, columns, madeOn: today)
            let count = try book.write(format, to: file) { add in
                try ResponseStore.forEach(of: listed.occasion, on: db) { try add(columns.cells($0)) }
            }
            return ExportedAnswers(book: book, count: count)
        }
        do {
            try await database.write { db in
                try AuditTrail.record(
                    .answersExported, by: actor, subject: .occasion(id), detail: "\(exported.count) answers", at: now,
                    on: db)
            }
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
        return exported
    }

    /// What the columns of such a file mean.
    package func answerDictionary(of id: ID<Occasion>) async throws -> ExportBook {
        let today = today
        return try await database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            let set = try QuestionSetStore.kept(listed.occasion.draft.asked, on: db).set
            return ExportBook(answersOf: listed, set, AnswerColumns(set, of: listed.occasion), madeOn: today)
        }
    }
}

extension ExportBook {
    fileprivate init(answersOf listed: ListedOccasion, _ set: QuestionSet, _ columns: AnswerColumns, madeOn day: Day) {
        self.init(
            title: "Answers: \(listed.occasion.draft.title)", rowsName: "answers", columns: columns.described,
            notes: listed.exportNotes(set, on: day) + [
                Note("Rows", "Each row is one answer. They are in no order."),
                Note("Empty cells", "Not answered, or not asked, as answers before made the question needless."),
                Note(
                    "Codes",
                    "What was chosen stands as its code, which stays the same through every version of the questions. "
                        + "The sheet codes, or the notes of the data dictionary, say what each means."),
                Note("Masked words", "Words in [brackets] stand in place of what may say who somebody is."),
                Note("Words that wait", listed.waitingWords),
            ],
            madeOn: day)
    }
}

extension ListedOccasion {
    /// What was asked, how, of whom and when: for every file about it.
    func exportNotes(_ set: QuestionSet, on day: Day) -> [ExportBook.Note] {
        let draft = occasion.draft
        let ends = draft.closesOn.map { "until \($0.inWords)" } ?? "until it is closed by hand"
        let breakdown = draft.breakdown.map { ", counted by: \($0.words.lowercased())" } ?? ""
        return [
            .init("Title", draft.title),
            .init("What was asked", "\(set.title.text) (\(set.key), version \(set.version))"),
            .init(
                "How",
                "\(draft.kind.words)\(breakdown). "
                    + (draft.isAnonymous ? "Anonymous: no answer can be joined to a person." : "Not anonymous.")),
            .init("When", "Planned on \(plannedOn.inWords), \(ends). Now: \(occasion.state.rawValue)."),
            .init(
                "Who was asked",
                asked.map(counted) ?? "It is not known how many people."),
            .init("Answers", rate),
            .init("Exported on", day.inWords),
        ]
    }

    fileprivate var waitingWords: String {
        switch answers.waiting {
        case 0: "None."
        case 1: "1 answer has words that wait for a reader. Until they are read they are masked or left out."
        default:
            "\(answers.waiting.grouped) answers have words that wait for a reader. Until they are read they are masked "
                + "or left out."
        }
    }
}

extension AuditAction {
    static let answersExported = AuditAction("answers.exported", "Took answers out")
    static let resultsExported = AuditAction("results.exported", "Took results out")
}
