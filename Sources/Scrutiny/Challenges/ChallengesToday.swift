import Domain
import Partnership
import Platform
import Storage

/// Challenges that somebody is owed an answer to by this member's organisation or groups.
struct ChallengesToday: TodaySource {
    private static let most = 7

    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.answerChallenges), let member = viewer.member else { return [] }
        return try ChallengeStore.owed(by: ChallengeActor(member, on: db), limit: Self.most, on: db).map { listed in
            let challenge = listed.challenge
            return TodayItem(
                words: "Answer \(challenge.title.lowercasedFirst): \(challenge.draft.issue.firstLine)",
                why: challenge.isLate(on: today)
                    ? "It is \(challenge.lateWords(on: today).lowercasedFirst)." : "It was put to \(listed.addressee).",
                by: challenge.dueOn, href: "/challenges/\(challenge.id.text)")
        }
    }
}
