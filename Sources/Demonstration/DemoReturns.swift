import Domain
import Foundation
import Partnership
import Platform
import Questions

/// The returns of charities and youth services about their training: last year's, and this year's as it comes in.
struct DemoReturns: Sendable {
    let services: Services
    let partnership: DemoPartnership

    func fill() async throws {
        let asked = try await services.publishPack("training-record", on: Day("4 June 2018"))
        let last = try await ask(asked, "2018", from: Day("4 June 2018"), to: Day("13 July 2018"))
        try await services.on(Day("16 July 2018")).closeOccasion(last, by: .commandLine)
        _ = try await ask(asked, "2019", from: Day("3 June 2019"), to: Day("12 July 2019"))
    }

    private func ask(
        _ asked: QuestionSetVersion, _ round: String, from start: Day, to end: Day
    ) async throws -> ID<Occasion> {
        let begin = services.on(start)
        let draft = OccasionDraft(
            title: "Safeguarding training \(round)", asked: asked, kind: .organisationReturn, isAnonymous: false,
            closesOn: end)
        let id = try await begin.planOccasion(draft, by: .commandLine)
        for kind in [OrganisationKind.voluntary, .youthService] {
            try await begin.askForReturns(ReturnListing(kind: kind), on: id, by: .commandLine)
        }
        try await begin.openOccasion(id, by: .commandLine)
        for record in try DemoRecords("returns").records where record["round"] == round {
            try await take(record, on: id, services.on(start.adding(days: 14)))
        }
        return id
    }

    private func take(_ record: DemoRecords.Record, on id: ID<Occasion>, _ services: Services) async throws {
        guard let organisation = try await partnership.organisation(record["organisation"])?.id else {
            throw DemoFault(words: "no organisation \(record["organisation"])")
        }
        let desk = ReturnDesk(services: services)
        let link = try await desk.link(of: organisation, on: id)
        try await desk.fill(record.fields(under: "q."), link)
        if record["state"] == "sent" { try await desk.send(link) }
    }
}
