import Domain
import Foundation
import Learning
import Platform
import Questions

/// What people were asked: after the forums of the first hub, and young people about where they feel safe.
struct DemoSurveys: Sendable {
    let services: Services
    let hub: Hub

    func fill() async throws {
        try await askAfterForums()
        try await askYoungPeople()
    }

    /// 39 of the 225 who took part in a forum answered.
    private func askAfterForums() async throws {
        let start = services.on(try Day("14 February 2019"))
        let asked = try await services.publishPack("exit-evaluation", on: Day("14 February 2019"))
        let draft = OccasionDraft(
            title: "Gangs and knife crime: after the forums", asked: asked, kind: .openLink, reached: 225)
        let subject = OccasionSubject("hub", hub.id.text)
        let id = try await start.planOccasion(draft, about: subject, by: .commandLine)
        try await start.openOccasion(id, by: .commandLine)
        try await take("evaluation", to: id, services.on(Day("4 March 2019")))
        try await services.on(Day("29 March 2019")).closeOccasion(id, by: .commandLine)
    }

    /// Still open, with words that wait for a trained reader.
    private func askYoungPeople() async throws {
        let start = services.on(try Day("3 June 2019"))
        let asked = try await services.publishPack("young-people", on: Day("3 June 2019"))
        let draft = OccasionDraft(
            title: "Where do you feel safe?", asked: asked, kind: .openLink,
            isForYoungPeople: true, closesOn: try Day("12 July 2019"))
        let id = try await start.planOccasion(draft, by: .commandLine)
        try await start.openOccasion(id, by: .commandLine)
        try await take("young-people", to: id, services.on(Day("18 June 2019")))
    }

    private func take(_ name: String, to id: ID<Occasion>, _ services: Services) async throws {
        let report = try await services.importAnswers(try DemoRecords.bytes(name), to: id, by: .commandLine)
        guard report.isAccepted else { throw DemoFault(words: report.rejected.first?.words ?? "") }
    }
}

extension Services {
    /// One of the question sets that come with the program, published on a day.
    func publishPack(_ name: String, on day: Day) async throws -> QuestionSetVersion {
        guard let set = try QuestionSetPack.set("\(name).yaml") else { throw DemoFault(words: "no set \(name)") }
        let services = on(day)
        let version = try await services.keepQuestionSet(set, by: .commandLine)
        try await services.publishQuestionSet(version, by: .commandLine)
        return version
    }
}
