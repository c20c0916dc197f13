import Domain
import Testing

@Suite struct ChainTests {
    private static let today = Day(number: 18_067)

    private static func action(
        isDone: Bool = false, isClosed: Bool = false, dueIn days: Int = 10
    ) -> ActionStanding {
        ActionStanding(isDone: isDone, isClosed: isClosed, dueOn: today.adding(days: days))
    }

    private static func theme(
        comments: Int = 12, isSummedUp: Bool = true, met daysAgo: Int? = 5, isHeld: Bool = true,
        answer: DecisionAnswer? = nil, actions: [ActionStanding] = [], toldDaysAgo: Int? = nil
    ) -> ThemeProgress {
        let decision = answer.map {
            ThemeDecision(
                answer: $0, decidedOn: today.adding(days: -(daysAgo ?? 0)), actions: actions,
                toldOn: toldDaysAgo.map { today.adding(days: -$0) })
        }
        let sendings = daysAgo.map {
            [ThemeProgress.Sending(meetsOn: today.adding(days: -$0), isHeld: isHeld, decision: decision)]
        }
        return ThemeProgress(
            comments: comments, lastHeard: comments > 0 ? today : nil, isSummedUp: isSummedUp,
            sendings: sendings ?? [])
    }

    private static func states(_ theme: ThemeProgress) -> [ChainLink.State] {
        Chain(theme, on: today).links.map(\.state)
    }

    @Test func aNewThemeWaitsToBeHeard() {
        #expect(
            Self.states(Self.theme(comments: 0, isSummedUp: false, met: nil))
                == [.current, .waiting, .waiting, .waiting, .waiting, .waiting, .waiting])
    }

    @Test func whatWasSummedUpIsToBeSentNext() {
        #expect(
            Self.states(Self.theme(met: nil)) == [.done, .done, .current, .waiting, .waiting, .waiting, .waiting])
    }

    @Test func aMeetingThatPassedWithoutADecisionIsABrokenLink() {
        let chain = Chain(Self.theme(), on: Self.today)
        #expect(chain[.decided].state == .broken)
        #expect(chain[.decided].words == "No decision")
        let planned = Chain(Self.theme(met: -3, isHeld: false), on: Self.today)
        #expect(planned.broken.isEmpty)
        #expect(planned[.weighed].state == .current)
        let forgotten = Chain(Self.theme(met: 1, isHeld: false), on: Self.today)
        #expect(forgotten[.decided].state == .broken)
    }

    @Test func whatWasDecidedWasWeighedThoughNobodyMarkedTheMeetingAsHeld() {
        let decided = Chain(Self.theme(met: 0, isHeld: false, answer: .doing), on: Self.today)
        #expect(decided[.weighed].state == .done)
        #expect(Chain(Self.theme(met: 0, isHeld: false), on: Self.today)[.weighed].state == .current)
    }

    @Test func aDecisionNobodyWasToldOfIsABrokenLinkFromTheNextDayOn() {
        let untold = Self.theme(answer: .cannot)
        #expect(Chain(untold, on: Self.today)[.told].words == "Nobody told")
        #expect(Chain(untold, on: Self.today)[.told].state == .broken)
        let sameDay = Self.theme(met: 0, answer: .cannot)
        #expect(Chain(sameDay, on: Self.today)[.told].state == .current)
        let told = Self.theme(answer: .cannot, toldDaysAgo: 1)
        #expect(Chain(told, on: Self.today).broken.isEmpty)
        #expect(Chain(told, on: Self.today)[.told].state == .done)
    }

    @Test func weWillDoThisNeedsSomebodyWhoDoesIt() {
        #expect(Chain(Self.theme(answer: .do, toldDaysAgo: 1), on: Self.today)[.done].words == "No action")
        let doing = Chain(Self.theme(answer: .doing, toldDaysAgo: 1), on: Self.today)
        #expect(doing[.done].state == .done)
        #expect(doing[.checked].words == "Nothing to check")
    }

    @Test func actionsAreCountedWithThoseThatAreLate() {
        let actions = [
            Self.action(isDone: true, isClosed: true), Self.action(dueIn: -1), Self.action(isDone: true, dueIn: -1),
        ]
        let chain = Chain(Self.theme(answer: .do, actions: actions, toldDaysAgo: 1), on: Self.today)
        #expect(chain[.done].words == "2 of 3, 1 late")
        #expect(chain[.done].state == .current)
        #expect(chain[.checked].words == "1 of 3")
        #expect(chain[.checked].state == .current)
    }

    @Test func aHubIsAsWeakAsTheWeakestOfItsThemes() {
        let whole = Chain(Self.theme(answer: .doing, toldDaysAgo: 1), on: Self.today)
        let broken = Chain(Self.theme(), on: Self.today)
        let hub = Chain(comments: 30, lastHeard: Self.today, themes: [whole, broken, broken])
        #expect(hub[.heard].count == 30)
        #expect(hub[.decided].words == "No decision for 2 themes")
        #expect(hub.broken.map(\.name) == [.decided])
        #expect(hub[.understood].words == "3 of 3 themes")
        let one = Chain(comments: 30, lastHeard: Self.today, themes: [whole])
        #expect(one[.understood].words == "1 of 1 theme")
        let empty = Chain(comments: 0, lastHeard: nil, themes: [])
        #expect(empty.links.map(\.state) == [.current, .waiting, .waiting, .waiting, .waiting, .waiting, .waiting])
    }

    /// Whatever a theme has been through: seven links, and nothing is broken that is not owed.
    @Test(arguments: 1...300)
    func aLinkIsBrokenOnlyWhereSomethingIsOwed(seed: Int) {
        var random = Chance(state: UInt64(seed))
        let answer: DecisionAnswer? = [nil, .do, .doing, .cannot].randomElement(using: &random) ?? nil
        let daysAgo = Int.random(in: -20...20, using: &random)
        let isHeld = Bool.random(using: &random)
        let actions = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Self.action(isDone: Bool.random(using: &random), dueIn: Int.random(in: -5...5, using: &random))
        }
        let told = Bool.random(using: &random) ? Int.random(in: 0...3, using: &random) : nil
        let theme = Self.theme(
            met: daysAgo, isHeld: isHeld, answer: answer, actions: actions, toldDaysAgo: told)
        let chain = Chain(theme, on: Self.today)

        #expect(chain.links.map(\.name) == ChainLink.Name.allCases)
        #expect((chain[.decided].state == .broken) == (answer == nil && (isHeld || daysAgo > 0)))
        #expect((chain[.done].state == .broken) == (answer == .do && actions.isEmpty))
        #expect((chain[.told].state == .broken) == (answer != nil && told == nil && daysAgo > 0))
        #expect(chain[.heard].state != .broken && chain[.checked].state != .broken)
    }
}
