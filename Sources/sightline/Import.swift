import ArgumentParser
import Documents
import Domain
import Foundation
import Learning
import Partnership
import Platform
import Storage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in contacts, schools, comments or answers from a CSV file.",
        discussion: """
            All of a file is taken in, or nothing: when a row is refused, each reason is printed with its row and \
            column, and the command ends with 1.
            """,
        subcommands: [ImportContacts.self, ImportSchools.self, ImportComments.self, ImportAnswers.self])
}

/// What every import is told.
struct ImportOptions: ParsableArguments {
    @Argument(help: "The CSV file to read.")
    var file: String

    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Print one JSON object instead of sentences.")
    var json = false

    func bytes() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandRefusal("\(file) can not be read. Nothing was changed.")
        }
        return Array(data)
    }

    /// Prints what was done; with anything refused, each reason and an end with 1.
    func finish(_ report: ImportReport) throws {
        if json {
            print(report.json.text())
        } else {
            for rejection in report.rejected { printError("\(file): \(rejection.words)") }
            if report.isAccepted { print(words(report)) }
        }
        guard report.isAccepted else {
            if !json { printError("Nothing was changed.") }
            throw ExitCode(1)
        }
    }

    private func words(_ report: ImportReport) -> String {
        let numbers = "\(report.added) added, \(report.updated) updated, \(report.unchanged) unchanged."
        return dryRun ? "\(numbers) This was a dry run: nothing was changed." : numbers
    }
}

struct ImportContacts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contacts", abstract: "Add and update contacts.",
        discussion: "The columns name and email are needed; organisation, role, area, boards and consents may follow.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ImportOptions

    @Option(help: "The hub through which they came, by its theme.")
    var hub: String?

    func run() async throws {
        let bytes = try what.bytes()
        let services = try await options.services()
        let hub = try await hub.asyncMap { try await services.hub(titled: $0) }
        let report = try await services.importContacts(
            bytes, fileName: URL(fileURLWithPath: what.file).lastPathComponent, hub: hub?.id, dryRun: what.dryRun,
            by: .commandLine)
        try await services.database.close()
        try what.finish(report)
    }
}

struct ImportSchools: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "Add, update and close schools from a file with GIAS column names.",
        discussion: "The columns URN and EstablishmentName are needed. Columns that are not known are left out.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ImportOptions

    func run() async throws {
        let bytes = try what.bytes()
        let services = try await options.services()
        let changes = try await services.importSchools(bytes, dryRun: what.dryRun, by: .commandLine)
        try await services.database.close()
        if !what.json, changes.report.isAccepted {
            for line in changes.lines { print(line) }
        }
        try what.finish(changes.report)
    }
}

struct ImportComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comments", abstract: "Take comments into a hub.",
        discussion: """
            The column comment is needed; source, organisation, kind, area, role, question and theme may follow. \
            Several themes are separated by a vertical bar.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ImportOptions

    @Option(help: "The hub, by its theme. Not needed when there is only one.")
    var hub: String?

    func run() async throws {
        let bytes = try what.bytes()
        let services = try await options.services()
        let hub = try await services.hub(titled: hub)
        let report = try await services.importComments(bytes, into: hub.id, dryRun: what.dryRun, by: .commandLine)
        try await services.database.close()
        try what.finish(report)
    }
}

extension ImportReport {
    /// `{"added":…,"updated":…,"unchanged":…,"rejected":[{"row":…,"column":…,"reason":…}]}`
    var json: JSONValue {
        .object([
            ("added", .integer(added)), ("updated", .integer(updated)), ("unchanged", .integer(unchanged)),
            (
                "rejected",
                .list(
                    rejected.map { rejection in
                        .object([
                            ("row", .integer(rejection.row)), ("column", .text(rejection.column)),
                            ("reason", .text(rejection.reason)),
                        ])
                    })
            ),
        ])
    }
}

extension Services {
    /// - Parameter title: nil for the only one.
    func hub(titled title: String?) async throws -> Hub {
        let hubs = try await database.read { db in try HubStore.all(on: db) }
        let known = hubs.map(\.title).joined(separator: ", ")
        if let title {
            guard let hub = hubs.first(where: { $0.title.folded == title.folded }) else {
                throw CommandRefusal(
                    hubs.isEmpty ? "There is no hub yet." : "There is no hub called \(title). There is: \(known)")
            }
            return hub
        }
        guard let only = hubs.first, hubs.count == 1 else {
            throw CommandRefusal(hubs.isEmpty ? "There is no hub yet." : "Say which hub with --hub: \(known)")
        }
        return only
    }
}

extension Optional {
    func asyncMap<Answer>(_ body: (Wrapped) async throws -> Answer) async rethrows -> Answer? {
        if let self { try await body(self) } else { nil }
    }
}
