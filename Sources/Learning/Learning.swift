import Foundation
import Partnership
import Platform
import Storage

/// This floor's tables, in the order in which they refer to each other.
package enum LearningMigrations {
    package static let all: [Migration] = [.hubs, .themes, .comments, .tellings]
}

/// This floor's jobs.
package enum LearningJobs {
    package static let all: [any Job.Type] = [SendDecisionLetter.self]
}

/// This floor's pages, for the composition.
package enum LearningRoutes {
    package static func all(_ services: Services) -> [any RouteGroup] {
        [
            HubRoutes(services: services), CommentRoutes(services: services),
            CommentImportRoutes(services: services), ThemeRoutes(services: services), LoopRoutes(services: services),
            TellingRoutes(services: services), FigureRoutes(services: services),
        ]
    }

    package static let today: [any TodaySource] = [BrokenLinksToday(), CommentsToday()]
    package static let changes: [any ChangeSource] = [HubChanges(), ThemeChanges()]
    package static let references: [any ReferenceSource] = [ThemeReferences()]
    package static let published: [any PublishedSource] = [PublishedHubs()]
}

/// Where this wing's templates are.
package enum LearningTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
