import Domain
import Platform

/// A version in the making: its pages and questions in order, with everything that can be done to them.
struct OutlinePage: Page {
    static let template = "question-sets/outline"

    struct Section: Sendable {
        let id: String
        let key: String
        let title: String
        let condition: String?
        let isEmpty: Bool
        let editHref: String
        let addHref: String
        let canRise: Bool
        let canSink: Bool
        let questions: [Line]
    }

    struct Line: Sendable {
        let id: String
        let title: String
        let facts: String
        let condition: String?
        let editHref: String
        let canRise: Bool
        let canSink: Bool
    }

    struct Fault: Sendable {
        let words: String
        let href: String
    }

    let frame: Frame
    let title: String
    let status: String
    let faults: [Fault]
    let orderAction: String
    let sections: [Section]
    let addPageHref: String
    let wordsHref: String
    let trialHref: String
    let previewHref: String
    let removeHref: String

    init(_ set: QuestionSet, frame: Frame) {
        let base = frame.root + set.address.path
        self.frame = frame
        title = set.title.text
        status = "Version \(set.version), in the making. \(set.askedWords)."
        faults = Self.faults(of: set, base)
        orderAction = "\(base)/order"
        var number = 0
        var sections: [Section] = []
        for (index, page) in set.pages.enumerated() {
            sections.append(Self.section(page, at: index, of: set, from: &number, base))
        }
        self.sections = sections
        addPageHref = "\(base)/pages/new"
        wordsHref = "\(base)/words"
        trialHref = "\(base)/trial"
        previewHref = base
        removeHref = "\(base)/removal"
    }

    private static func section(
        _ page: QuestionPage, at index: Int, of set: QuestionSet, from number: inout Int, _ base: String
    ) -> Section {
        let (isFirst, isLast) = (index == 0, index == set.pages.count - 1)
        var lines: [Line] = []
        for (place, question) in page.questions.enumerated() {
            number += 1
            lines.append(
                Line(
                    id: question.id, title: "\(number). \(question.label.text)", facts: facts(question),
                    condition: question.shownWhen?.inWords(of: set), editHref: "\(base)/questions/\(question.id)",
                    canRise: !(isFirst && place == 0), canSink: !(isLast && place == page.questions.count - 1)))
        }
        return Section(
            id: "page-\(page.id)", key: page.id, title: page.words(at: index),
            condition: page.shownWhen?.inWords(of: set), isEmpty: lines.isEmpty, editHref: "\(base)/pages/\(page.id)",
            addHref: "\(base)/pages/\(page.id)/questions/new", canRise: !isFirst, canSink: !isLast, questions: lines)
    }

    private static func facts(_ question: Question) -> String {
        let facts = [
            KindWords.of(question.kind), question.isRequired ? "must be answered" : nil,
            question.check == nil ? nil : "checked",
        ]
        return facts.compactMap(\.self).joined(separator: ", ")
    }

    private static let partWords = ["shown-when": "when it is asked", "label": "the question", "hint": "the hint"]

    /// Named as people know them, each leading to where it is put right.
    private static func faults(of set: QuestionSet, _ base: String) -> [Fault] {
        set.problems.map { problem in
            let place = problem.place
            if let question = place.question.flatMap(set.question) {
                let column = place.column.map { ", column \($0)" } ?? ""
                let part = place.part.map { " (\(partWords[$0] ?? $0)\(column))" } ?? ""
                return Fault(
                    words: "“\(question.label.text)”\(part): \(problem.reason)",
                    href: "\(base)/questions/\(question.id)")
            }
            if let index = set.pages.firstIndex(where: { $0.id == place.page }) {
                let page = set.pages[index]
                let href =
                    page.questions.isEmpty ? "\(base)/pages/\(page.id)/questions/new" : "\(base)/pages/\(page.id)"
                return Fault(words: "\(page.words(at: index)): \(problem.reason)", href: href)
            }
            let first = set.pages.first.map { "\(base)/pages/\($0.id)/questions/new" } ?? "\(base)/pages/new"
            return Fault(words: problem.message, href: place == .init() ? first : "\(base)/words")
        }
    }
}

extension QuestionPage {
    /// "Page 2: The visit"
    func words(at index: Int) -> String {
        "Page \(index + 1)" + (title.map { ": \($0.text)" } ?? "")
    }
}

extension QuestionSet {
    /// "12 questions on 3 pages"
    var askedWords: String {
        let count = questions.count(where: \.kind.isAsked)
        return "\(count.grouped) question\(count == 1 ? "" : "s") on \(pages.count) page\(pages.count == 1 ? "" : "s")"
    }
}

/// Asks before something is removed, and says what follows.
struct RemovalPage: Page {
    static let template = "question-sets/removal"

    let frame: Frame
    let title: String
    let words: [String]
    /// What is wrong with the set afterwards.
    let follows: [String]
    let action: String
    let stamp: String
    let backHref: String

    init(
        title: String, words: [String], follows: [String], action: String, stamp: String, back: String, frame: Frame
    ) {
        self.frame = frame
        self.title = title
        self.words = words
        self.follows = follows
        self.action = frame.root + action
        self.stamp = stamp
        backHref = frame.root + back
    }
}
