/// One round of the Learning Hub: a theme that practitioners, children and families are asked about, from the
/// newsletter to what was decided.
package struct Hub: Sendable, Equatable {
    package let id: ID<Hub>
    package let title: String
    /// As people say it: "Spring 2019".
    package let season: String
    /// Both boards are told upfront how the theme concerns them.
    package let whyChildren: String
    package let whyAdults: String
    package let boards: Set<Board>
    /// In the order in which they are asked.
    package let questions: [String]
    package let stages: [HubStage]
    /// The day on which what was said and decided was made public.
    package let publishedOn: Day?

    package init(
        id: ID<Hub>, title: String, season: String, whyChildren: String, whyAdults: String, boards: Set<Board>,
        questions: [String], stages: [HubStage], publishedOn: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.season = season
        self.whyChildren = whyChildren
        self.whyAdults = whyAdults
        self.boards = boards
        self.questions = questions
        self.stages = stages
        self.publishedOn = publishedOn
    }

    package var isPublished: Bool { publishedOn != nil }
}

/// A step of a hub, with the day it is meant for and the day it happened.
package struct HubStage: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Hashable {
        case newsletter
        case forums
        case survey
        case youngPeople = "young-people"
        case presented
        case told

        package var words: String {
            switch self {
            case .newsletter: "Newsletter"
            case .forums: "Local forums"
            case .survey: "Online survey"
            case .youngPeople: "Young people asked"
            case .presented: "Presented to the strategic group"
            case .told: "Told"
            }
        }
    }

    package let kind: Kind
    package let plannedOn: Day?
    package let doneOn: Day?

    package init(_ kind: Kind, plannedOn: Day?, doneOn: Day?) {
        self.kind = kind
        self.plannedOn = plannedOn
        self.doneOn = doneOn
    }
}
