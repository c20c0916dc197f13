import Domain
import Platform

/// One field of a form about a question set: exactly one of its parts is there.
struct FormPart: Sendable {
    /// What a line of choices is kept under.
    struct Code: Sendable {
        let words: String
        let code: String
    }

    var text: TextField?
    var area: TextArea?
    var radios: Radios?
    var checkboxes: Checkboxes?
    var select: Select?
    var heading: String?
    var codes: [Code] = []
    /// Other wordings, which stay as they are.
    var wordings: [String] = []
}

extension FormPart {
    /// What stands beside the ordinary words in the set's other wordings.
    static func wordings(of wording: Wording?, in set: QuestionSet) -> FormPart? {
        let lines = set.variants.compactMap { variant in
            wording?.variants[variant.key].map { "\(variant.name): \($0)" }
        }
        return lines.isEmpty ? nil : FormPart(wordings: lines)
    }

    static func codes(of choices: [QuestionChoice]) -> FormPart? {
        choices.isEmpty ? nil : FormPart(codes: choices.map { Code(words: $0.label.text, code: $0.id) })
    }
}

/// A form that changes a question set, or begins one.
struct WritingPage: Page {
    static let template = "question-sets/writing"

    /// Something of the page besides its fields.
    struct Words: Sendable {
        let title: String
        var status: String?
        /// What is sent along unchanged.
        var hidden: [Hidden] = []
        let button: String
        /// Where one can go instead.
        var removeHref: String?
        /// A question as it is kept now, when somebody else has changed it.
        var kept: QuestionItem?
        var moving: Moving?
    }

    /// A second, small form below the first.
    struct Moving: Sendable {
        let action: String
        let select: Select
    }

    struct Hidden: Sendable {
        let name: String
        let value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    let frame: Frame
    let words: Words
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let parts: [FormPart]

    init(_ words: Words, action: String, _ parts: [FormPart?], _ problems: FormProblems, frame: Frame) {
        self.frame = frame
        self.words = words
        self.action = frame.root + action
        self.parts = parts.compactMap(\.self)
        hasProblems = !problems.isEmpty
        self.problems = problems.list
    }
}
