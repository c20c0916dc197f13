import Domain
import Platform
import Storage
import Synchronization

/// What was answered on an occasion, as it was counted.
struct CountedAnswers: Sendable {
    let tally: AnswerTally
    /// Of each question with words: as many as a page shows, in an order of its own (``WordOrder``).
    let texts: [String: [String]]
    /// The questions to which somebody wrote words that wait, hidden, for a reader.
    let unread: Set<String>
    let releases = Releases()
}

/// What was released of one count, for each audience that asked: working it out takes longer than looking it up.
final class Releases: Sendable {
    private let made = Mutex<[(policy: ReleasePolicy, questions: [ReleasedQuestion])]>([])

    func questions(under policy: ReleasePolicy, _ make: () -> [ReleasedQuestion]) -> [ReleasedQuestion] {
        if let found = made.withLock({ $0.first { $0.policy == policy } }) { return found.questions }
        let questions = make()
        made.withLock { $0.append((policy, questions)) }
        return questions
    }
}

/// Counts that are found again until an answer comes or anything else is changed.
///
/// An anonymous answer adds no entry to the audit trail but one more answer; everything else that touches answers adds
/// an entry in its own transaction. So the end of the trail and the number of answers say together whether a count is
/// still right: on both engines, also when another process made the change, and after a restore.
final class CountsInMemory: Sendable {
    struct Version: Hashable, Sendable {
        let trail: String
        let answers: ResponseCount
        /// What was asked of somebody may depend on the day.
        let day: Day
    }

    private struct Kept {
        let occasion: ID<Occasion>
        let version: Version
        let counted: CountedAnswers
    }

    /// Counts broken down by hundreds of groups take megabytes each.
    private static let most = 4

    /// The one that was asked for last comes last.
    private let kept = Mutex<[Kept]>([])

    func counted(
        _ id: ID<Occasion>, as version: Version, count: () throws -> CountedAnswers
    ) rethrows -> CountedAnswers {
        let found = kept.withLock { kept in kept.first { $0.occasion == id && $0.version == version } }
        let counted = try found?.counted ?? count()
        kept.withLock { kept in
            kept.removeAll { $0.occasion == id }
            kept.append(Kept(occasion: id, version: version, counted: counted))
            if kept.count > Self.most { kept.removeFirst() }
        }
        return counted
    }
}
