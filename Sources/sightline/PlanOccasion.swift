import ArgumentParser
import Domain
import Foundation
import Platform
import Questions
import Storage

struct PlanOccasion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Make questions ready that anybody with the link can answer.",
        discussion: "Prints its id and, below it, the end of the address under which people answer once it is open.")

    @OptionGroup var options: CommonOptions

    @Option(help: "The published version that is asked, such as exit-evaluation/1.")
    var set: String

    @Option(help: "What people read it as.")
    var title: String

    @Option(help: "What the groups of imported answers are: organisation, kind, area or role.")
    var breakdown: String?

    @Flag(help: "Keep with each answer when it came. Otherwise answers are anonymous.")
    var named = false

    @Flag(help: "Young people are asked: every text of theirs waits for a reader.")
    var young = false

    func run() async throws {
        let services = try await options.services()
        let draft = try await draft(services)
        let id = try await services.planOccasion(draft, by: .commandLine)
        let code = try await services.database.read { db in try OccasionStore.listed(id, on: db).code }
        print("\(id.text)\n/answer/\(code)")
        try await services.database.close()
    }

    private func draft(_ services: Services) async throws -> OccasionDraft {
        let offered = try await services.database.read { db in try QuestionSetStore.published(on: db) }
        guard let asked = offered.map(\.version).first(where: { "\($0.key)/\($0.version)" == set }) else {
            throw CommandRefusal("\(set) is not published. sightline questions publish makes a set of a file.")
        }
        guard !title.trimmed.isEmpty, title.count <= 120 else {
            throw CommandRefusal("A title must have 1 to 120 characters.")
        }
        let by = try breakdown.map { words in
            guard let known = Breakdown(rawValue: words) else {
                throw CommandRefusal("\(words) is no breakdown. Give organisation, kind, area or role.")
            }
            return known
        }
        return OccasionDraft(
            title: title.trimmed, asked: asked, kind: .openLink, isAnonymous: !named, isForYoungPeople: young,
            breakdown: by)
    }
}
