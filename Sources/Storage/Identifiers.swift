import Foundation
import Synchronization

/// Gives out UUIDs of version 7 (RFC 9562): milliseconds, then a counter, then chance.
///
/// Two from one source are always in the order they were made, also within a millisecond and when
/// the clock is set back.
package final class UUIDv7Source: Sendable {
    private struct Last {
        var milliseconds: UInt64 = 0
        /// 12 bits. It begins low, so that there is room to count up in the same millisecond.
        var counter: UInt16 = 0
    }

    private let last = Mutex(Last())

    package init() {}

    package func make(at now: Date) -> UUID {
        let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
        let (time, counter) = last.withLock { last in
            if milliseconds > last.milliseconds {
                last = Last(milliseconds: milliseconds, counter: .random(in: 0..<0x400))
            } else if last.counter < 0xFFF {
                last.counter += 1
            } else {
                last = Last(milliseconds: last.milliseconds + 1, counter: 0)
            }
            return (last.milliseconds, last.counter)
        }
        return Self.uuid(milliseconds: time, counter: counter, chance: .random(in: .min ... .max))
    }

    private static func uuid(milliseconds: UInt64, counter: UInt16, chance: UInt64) -> UUID {
        let high = milliseconds << 16 | 0x7000 | UInt64(counter)
        let low = 0x8000_0000_0000_0000 | chance & 0x3FFF_FFFF_FFFF_FFFF
        func byte(_ word: UInt64, _ position: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * position)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4),
                byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}

/// For anything anonymous: chance alone, without a time that could join it to something else.
package func makeRandomID() -> UUID {
    UUID()
}
