import Domain
import Testing

@Suite struct PageProgressTests {
    private static let today = Day(number: 18_067)

    private static func set() throws -> QuestionSet {
        let number = QuestionKind.number(NumberRule(least: 0))
        let rule = AnswerRule(try Condition(". <= ${staff}"), message: "Enter a number that is not more than ${staff}")
        return QuestionSet(
            key: "training", title: "Training",
            pages: [
                QuestionPage(
                    id: "staff", questions: [Question(id: "staff", kind: number, label: "Staff", isRequired: true)]),
                QuestionPage(
                    id: "trained",
                    questions: [
                        Question(id: "trained", kind: number, label: "Trained", isRequired: true, check: rule),
                        Question(id: "more", kind: .shortText(most: 50), label: "More"),
                    ]),
                QuestionPage(
                    id: "wishes", questions: [Question(id: "wish", kind: .shortText(most: 50), label: "Wish")]),
            ])
    }

    @Test func aPageIsToDoBegunDoneOrOptional() throws {
        let steps: [(AnswerSheet, [PageProgress])] = [
            (AnswerSheet(), [.toDo, .toDo, .optional]),
            (AnswerSheet(["staff": .number(9), "more": .text("a")]), [.done, .begun, .optional]),
            (AnswerSheet(["staff": .number(9), "trained": .number(3), "wish": .text("a")]), [.done, .done, .done]),
        ]
        for (sheet, progress) in steps {
            let way = AnswerPath(try Self.set(), sheet, on: Self.today)
            #expect(way.pages.map(way.progress) == progress)
        }
    }

    @Test func anAnswerThatNoLongerFitsAnotherIsFound() throws {
        let fits = AnswerSheet(["staff": .number(50), "trained": .number(40)])
        #expect(AnswerPath(try Self.set(), fits, on: Self.today).problems(on: Self.today).isEmpty)
        let changed = AnswerSheet(["staff": .number(10), "trained": .number(40)])
        let problems = AnswerPath(try Self.set(), changed, on: Self.today).problems(on: Self.today)
        #expect(problems.map(\.message) == ["Enter a number that is not more than 10"])
    }
}
