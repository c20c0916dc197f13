import Foundation
import Partnership
import Platform
import Storage

/// This floor's tables, in the order in which they refer to each other.
package enum ScrutinyMigrations {
    package static let all: [Migration] = [.challenges, .recommendations]
}

/// This floor's jobs.
package enum ScrutinyJobs {
    package static let all: [any Job.Type] = [RemindOfChallenge.self, RemindOfRecommendation.self]
}

/// This floor's pages, for the composition.
package enum ScrutinyRoutes {
    package static func all(_ services: Services) -> [any RouteGroup] {
        [ChallengeRoutes(services: services), RecommendationRoutes(services: services)]
    }

    package static let today: [any TodaySource] = [ChallengesToday()]
}

/// Where this wing's templates are.
package enum ScrutinyTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
