import Domain
import Foundation
import Testing

@Suite struct OccasionTests {
    private static let today = Day(number: 18_067)

    @Test(arguments: [
        (0, OccasionRefusal.nobodyListed), (1, .tooFewToHide(1, least: 5)), (4, .tooFewToHide(4, least: 5)), (5, nil),
    ])
    func anAnonymousListNeedsEnoughPeopleToHideAmong(listed: Int, refusal: OccasionRefusal?) throws {
        let list = occasion { $0.kind = .closedList }
        #expect(Self.refusal { try list.opened(on: Self.today, identifies: false, listed: listed) } == refusal)
    }

    @Test func youngPeopleHideAmongTen() {
        let list = occasion { draft in
            draft.kind = .closedList
            draft.isForYoungPeople = true
        }
        let refusal = Self.refusal { try list.opened(on: Self.today, identifies: false, listed: 9) }
        #expect(refusal == .tooFewToHide(9, least: 10))
    }

    @Test func aSetThatAsksWhoCanNotBeAnonymous() throws {
        #expect(Self.refusal { try occasion().opened(on: Self.today, identifies: true, listed: 0) } == .asksWho)
        let named = occasion { $0.isAnonymous = false }
        #expect(try named.opened(on: Self.today, identifies: true, listed: 0).state == .open)
    }

    @Test func whatWasPromisedStaysOnceItIsOpen() throws {
        let open = try occasion().opened(on: Self.today, identifies: false, listed: 0)
        for change: (inout OccasionDraft) -> Void in [
            { $0.isAnonymous = false }, { $0.isForYoungPeople = true }, { $0.kind = .closedList },
            { $0.asked = QuestionSetVersion("exit-evaluation", 2) }, { $0.breakdown = .area },
        ] {
            var draft = open.draft
            change(&draft)
            #expect(Self.refusal { try open.changed(to: draft) } == .promised)
            #expect(Self.refusal { try open.closed().changed(to: draft) } == .promised)
            #expect(try occasion().changed(to: draft).draft == draft)
        }
        var draft = open.draft
        (draft.title, draft.reached, draft.closesOn) = ("Another title", 225, Self.today)
        #expect(try open.changed(to: draft).draft == draft)
    }

    @Test func answersAreTakenFromOpeningToTheLastDay() throws {
        let planned = occasion { $0.closesOn = Self.today.adding(days: 7) }
        #expect(!planned.isTaking(on: Self.today))
        let open = try planned.opened(on: Self.today, identifies: false, listed: 0)
        #expect(open.isTaking(on: Self.today) && open.isTaking(on: Self.today.adding(days: 7)))
        #expect(!open.isTaking(on: Self.today.adding(days: 8)))
        let longer = try open.extended(to: Self.today.adding(days: 8), on: Self.today)
        #expect(longer.isTaking(on: Self.today.adding(days: 8)))
        #expect(!(try open.closed().isTaking(on: Self.today)))
    }

    @Test func aLastDayThatHasPassedIsRefused() throws {
        let yesterday = Self.today.adding(days: -1)
        let late = occasion { $0.closesOn = yesterday }
        #expect(
            Self.refusal { try late.opened(on: Self.today, identifies: false, listed: 0) }
                == .closingDayPassed(yesterday))
        let open = try occasion().opened(on: Self.today, identifies: false, listed: 0)
        #expect(Self.refusal { try open.extended(to: yesterday, on: Self.today) } == .closingDayPassed(yesterday))
    }

    @Test func whatWasClosedStaysClosed() throws {
        let closed = try occasion().opened(on: Self.today, identifies: false, listed: 0).closed()
        #expect(Self.refusal { try closed.opened(on: Self.today, identifies: false, listed: 0) } == .closedForGood)
        #expect(!closed.isTaking(on: Self.today))
    }

    @Test func openingAndClosingTwiceAreRefused() throws {
        let open = try occasion().opened(on: Self.today, identifies: false, listed: 0)
        #expect(Self.refusal { try open.opened(on: Self.today, identifies: false, listed: 0) } == .alreadyOpen)
        let closed = try open.closed()
        #expect(Self.refusal { try closed.closed() } == .notOpen)
        #expect(Self.refusal { try closed.extended(to: Self.today, on: Self.today) } == .notOpen)
    }

    private func occasion(_ change: (inout OccasionDraft) -> Void = { _ in }) -> Occasion {
        var draft = OccasionDraft(
            title: "After the forum", asked: QuestionSetVersion("exit-evaluation", 1), kind: .openLink)
        change(&draft)
        return Occasion(id: ID(UUID()), draft)
    }

    private static func refusal(_ body: () throws -> Occasion) -> OccasionRefusal? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? OccasionRefusal
        }
    }
}
