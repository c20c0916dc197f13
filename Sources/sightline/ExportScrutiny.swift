import ArgumentParser
import Partnership
import Platform
import Scrutiny
import Storage

struct ExportPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Write the lines of enquiry that partners see, with what shared evidence says.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    func run() async throws {
        try await what.export(options) { services in try await services.exportPlan(by: .commandLine) }
    }
}

struct ExportEvidence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Write the evidence log. What was not shared has its kind, date and strength, and no words.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    func run() async throws {
        try await what.export(options) { services in try await services.exportEvidence(for: nil, by: .commandLine) }
    }
}
