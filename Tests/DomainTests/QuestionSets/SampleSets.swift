@testable import Domain

extension Question {
    /// A question of any kind with its id as its label.
    static func sample(
        _ id: String, _ kind: QuestionKind, required: Bool = false, when condition: String? = nil,
        check: String? = nil, label: Wording? = nil
    ) throws -> Question {
        Question(
            id: id, kind: kind, label: label ?? Wording(id), isRequired: required,
            shownWhen: try condition.map { try Condition($0) },
            check: try check.map { AnswerRule(try Condition($0), message: "Enter something else") })
    }
}

extension QuestionSet {
    /// On one page.
    static func sample(_ questions: [Question], variants: [QuestionVariant] = []) -> QuestionSet {
        QuestionSet(
            key: "sample", title: "Sample", variants: variants, pages: [QuestionPage(id: "one", questions: questions)])
    }

    /// On a page each.
    static func samplePages(_ questions: [Question]) -> QuestionSet {
        let pages = questions.map { QuestionPage(id: "page-\($0.id)", questions: [$0]) }
        return QuestionSet(key: "sample", title: "Sample", pages: pages)
    }
}

extension [QuestionChoice] {
    static func sample(_ ids: String...) -> [QuestionChoice] {
        ids.map { QuestionChoice($0, Wording($0.prefix(1).uppercased() + $0.dropFirst())) }
    }
}

extension Day {
    /// 14 February 2019
    static let sampleToday = Day(number: 17_941)
}
