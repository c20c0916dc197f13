import Domain
import Foundation

/// How a screened sheet is written into one column: JSON, with each answer in its own lasting form.
///
///     {"answers":{"length":"choice right","met":"choice yes"},"waiting":{"better":{"day":18067,…}}}
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
        if !sheet.isWaiting { return written(sheet.answers) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(SheetText(sheet)), as: UTF8.self)
    }

    static func written(_ sheet: AnswerSheet) -> String {
        PlainSheet.text(sheet.values.mapValues(\.stored))
    }

    /// - Throws: ``SheetFault`` naming the question, never the answer.
    static func read(_ text: String) throws -> ScreenedSheet {
        if let answers = PlainSheet.answers(in: text) { return ScreenedSheet(answers: try sheet(answers)) }
        return try JSONDecoder().decode(SheetText.self, from: Data(text.utf8)).sheet()
    }

    private init(_ sheet: ScreenedSheet) {
        answers = sheet.answers.values.mapValues(\.stored)
        waiting = sheet.waiting.mapValues { text in
            Waiting(
                original: text.original, masked: text.masked, reasons: text.reasons.map(\.rawValue).sorted(),
                day: text.receivedOn.number)
        }
    }

    private func sheet() throws -> ScreenedSheet {
        let texts = (waiting ?? [:]).mapValues { text in
            HeldText(
                original: text.original, masked: text.masked,
                reasons: Set(text.reasons.compactMap(HeldText.Reason.init(rawValue:))),
                receivedOn: Day(number: text.day))
        }
        return ScreenedSheet(answers: try Self.sheet(answers.map { ($0, $1) }), waiting: texts)
    }

    private static func sheet(_ answers: [(question: String, stored: String)]) throws -> AnswerSheet {
        var values: [String: AnswerValue] = [:]
        values.reserveCapacity(answers.count)
        for (question, stored) in answers {
            guard let value = AnswerValue(stored: stored) else { throw SheetFault(question: question) }
            values[question] = value
        }
        return AnswerSheet(values)
    }
}

/// A kept answer that no program of ours wrote.
struct SheetFault: Error, Equatable {
    let question: String
}
