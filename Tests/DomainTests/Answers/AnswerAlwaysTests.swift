import Testing

@testable import Domain

/// Random sound sets, answered at random.
@Suite struct AnswerAlwaysTests {
    @Test(arguments: 1...300)
    func whatIsKeptIsReadAsTheSame(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = try QuestionSet.random(&chance)
        #expect(set.problems == [])
        for (question, value) in set.randomSheet(&chance).values {
            #expect(AnswerValue(stored: value.stored) == value, "\(question): \(value.stored)")
            let asked = try #require(set.question(question))
            #expect(AnswerCheck(asked, on: .sampleToday).problems(with: value) == [])
        }
    }

    @Test(arguments: 1...300)
    func aQuestionThatIsNotShownNeverKeepsAnAnswer(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = try QuestionSet.random(&chance)
        let path = AnswerPath(set, set.randomSheet(&chance), on: .sampleToday)
        let shown = Set(path.questions.map(\.id))
        #expect(shown.isSuperset(of: path.sheet.values.keys))
        let again = AnswerPath(set, path.sheet, on: .sampleToday)
        #expect(again.sheet == path.sheet && again.pages == path.pages)
        for question in set.questions where shown.contains(question.id) {
            let asked = path.sheet.conditionAnswers(of: set, on: .sampleToday)
            #expect(question.shownWhen?.holds(for: asked) ?? true)
        }
    }

    @Test(arguments: 1...300)
    func whatIsPostedIsWhatIsRead(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = try QuestionSet.random(&chance)
        let sheet = set.randomSheet(&chance)
        var (fields, files): ([String: [String]], [String: AnswerFile]) = ([:], [:])
        for question in set.questions {
            guard let value = sheet[question.id] else { continue }
            if case .file(let file) = value { files[question.id] = file }
            fields.merge(question.posted(value)) { first, _ in first }
        }
        let reading = AnswerReading(fields, files: files, of: set, on: .sampleToday, requiring: false)
        #expect(reading.problems == [])
        let path = AnswerPath(set, sheet, on: .sampleToday)
        #expect(reading.sheet == path.sheet)
        #expect(Set(reading.notAsked).isDisjoint(with: path.questions.flatMap(\.fieldNames)))
    }

    @Test(arguments: 1...300)
    func noFormBreaksTheReading(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let set = try QuestionSet.random(&chance)
        let words = [
            "", "a", "1", "-1", "yes", "none", "dont-know", "\0", "2019", "x@y.z", "1.5", "99999999999999999999",
        ]
        var fields: [String: [String]] = [:]
        for name in set.questions.flatMap(\.fieldNames) where Bool.random(using: &chance) {
            fields[name] = (0...Int.random(in: 0...2, using: &chance)).compactMap { _ in
                words.randomElement(using: &chance)
            }
        }
        let reading = AnswerReading(fields, of: set, on: .sampleToday)
        for (question, value) in reading.sheet.values {
            let asked = try #require(set.question(question))
            #expect(AnswerCheck(asked, on: .sampleToday).problems(with: value) == [])
        }
        let wrong = Set(reading.problems.map(\.question))
        #expect(wrong.isDisjoint(with: reading.sheet.values.keys))
    }
}
