import Domain
import Foundation
import Partnership
import Platform
import Storage

/// This floor's tables, in the order in which they refer to each other.
package enum QuestionsMigrations {
    package static let all: [Migration] = [
        .questionSets, .occasions, .responses, .heldTexts, .returns, .rooms, .roomPages, .erasedInvitations,
    ]
}

/// This floor's jobs.
package enum QuestionsJobs {
    package static let all: [any Job.Type] = [SendQuestionLetter.self, SendReturnLetter.self]
}

/// This floor's pages, for the composition.
package enum QuestionsRoutes {
    package static func all(_ services: Services) -> [any RouteGroup] {
        let sets = PublishedSets()
        let desk = AnswerDesk(services: services, sets: sets)
        return [
            AnswerRoutes(desk: desk), PaperRoutes(desk: desk), OccasionRoutes(services: services),
            OccasionCheckRoutes(services: services), QuestionSetRoutes(services: services),
            QuestionSetFileRoutes(services: services), WritingRoutes(services: services),
            PageWritingRoutes(services: services), QuestionWritingRoutes(services: services),
            TrialRoutes(services: services), ResultRoutes(services: services, sets: sets),
            HeldTextRoutes(services: services, sets: sets),
            ReturnRoutes(desk: ReturnDesk(services: services, sets: sets)),
            AnswerImportRoutes(services: services), ReturnListRoutes(services: services, sets: sets),
            RoomRoutes(desk: RoomDesk(services: services, sets: sets)),
        ]
    }
}

/// What this floor lets others refer to.
package enum QuestionsReferences {
    package static let all: [any ReferenceSource] = [OccasionReferences()]
}

/// What this floor tidies each day, and what it forgets with somebody who is erased.
package enum QuestionsHousekeeping {
    package static let all = Housekeeping(
        tidying: [{ day, db in try DraftStore.tidy(untouchedSince: day.adding(days: -DraftStore.daysKept), on: db) }],
        forgetting: [{ contact, db in try InvitationStore.forget(contact, on: db) }])
}

/// What this floor has for somebody's day.
package enum QuestionsToday {
    package static let all: [any TodaySource] = [HeldTextsToday(), OccasionsToday(), ReturnsToday()]
}

/// Where this wing's templates are.
package enum QuestionsTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
