import Domain
import Foundation

/// How a screened sheet is written into one column: JSON, with each answer in its own lasting form.
struct SheetText: Codable {
    private struct Waiting: Codable {
        let original: String
        let masked: String
        let reasons: [String]
        let day: Int
    }

    private let answers: [String: String]
    private let waiting: [String: Waiting]?

    static func written(_ sheet: ScreenedSheet) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(SheetText(sheet)), as: UTF8.self)
    }

    static func written(_ sheet: AnswerSheet) throws -> String {
        try written(ScreenedSheet(answers: sheet))
    }

    /// - Throws: ``SheetFault`` naming the question, never the answer.
    static func read(_ text: String) throws -> ScreenedSheet {
        try JSONDecoder().decode(SheetText.self, from: Data(text.utf8)).sheet()
    }

    private init(_ sheet: ScreenedSheet) {
        answers = sheet.answers.values.mapValues(\.stored)
        let waiting = sheet.waiting.mapValues { text in
            Waiting(
                original: text.original, masked: text.masked, reasons: text.reasons.map(\.rawValue).sorted(),
                day: text.receivedOn.number)
        }
        self.waiting = waiting.isEmpty ? nil : waiting
    }

    private func sheet() throws -> ScreenedSheet {
        var sheet = AnswerSheet()
        for (question, stored) in answers {
            guard let value = AnswerValue(stored: stored) else { throw SheetFault(question: question) }
            sheet[question] = value
        }
        let texts = (waiting ?? [:]).mapValues { text in
            HeldText(
                original: text.original, masked: text.masked,
                reasons: Set(text.reasons.compactMap(HeldText.Reason.init(rawValue:))),
                receivedOn: Day(number: text.day))
        }
        return ScreenedSheet(answers: sheet, waiting: texts)
    }
}

/// A kept answer that no program of ours wrote.
struct SheetFault: Error, Equatable {
    let question: String
}
