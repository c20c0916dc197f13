import Domain

/// What is wrong with a form, field by field, in the order of the fields on the page.
package struct FormProblems: Error, Equatable, Sendable {
    package struct FieldProblem: Equatable, Sendable {
        package let field: String
        package let message: String
    }

    package private(set) var list: [FieldProblem] = []

    package init() {}

    package init(_ field: String, _ message: String) {
        add(field, message)
    }

    package var isEmpty: Bool { list.isEmpty }

    package subscript(field: String) -> String? {
        list.first { $0.field == field }?.message
    }

    package mutating func add(_ field: String, _ message: String) {
        list.append(FieldProblem(field: field, message: message))
    }

    /// Reads one field, or notes what is wrong with it and answers nil.
    package mutating func read<Answer: Readable>(_: Answer.Type, from text: String?, field: String) -> Answer? {
        do {
            return try Answer(text ?? "")
        } catch {
            add(field, error.message)
            return nil
        }
    }

    /// As ``read(_:from:field:)``, but an empty field is not a problem.
    package mutating func readOptional<Answer: Readable>(_: Answer.Type, from text: String?, field: String) -> Answer? {
        (text ?? "").trimmed.isEmpty ? nil : read(Answer.self, from: text, field: field)
    }

    package mutating func read(_ rule: FieldText, from text: String?, field: String) -> String? {
        do {
            return try rule.read(text)
        } catch {
            add(field, error.message)
            return nil
        }
    }

    package mutating func readOptional(_ rule: FieldText, from text: String?, field: String) -> String? {
        do {
            return try rule.readOptional(text)
        } catch {
            add(field, error.message)
            return nil
        }
    }
}
