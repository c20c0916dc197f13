import ArgumentParser
import Domain
import Foundation
import Partnership
import Platform
import Questions
import Storage

struct OccasionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "occasion", abstract: "Plan, open, close or remind of questions that are put to people.",
        subcommands: [PlanOccasion.self, List.self, Open.self, Close.self, Remind.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the id, state and title of each.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let services = try await options.services()
            let all = try await services.database.read { db in try OccasionStore.all(on: db) }
            for listed in all {
                let occasion = listed.occasion
                let words = [occasion.state.rawValue, "\(listed.answers.all) answers", occasion.draft.title]
                print(([occasion.id.text] + words).joined(separator: "  "))
            }
            try await services.database.close()
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take answers from now on.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var which: OccasionOption

        func run() async throws {
            try await which.does(options) { services, id in
                try await services.openOccasion(id, by: .commandLine)
                return "Open for answers."
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take no more answers.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var which: OccasionOption

        func run() async throws {
            try await which.does(options) { services, id in
                try await services.closeOccasion(id, by: .commandLine)
                return "Closed."
            }
        }
    }

    struct Remind: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write to those who have not answered.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var which: OccasionOption

        func run() async throws {
            try await which.does(options) { services, id in
                let count = try await services.remind(id, by: .commandLine)
                return "\(count) written to. The letters go out while sightline serve or work runs."
            }
        }
    }
}

/// Which occasion a command is about.
struct OccasionOption: ParsableArguments {
    @Argument(help: "The occasion's id, as sightline occasion list prints it.")
    var id: String

    func read() throws -> ID<Occasion> {
        try Self.read(id)
    }

    static func read(_ text: String) throws -> ID<Occasion> {
        guard let uuid = UUID(uuidString: text) else {
            throw CommandRefusal("\(text) is no id. sightline occasion list prints them.")
        }
        return ID(uuid)
    }

    func does(
        _ options: CommonOptions, _ body: (Services, ID<Occasion>) async throws -> String
    ) async throws {
        let id = try read()
        let services = try await options.services()
        print(try await body(services, id))
        try await services.database.close()
    }
}

struct ImportAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Take answers in, in the columns of an export.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ImportOptions

    @Option(help: "The occasion's id, as sightline occasion list prints it.")
    var occasion: String

    func run() async throws {
        let bytes = try what.bytes()
        let id = try OccasionOption.read(occasion)
        let services = try await options.services()
        let report = try await services.importAnswers(bytes, to: id, dryRun: what.dryRun, by: .commandLine)
        try await services.database.close()
        try what.finish(report)
    }
}

struct ExportAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Write every answer, as they can be imported again.",
        discussion: """
            A workbook has sheets that say what its columns and codes mean. Beside a CSV file that stands in a second \
            file, whose name has \(ExportBook.ending) behind that of the first.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var what: ExportOptions

    @Option(help: "The occasion's id, as sightline occasion list prints it.")
    var occasion: String

    func run() async throws {
        let file = URL(fileURLWithPath: what.output)
        let dictionary = URL(fileURLWithPath: what.output + ExportBook.ending)
        try what.check()
        if what.format == .csv { try ExportOptions.check(dictionary.path) }
        let id = try OccasionOption.read(occasion)
        let services = try await options.services()
        let exported = try await services.exportAnswers(of: id, as: what.format, to: file, by: .commandLine)
        if what.format == .csv {
            let words = exported.book.metadata(for: file.lastPathComponent)
            try Data(words.utf8).write(to: dictionary, options: .atomic)
        }
        print("\(exported.count) rows in \(what.output)")
        try await services.database.close()
    }
}
