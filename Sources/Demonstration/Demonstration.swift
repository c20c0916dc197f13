import Domain
import Foundation
import Learning
import Partnership
import Platform
import Storage

/// Fernshire: a partnership whose people, schools and words are made up, and whose numbers are those of the worked
/// example. Everything the pages show is counted from rows.
package enum Demonstration {
    /// What the demonstration takes for today.
    package static let today = Day(number: 18_067)

    package static let seed: UInt64 = 2019

    /// Fills a partnership that has been made and is empty. The same every time.
    package static func fill(_ services: Services) async throws {
        let fernshire = DemoPartnership(services: services)
        try await fernshire.fill(on: Day("3 September 2018"))
        try await DemoContacts(services: services).fillKnown(on: Day("12 November 2018"))
        let hubs = try await DemoHubs(services: services).fill()
        guard let gangs = hubs.first else { return }
        try await DemoContacts(services: services).fillNew(through: gangs, on: Day("14 February 2019"))
        let comments = DemoComments(services: services, hub: gangs)
        try await comments.fill()
        let loop = DemoLoop(services: services, hub: gangs, partnership: fernshire)
        try await loop.fill()
        try await DemoSurveys(services: services, hub: gangs).fill()
        try await DemoReturns(services: services, partnership: fernshire).fill()
        try await DemoScrutineer(services: services, partnership: fernshire).fill()
        let judgement = try await DemoScrutiny(services: services, partnership: fernshire).fill()
        let challenges = try await DemoChallenges(services: services, partnership: fernshire).fill()
        let recommendations = DemoRecommendations(
            services: services, partnership: fernshire, challenges: challenges, judgement: judgement)
        try await recommendations.fill()
    }

    /// What the partnership is called, looks like, and whom to call.
    package static func masthead() throws -> Masthead {
        Masthead(
            name: "Fernshire Safeguarding Partnership", accent: try Accent("#1f4e5f"),
            contactEmail: try EmailAddress("hub@fernshire.example"), helpName: "Fernshire children's services",
            helpPhone: "0300 123 4567")
    }
}

extension Services {
    /// The same services on the morning of another day, so that records of the past are dated as they would be.
    func on(_ day: Day) -> Services {
        let morning = UKTime.start(of: day).addingTimeInterval(10 * 60 * 60)
        var past = self
        past.now = { morning }
        if let outbox = outbox?.dated({ morning }) { past.send = outbox.send }
        return past
    }
}
