import Domain
import Foundation
import Testing

@Suite struct OrganisationReturnTests {
    private static let today = Day(number: 18_067)

    private static func occasion(closesOn: Day? = today.adding(days: 10), isOpen: Bool = true) throws -> Occasion {
        let draft = OccasionDraft(
            title: "Training", asked: QuestionSetVersion("training-record", 1), kind: .organisationReturn,
            isAnonymous: false, closesOn: closesOn)
        let planned = Occasion(id: ID(UUID()), draft)
        return isOpen ? try planned.opened(on: today, identifies: true, asksForFile: true, listed: 1) : planned
    }

    private static func asked(_ occasion: Occasion) -> OrganisationReturn {
        OrganisationReturn(occasion: occasion.id, organisation: ID(UUID()))
    }

    @Test func itIsBegunOnceAndSentOnce() throws {
        let occasion = try Self.occasion()
        let begun = try Self.asked(occasion).worked(on: Self.today, for: occasion)
        #expect(begun.state == .begun && begun.begunOn == Self.today)
        let later = try begun.worked(on: Self.today.adding(days: 2), for: occasion)
        #expect(later.begunOn == Self.today)
        let sent = try later.sent(on: Self.today.adding(days: 3), for: occasion)
        #expect(sent.state == .sent && sent.sentOn == Self.today.adding(days: 3))
        #expect(throws: ReturnRefusal.sentAlready) { try sent.worked(on: Self.today, for: occasion) }
        #expect(throws: ReturnRefusal.sentAlready) { try sent.sent(on: Self.today, for: occasion) }
    }

    @Test func whatIsSentWithoutHavingBeenBegunWasBegunThatDay() throws {
        let occasion = try Self.occasion()
        #expect(try Self.asked(occasion).sent(on: Self.today, for: occasion).begunOn == Self.today)
    }

    @Test func nothingIsTakenBeforeItIsOpenAfterItIsClosedOrPastTheLastDay() throws {
        let (draft, open) = (try Self.occasion(isOpen: false), try Self.occasion())
        #expect(throws: ReturnRefusal.ended) { try Self.asked(draft).worked(on: Self.today, for: draft) }
        let closed = try open.closed()
        #expect(throws: ReturnRefusal.ended) { try Self.asked(closed).sent(on: Self.today, for: closed) }
        let past = Self.today.adding(days: 11)
        #expect(throws: ReturnRefusal.ended) { try Self.asked(open).worked(on: past, for: open) }
        #expect(Self.asked(open).isLate(for: open, on: past) && !Self.asked(open).isLate(for: open, on: Self.today))
    }

    @Test func moreTimeIsForOneAloneAndNeverLess() throws {
        let occasion = try Self.occasion()
        let (asked, other) = (Self.asked(occasion), Self.asked(occasion))
        let extended = try asked.extended(to: Self.today.adding(days: 20), for: occasion, on: Self.today)
        let past = Self.today.adding(days: 15)
        #expect(extended.isTaken(for: occasion, on: past) && !other.isTaken(for: occasion, on: past))
        #expect(!extended.isTaken(for: occasion, on: Self.today.adding(days: 21)))
        #expect(throws: ReturnRefusal.noMoreTime) {
            try asked.extended(to: Self.today.adding(days: 10), for: occasion, on: Self.today)
        }
        let shifted = try occasion.extended(to: Self.today.adding(days: 30), on: Self.today)
        #expect(extended.lastDay(of: shifted) == Self.today.adding(days: 30))
    }

    @Test func whatIsAskedForAgainCanBeSentAgain() throws {
        let occasion = try Self.occasion()
        let sent = try Self.asked(occasion).sent(on: Self.today, for: occasion)
        let again = try sent.askedAgain(for: occasion, on: Self.today)
        #expect(again.state == .begun)
        #expect(try again.sent(on: Self.today.adding(days: 1), for: occasion).state == .sent)
        #expect(throws: ReturnRefusal.notSent) { try again.askedAgain(for: occasion, on: Self.today) }
        #expect(throws: ReturnRefusal.ended) { try sent.askedAgain(for: occasion.closed(), on: Self.today) }
        #expect(throws: ReturnRefusal.wordsWait) { try sent.askedAgain(for: occasion, on: Self.today, unread: true) }
        let past = Self.today.adding(days: 11)
        #expect(throws: ReturnRefusal.lastDayPassed) { try sent.askedAgain(for: occasion, on: past) }
        let extended = try sent.extended(to: past, for: occasion, on: past)
        #expect(try extended.askedAgain(for: occasion, on: past).isTaken(for: occasion, on: past))
    }

    @Test func returnsAreNeverAnonymousAndAloneMayAskForFiles() throws {
        var draft = try Self.occasion(isOpen: false).draft
        draft.isAnonymous = true
        #expect(throws: OccasionRefusal.returnsCarryNames) {
            try Occasion(id: ID(UUID()), draft).opened(on: Self.today, identifies: false, listed: 1)
        }
        (draft.isAnonymous, draft.kind) = (false, .openLink)
        #expect(throws: OccasionRefusal.asksForFile) {
            try Occasion(id: ID(UUID()), draft).opened(on: Self.today, identifies: true, asksForFile: true, listed: 0)
        }
        draft.kind = .organisationReturn
        #expect(throws: OccasionRefusal.nobodyListed) {
            try Occasion(id: ID(UUID()), draft).opened(on: Self.today, identifies: true, listed: 0)
        }
    }
}
