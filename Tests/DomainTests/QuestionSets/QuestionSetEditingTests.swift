import Testing

@testable import Domain

@Suite struct QuestionSetEditingTests {
    /// Two pages: `came` and `liked`; `better`, which is asked only of those who came.
    private func visit() throws -> QuestionSet {
        let came = try Question.sample("came", .oneChoice(.sample("yes", "no")))
        let liked = try Question.sample("liked", .agreement(offersDontKnow: true))
        let better = try Question.sample("better", .longText(most: 500), when: "${came} = 'yes'")
        return QuestionSet(
            key: "visit", version: 3, title: "A visit",
            pages: [
                QuestionPage(id: "visit", questions: [came, liked]), QuestionPage(id: "after", questions: [better]),
            ])
    }

    private func order(_ set: QuestionSet) -> [[String]] { set.pages.map { $0.questions.map(\.id) } }

    @Test func aQuestionThatIsNotThereCanNotBeChanged() throws {
        let (set, other) = (try visit(), try Question.sample("other", .signature))
        #expect(throws: QuestionSetEditRefusal.noQuestion) { try set.removing(question: "other") }
        #expect(throws: QuestionSetEditRefusal.noQuestion) { try set.moving(question: "other", .up) }
        #expect(throws: QuestionSetEditRefusal.noQuestion) { try set.moving(question: "other", to: "after") }
        #expect(throws: QuestionSetEditRefusal.noQuestion) { try set.replacing(question: other) }
        #expect(throws: QuestionSetEditRefusal.noPage) { try set.adding(question: other, to: "nowhere") }
        #expect(throws: QuestionSetEditRefusal.noPage) { try set.moving(question: "came", to: "nowhere") }
        #expect(throws: QuestionSetEditRefusal.noPage) { try set.removing(page: "nowhere") }
        #expect(throws: QuestionSetEditRefusal.noPage) { try set.moving(page: "nowhere", .down) }
    }

    @Test func aSetDoesNotGrowBeyondWhatCanBeAsked() throws {
        let full = QuestionSet.sample(try (1...QuestionSet.mostQuestions).map { try .sample("q\($0)", .signature) })
        let one = try Question.sample("one-more", .signature)
        #expect(throws: QuestionSetEditRefusal.tooManyQuestions) { try full.adding(question: one, to: "one") }
        let pages = (1...QuestionSet.mostPages).map { QuestionPage(id: "p\($0)", questions: []) }
        let wide = QuestionSet(key: "wide", title: "Wide", pages: pages)
        #expect(throws: QuestionSetEditRefusal.tooManyPages) {
            try wide.adding(page: QuestionPage(id: "more", questions: []))
        }
    }

    @Test func aQuestionMovesOnePlaceAndOverTheEdgeOfItsPage() throws {
        let set = try visit()
        #expect(order(try set.moving(question: "liked", .up)) == [["liked", "came"], ["better"]])
        #expect(order(try set.moving(question: "liked", .down)) == [["came"], ["liked", "better"]])
        #expect(order(try set.moving(question: "better", .up)) == [["came", "liked", "better"], []])
        #expect(try set.moving(question: "came", .up) == set)
        #expect(try set.moving(question: "better", .down) == set)
        #expect(order(try set.moving(question: "came", to: "after")) == [["liked"], ["better", "came"]])
        #expect(try set.moving(question: "came", to: "visit") == set)
    }

    @Test func aPageMovesWithItsQuestions() throws {
        let set = try visit()
        #expect(order(try set.moving(page: "after", .up)) == [["better"], ["came", "liked"]])
        #expect(try set.moving(page: "after", .down) == set)
        #expect(order(try set.removing(page: "visit")) == [["better"]])
        let named = try set.replacing(page: QuestionPage(id: "visit", title: "The visit", questions: []))
        #expect(order(named) == order(set))
        #expect(named.pages[0].title == "The visit")
    }

    @Test func whatNamesARemovedQuestionIsSaid() throws {
        let set = try visit()
        #expect(set.problems.isEmpty)
        let without = try set.removing(question: "came")
        #expect(
            set.problemsAdded(by: without).map(\.message) == [
                "Page after, question better, shown-when, column 1: There is no question came"
            ])
        #expect(set.problemsAdded(by: try set.removing(question: "liked")).isEmpty)
    }

    @Test func aQuestionThatWasMovedBehindWhatNamesItIsSaid() throws {
        let set = try visit()
        let moved = try set.moving(question: "came", to: "after")
        #expect(set.problemsAdded(by: moved).first?.reason.contains("is not earlier") == true)
    }

    @Test func aCopyIsAFirstVersionUnderAnotherKey() throws {
        let copy = try visit().copied(key: "visit-2", title: "Another visit")
        #expect((copy.key, copy.version, copy.title.text) == ("visit-2", 1, "Another visit"))
        #expect(copy.pages == (try visit().pages))
    }

    /// Whatever is done in whatever order: no question is lost or doubled but by adding and removing.
    @Test(arguments: 1...200)
    func movingLosesNothing(seed: UInt64) throws {
        var chance = Chance(state: seed)
        var set = try QuestionSet.random(&chance)
        let all = set.questions.map(\.id).sorted()
        for _ in 1...20 {
            let direction = EditDirection.allCases.randomElement(using: &chance) ?? .up
            let (question, page) = (
                set.questions.randomElement(using: &chance), set.pages.randomElement(using: &chance)
            )
            guard let question, let page else { break }
            switch Int.random(in: 1...3, using: &chance) {
            case 1: set = try set.moving(question: question.id, direction)
            case 2: set = try set.moving(question: question.id, to: page.id)
            default: set = try set.moving(page: page.id, direction)
            }
            #expect(set.questions.map(\.id).sorted() == all)
        }
    }
}
