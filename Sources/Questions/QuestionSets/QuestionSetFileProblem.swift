import Domain
import Yams

/// One thing that is wrong with a question set's file.
package struct QuestionSetFileProblem: UserFacing, Hashable {
    /// From 1; nil for the file as a whole.
    package let line: Int?
    package let place: QuestionSetProblem.Place
    package let reason: String

    package init(line: Int?, _ reason: String, at place: QuestionSetProblem.Place = .init()) {
        self.line = line
        self.place = place
        self.reason = reason
    }

    /// "Line 12, page about-you, question district, label: Enter the words people read"
    package var message: String {
        let words = [line.map { "line \($0)" } ?? "", place.words].filter { !$0.isEmpty }.joined(separator: ", ")
        return words.isEmpty ? reason : "\(words.prefix(1).uppercased())\(words.dropFirst()): \(reason)"
    }
}

/// Why a file can not be read as a question set.
package struct QuestionSetFileRefusal: UserFacing, Equatable {
    package let problems: [QuestionSetFileProblem]

    package init(problems: [QuestionSetFileProblem]) {
        self.problems = problems
    }

    init(_ reason: String) {
        problems = [QuestionSetFileProblem(line: nil, reason)]
    }

    /// What the YAML reader said no to.
    init(_ error: any Error) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            problems = [QuestionSetFileProblem(line: mark.line, "This is not YAML: \(problem), column \(mark.column)")]
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: ", ")
            problems = [QuestionSetFileProblem(line: context.mark.line, "Each name may stand only once: \(names)")]
        case YamlError.reader(let problem, _, _, _):
            problems = [QuestionSetFileProblem(line: nil, "This is not YAML: \(problem)")]
        default:
            problems = [QuestionSetFileProblem(line: nil, "This is not YAML")]
        }
    }

    package var message: String { problems.map(\.message).joined(separator: "\n") }
}

/// What a file holds, or everything that is wrong with it.
package struct QuestionSetFileReport: Sendable, Equatable {
    /// nil as soon as there is any problem.
    package let set: QuestionSet?
    /// In the order of their lines.
    package let problems: [QuestionSetFileProblem]

    package var isAccepted: Bool { problems.isEmpty }
}
