import Domain
import Foundation
import Partnership
import Platform
import Storage

/// This floor's tables, in the order in which they refer to each other.
package enum ScrutinyMigrations {
    package static let all: [Migration] = [
        .sealing, .scrutineers, .plans, .lines, .evidence, .activities, .judgements, .challenges, .recommendations,
    ]
}

/// This floor's jobs.
package enum ScrutinyJobs {
    package static let all: [any Job.Type] = [
        TakeAwayLostSpace.self, RemindOfChallenge.self, RemindOfRecommendation.self,
    ]
}

/// This floor's pages, for the composition.
package enum ScrutinyRoutes {
    /// - Parameter references: everything evidence can be linked to, of every wing.
    package static func all(_ services: Services, references: ReferenceBook) -> [any RouteGroup] {
        [
            SealingRoutes(services: services), RekeyingRoutes(services: services), NoteRoutes(services: services),
            ScrutineerRoutes(services: services), InterestRoutes(services: services), PlanRoutes(services: services),
            LineRoutes(services: services), EvidenceRoutes(services: services, references: references),
            EnquiryRoutes(services: services), JudgementRoutes(services: services),
            JudgementDraftRoutes(services: services), ActivityRoutes(services: services),
            ProgressRoutes(services: services), ChallengeRoutes(services: services, references: references),
            RecommendationRoutes(services: services, references: references),
        ]
    }

    package static let references: [any ReferenceSource] = [
        LineReferences(), ActivityReferences(), JudgementReferences(), ChallengeReferences(),
    ]

    package static let fromMeetings = [
        MeetingWay(words: "Write down what you see", path: "/activities/new?meeting=", permission: .keepScrutiny)
    ]
    package static let published: [any PublishedSource] = [PublishedPlans(), PublishedScrutineer()]
    package static let today: [any TodaySource] = [JudgementsToday(), PlansToday(), ChallengesToday()]
}

/// Where this wing's templates are.
package enum ScrutinyTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
