import Domain
import Testing

@Suite struct FindingTests {
    @Test func mostIsSaidOnlyOfMoreThanHalf() {
        #expect(
            Finding.sources([(.localForum, 6), (.families, 4)], of: 10) == "Most comments were heard at local forums")
        #expect(
            Finding.sources([(.localForum, 5), (.families, 3), (.onlineSurvey, 2)], of: 10)
                == "More comments were heard at local forums than anywhere else")
        #expect(
            Finding.sources([(.localForum, 5), (.families, 5)], of: 10) == "No place was heard more than all others")
        #expect(Finding.sources([(.localForum, 0)], of: 0) == "No comment has been heard yet")
    }

    @Test func whatWasMostlyNotNotedSaysSo() {
        #expect(
            Finding.kinds([(.school, 1_200)], of: 3_000)
                == "For 1,800 of 3,000 comments nobody noted the kind of organisation")
        #expect(Finding.kinds([(.school, 3), (.police, 1)], of: 4) == "Most comments came from schools")
        #expect(
            Finding.kinds([(.school, 2), (.police, 1)], of: 6)
                == "More comments came from schools than from any other kind of organisation")
        #expect(Finding.areas([("North", 2), ("South", 2)], of: 4) == "No area was heard more than all others")
        #expect(
            Finding.areas([("North", 2), ("South", 1)], of: 4)
                == "More comments came from North than from any other area")
        #expect(Finding.areas([], of: 5) == "For 5 of 5 comments nobody noted the area")
        #expect(Finding.areas([], of: 0) == "No comment has been heard yet")
    }

    @Test func themesAreNamedWithTheirBase() {
        #expect(Finding.themes([], of: 9) == "No theme has been named yet")
        #expect(Finding.themes([("Calls", 0)], of: 9) == "No comment is under a theme yet")
        #expect(Finding.themes([("Calls", 1)], of: 1) == "Calls came up most, in 1 of 1 comment")
        #expect(Finding.themes([("Calls", 4), ("Beds", 3)], of: 9) == "Calls came up most, in 4 of 9 comments")
        #expect(
            Finding.themes([("Calls", 4), ("Beds", 4), ("Work", 1)], of: 9)
                == "Calls and Beds came up most, each in 4 of 9 comments")
        #expect(
            Finding.themes([("Calls", 4), ("Beds", 4), ("Work", 4)], of: 9)
                == "No theme came up more than all others")
    }

    @Test(arguments: [
        (0, 0, "No theme has been sent to a meeting yet"), (1, 1, "The theme that was sent has its decision"),
        (3, 3, "Every theme that was sent has its decision"), (1, 0, "1 of 1 theme sent has no decision"),
        (9, 7, "2 of 9 themes sent have no decision"),
    ])
    func whatIsOwedIsTheFinding(sent: Int, decided: Int, words: String) {
        #expect(Finding.decisions(sent: sent, decided: decided) == words)
    }

    @Test(arguments: [
        (0, 0, 0, "No action has been agreed yet"), (3, 0, 3, "Every action was done and checked"),
        (3, 0, 1, "No action is late"), (1, 1, 0, "1 of 1 action is late"), (5, 2, 1, "2 of 5 actions are late"),
    ])
    func lateActionsAreTheFinding(all: Int, late: Int, closed: Int, words: String) {
        #expect(Finding.actions(all, late: late, closed: closed) == words)
    }

    @Test func peopleAreCounted() {
        #expect(Finding.people(0).hasPrefix("Nobody"))
        #expect(Finding.people(1) == "1 person came to the partnership through this hub")
        #expect(Finding.people(1_055) == "1,055 people came to the partnership through this hub")
    }
}
