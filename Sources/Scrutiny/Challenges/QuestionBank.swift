import Domain
import Foundation
import Packs
import Platform
import Yams

/// A good question with why it matters and what a good answer would hold, to start a challenge from.
struct BankQuestion: Decodable, Sendable, Equatable {
    let id: String
    let theme: String
    let question: String
    let why: String
    let good: String
}

/// The questions that travel with the program.
enum QuestionBank {
    struct Missing: Error {}

    private struct File: Decodable {
        let questions: [BankQuestion]
    }

    static func packed() throws -> [BankQuestion] {
        try known.get()
    }

    private static let known = Result {
        guard let bytes = Packs.bytes("scrutiny/question-bank.yaml") else { throw Missing() }
        return try YAMLDecoder().decode(File.self, from: Data(bytes)).questions
    }
}

/// Every question of the bank, under its theme.
struct QuestionBankPage: Page {
    static let template = "challenges/bank"

    struct Theme: Sendable {
        let name: String
        let questions: [Entry]
    }

    struct Entry: Sendable {
        let question: String
        let why: String
        let good: String
        let href: String
    }

    let frame: Frame
    let themes: [Theme]

    init(_ questions: [BankQuestion], frame: Frame) {
        self.frame = frame
        let names = questions.map(\.theme).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        themes = names.map { name in
            Theme(
                name: name,
                questions: questions.filter { $0.theme == name }.map { question in
                    Entry(
                        question: question.question, why: question.why, good: question.good,
                        href: "\(frame.root)/challenges/new?question=\(question.id)")
                })
        }
    }
}
