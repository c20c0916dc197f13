import ArgumentParser
import Documents
import Domain
import Questions

struct CheckQuestions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with a question set's file.",
        discussion: """
            Every problem is printed with its line, page and question, and the command ends with 1. A set without \
            problems can be put to people. Nothing is changed.
            """)

    @Argument(help: "The YAML file to read.")
    var file: String

    @Flag(help: "Print one JSON object instead of sentences.")
    var json = false

    func run() async throws {
        let report = QuestionSetFile.check(try QuestionFile.bytes(file))
        if json {
            print(report.json.text())
        } else {
            for problem in report.problems { printError("\(file): \(problem.message)") }
            if let set = report.set { print(words(set)) }
        }
        if !report.isAccepted { throw ExitCode(1) }
    }

    private func words(_ set: QuestionSet) -> String {
        let questions = set.questions.count(where: \.kind.isAsked)
        return "\(set.key), version \(set.version): \(questions) question\(questions == 1 ? "" : "s") on "
            + "\(set.pages.count) page\(set.pages.count == 1 ? "" : "s"). Nothing is wrong."
    }
}

extension QuestionSetFileReport {
    var json: JSONValue {
        .object([
            ("key", set.map { .text($0.key) } ?? .null), ("version", set.map { .integer($0.version) } ?? .null),
            ("questions", set.map { .integer($0.questions.count(where: \.kind.isAsked)) } ?? .null),
            ("problems", .list(problems.map(\.json))),
        ])
    }
}

extension QuestionSetFileProblem {
    fileprivate var json: JSONValue {
        func text(_ words: String?) -> JSONValue { words.map { .text($0) } ?? .null }
        func number(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
        return .object([
            ("line", number(line)), ("page", text(place.page)), ("question", text(place.question)),
            ("part", text(place.part)), ("column", number(place.column)), ("reason", .text(reason)),
        ])
    }
}
