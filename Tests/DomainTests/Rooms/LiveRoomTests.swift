import Domain
import Foundation
import Testing

@Suite struct LiveRoomTests {
    private static let set = QuestionSet(
        key: "day", title: "The day",
        pages: ["one", "two", "three"].map { page in
            QuestionPage(id: page, questions: [Question(id: "q-\(page)", kind: .shortText(most: 50), label: "Say")])
        })
    private static let room = LiveRoom(occasion: ID(UUID()))

    @Test func pagesAreAskedOnceInTheirOrder() throws {
        var room = Self.room
        for page in ["one", "two", "three"] {
            #expect(room.next(of: Self.set)?.id == page)
            room = try room.asking(page, of: Self.set)
            #expect(room.answeredPage == page)
            room = try room.stopped(page)
            #expect(room.answeredPage == nil && room.page == page)
        }
        #expect(room.next(of: Self.set) == nil)
        for page in ["one", "two", "three"] {
            #expect(throws: RoomRefusal.otherPage) { try room.asking(page, of: Self.set) }
        }
    }

    @Test func aButtonPressedTwicePassesNoPageOver() throws {
        let asking = try Self.room.asking("one", of: Self.set)
        #expect(throws: RoomRefusal.stillAnswered) { try asking.asking("one", of: Self.set) }
        let stopped = try asking.stopped("one")
        #expect(throws: RoomRefusal.otherPage) { try stopped.stopped("one") }
        #expect(throws: RoomRefusal.otherPage) { try stopped.asking("one", of: Self.set) }
        #expect(throws: RoomRefusal.otherPage) { try stopped.asking("three", of: Self.set) }
    }

    @Test func answersAreTakenToThePageThatIsAskedAndToNoOther() throws {
        #expect(throws: RoomRefusal.notAnswered) { try Self.room.check(answersTo: "one") }
        let asking = try Self.room.asking("one", of: Self.set)
        #expect(throws: Never.self) { try asking.check(answersTo: "one") }
        #expect(throws: RoomRefusal.notAnswered) { try asking.check(answersTo: "two") }
        #expect(throws: RoomRefusal.notAnswered) { try asking.stopped("one").check(answersTo: "one") }
    }

    @Test func aRoomIsNotClosedWhileItsPageIsAnswered() throws {
        #expect(throws: Never.self) { try Self.room.checkCanClose() }
        let asking = try Self.room.asking("one", of: Self.set)
        #expect(throws: RoomRefusal.answeredNow) { try asking.checkCanClose() }
        #expect(throws: Never.self) { try asking.stopped("one").checkCanClose() }
    }

    @Test func eachChangeCanBeSeenFromOutside() throws {
        var seen = [Self.room.standing]
        var room = Self.room
        for page in ["one", "two"] {
            room = try room.asking(page, of: Self.set)
            seen.append(room.standing)
            room = try room.stopped(page)
            seen.append(room.standing)
        }
        #expect(Set(seen).count == seen.count)
    }
}
