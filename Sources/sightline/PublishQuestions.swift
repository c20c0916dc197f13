import ArgumentParser
import Domain
import Platform
import Questions
import Storage

struct PublishQuestions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Take in a question set's file and publish it.",
        discussion: "People can be asked it afterwards. Prints its name and version, which never changes any more.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The YAML file to read.")
    var file: String

    func run() async throws {
        let report = QuestionSetFile.check(try QuestionFile.bytes(file))
        for problem in report.problems { printError("\(file): \(problem.message)") }
        guard let set = report.set else { throw ExitCode(1) }
        let services = try await options.services()
        let version = try await services.keepQuestionSet(set, by: .commandLine)
        try await services.publishQuestionSet(version, by: .commandLine)
        print("\(version.key)/\(version.version)")
        try await services.database.close()
    }
}
