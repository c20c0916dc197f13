import ArgumentParser

struct QuestionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions", abstract: "Check, bring in and write question sets.",
        subcommands: [CheckQuestions.self, ImportQuestions.self, ExportQuestions.self])
}
