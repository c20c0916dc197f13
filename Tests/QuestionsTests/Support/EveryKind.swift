import Domain
import Foundation
import Partnership
import Platform
import Questions
import TestSupport

/// A set with a question of every kind whose answers can be kept without knowing whose they are.
enum EveryKind {
    static let places = [
        QuestionChoice("home", "At home"), QuestionChoice("school", "At school"),
        QuestionChoice("none", "None of these"),
    ]

    static let set = QuestionSet(
        key: "every-kind", title: "Of every kind",
        pages: [
            QuestionPage(
                id: "one",
                questions: [
                    Question(
                        id: "came", kind: .oneChoice([QuestionChoice("yes", "Yes"), QuestionChoice("no", "No")]),
                        label: "Did you come?", isRequired: true),
                    Question(
                        id: "why", kind: .shortText(most: 100), label: "Why not?",
                        shownWhen: try? Condition("${came} = 'no'")),
                    Question(
                        id: "where", kind: .manyChoices(ManyChoices(choices: places, exclusive: "none")),
                        label: "Where is it safe?"),
                    Question(
                        id: "policy", kind: .fulfilment(FulfilmentRule(reasonFor: [.no])), label: "Is there a policy?"),
                    Question(id: "useful", kind: .agreement(offersDontKnow: true), label: "It was useful"),
                    Question(id: "score", kind: .rating(low: "Not at all", high: "Fully"), label: "How far?"),
                ]),
            QuestionPage(
                id: "two",
                questions: [
                    Question(
                        id: "change", kind: .number(NumberRule(least: -10, most: 10, decimals: 1)),
                        label: "By how much did it change?"),
                    Question(id: "on-day", kind: .date(DateRule()), label: "On which day?"),
                    Question(id: "more", kind: .longText(most: 500), label: "Anything more?"),
                    Question(
                        id: "order", kind: .ranking(RankingRule(choices: Array(places.prefix(2)))),
                        label: "What comes first?"),
                    Question(
                        id: "grid",
                        kind: .matrix(
                            MatrixRule(rows: Array(places.prefix(2)), scale: .agreement(offersDontKnow: false))),
                        label: "It is safe"),
                ]),
        ])

    static let columns = [
        "came", "why", "where: home", "where: school", "where: none", "policy", "policy: why", "useful", "score",
        "change", "on-day", "more", "order: home", "order: school", "grid: home", "grid: school", "paper",
    ]

    /// A row each, in the order of ``columns``.
    static let rows = [
        "yes,,1,0,0,yes,,5,10,-2.5,2026-11-03,It was light.,1,2,5,1,0",
        "no,The bus was late,0,0,1,no,Nobody wrote it,dont-know,0,10,,\"=1+1, \"\"quoted\"\"\nand a second line\""
            + ",,,,,1",
        "yes,,,,,,,,,,,,,,,,0", "yes,,,,,,,,,,,,,,,,0", "no,'=2+2,1,1,0,not-applicable,,1,5,0,,'+44,2,1,3,3,0",
    ]

    static var file: String { ([columns.joined(separator: ",")] + rows).joined(separator: "\r\n") + "\r\n" }
}

extension TestApp {
    @discardableResult
    func take(_ text: String, into id: ID<Occasion>, dryRun: Bool = false) async throws -> ImportReport {
        try await take(Array(text.utf8), into: id, dryRun: dryRun)
    }

    @discardableResult
    func take(_ bytes: [UInt8], into id: ID<Occasion>, dryRun: Bool = false) async throws -> ImportReport {
        try await services.importAnswers(bytes, to: id, dryRun: dryRun, by: .system)
    }

    /// The lines of an export, in an order of their own: answers have none.
    func exported(_ id: ID<Occasion>) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("answers.csv")
        _ = try await services.exportAnswers(of: id, as: .csv, to: file, by: .system)
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.components(separatedBy: "\r\n").sorted()
    }
}
