/// An occasion as it is planned.
package struct OccasionDraft: Sendable, Equatable {
    package var title: String
    package var asked: QuestionSetVersion
    package var kind: Occasion.Kind
    package var isAnonymous: Bool
    package var isForYoungPeople: Bool
    package var breakdown: Breakdown?
    package var reached: Int?
    package var closesOn: Day?

    package init(
        title: String, asked: QuestionSetVersion, kind: Occasion.Kind, isAnonymous: Bool = true,
        isForYoungPeople: Bool = false, breakdown: Breakdown? = nil, reached: Int? = nil, closesOn: Day? = nil
    ) {
        self.title = title
        self.asked = asked
        self.kind = kind
        self.isAnonymous = isAnonymous
        self.isForYoungPeople = isForYoungPeople
        self.breakdown = breakdown
        self.reached = reached
        self.closesOn = closesOn
    }

    /// What people may rely on when they answer.
    var promises: Promises {
        Promises(
            asked: asked, kind: kind, isAnonymous: isAnonymous, isForYoungPeople: isForYoungPeople,
            breakdown: breakdown)
    }

    struct Promises: Equatable {
        let asked: QuestionSetVersion
        let kind: Occasion.Kind
        let isAnonymous: Bool
        let isForYoungPeople: Bool
        let breakdown: Breakdown?
    }
}
