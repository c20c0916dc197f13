import ArgumentParser
import Documents
import Domain
import Foundation
import Learning
import Partnership
import Platform
import Scrutiny
import Storage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Write contacts, comments, themes, a hub's figures, answers, challenges or recommendations into a file.",
        subcommands: [
            ExportContacts.self, ExportComments.self, ExportThemes.self, ExportHub.self, ExportAnswers.self,
            ExportChallenges.self, ExportRecommendations.self, ExportPlan.self, ExportEvidence.self,
        ])
}

extension ExportFormat: ExpressibleByArgument {}

/// What every export is told.
struct ExportOptions: ParsableArguments {
    @Option(help: "csv, xlsx or json.")
    var format: ExportFormat = .csv

    @Option(help: "The file to write. It must not exist.")
    var output: String

    /// - Throws: when the file is there, for nothing is written over, or when there can be none.
    func check() throws {
        try Self.check(output)
    }

    static func check(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandRefusal("\(path) exists already. Nothing was written.")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw CommandRefusal("\(path) can not be written there. Nothing was written.")
        }
    }

    /// Checks where it goes before anything is read, and closes the database behind it.
    func export(_ options: CommonOptions, _ table: (Services) async throws -> ExportTable) async throws {
        try check()
        let services = try await options.services()
        try write(try await table(services))
        try await services.database.close()
    }

    func write(_ table: ExportTable) throws {
        try table.write(format, to: URL(fileURLWithPath: output))
        print("\(table.rows.count) rows in \(output)")
    }
}

struct ExportContacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "contacts", abstract: "Write all contacts.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    func run() async throws {
        try await what.export(options) { services in try await services.exportContacts(by: .commandLine) }
    }
}

struct ExportChallenges: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "challenges", abstract: "Write the log of challenges and questions with what came of each.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    func run() async throws {
        try await what.export(options) { services in try await services.exportAllChallenges(by: .commandLine) }
    }
}

struct ExportRecommendations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommendations", abstract: "Write recommendations, a row for each of those they were put to.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    func run() async throws {
        try await what.export(options) { services in try await services.exportAllRecommendations(by: .commandLine) }
    }
}

/// An export of what belongs to one hub.
struct HubExportOptions: ParsableArguments {
    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    @Option(help: "The hub, by its theme. Not needed when there is only one.")
    var hub: String?

    func export(_ table: (Services, ID<Hub>) async throws -> ExportTable) async throws {
        try what.check()
        let services = try await options.services()
        let hub = try await services.hub(titled: hub)
        try what.write(try await table(services, hub.id))
        try await services.database.close()
    }
}

struct ExportComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comments", abstract: "Write the comments of a hub, as they can be imported again.")

    @OptionGroup var hub: HubExportOptions

    func run() async throws {
        try await hub.export { services, hub in try await services.exportComments(of: hub, by: .commandLine) }
    }
}

struct ExportThemes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "Write the themes of a hub with what came of each.")

    @OptionGroup var hub: HubExportOptions

    func run() async throws {
        try await hub.export { services, hub in try await services.exportThemes(of: hub, by: .commandLine) }
    }
}

struct ExportHub: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hub", abstract: "Write the figures of a hub, each with its base and interval.")

    @OptionGroup var hub: HubExportOptions

    func run() async throws {
        try await hub.export { services, hub in try await services.exportFigures(of: hub, by: .commandLine) }
    }
}
