import Domain
import Synchronization

/// What was answered in each room, counted once when its page was stopped.
///
/// Nobody can answer while a page is stopped, so a tally stays right until the next page is asked: whichever process
/// looks, every screen on the wall that looks again finds it here.
final class RoomTallies: Sendable {
    private struct Kept {
        let room: LiveRoom
        let day: Day
        let tally: AnswerTally
    }

    /// More rooms than a partnership has at one time.
    private static let most = 50

    private let kept = Mutex<[ID<Occasion>: Kept]>([:])

    /// - Parameter count: reads every answer; asked only when the room has moved on.
    func tally(of room: LiveRoom, on day: Day, count: () throws -> AnswerTally) rethrows -> AnswerTally {
        if let found = kept.withLock({ $0[room.occasion] }), found.room == room, found.day == day {
            return found.tally
        }
        let tally = try count()
        guard !room.isAnswering else { return tally }
        kept.withLock { kept in
            if kept.count >= Self.most { kept = [:] }
            kept[room.occasion] = Kept(room: room, day: day, tally: tally)
        }
        return tally
    }
}
