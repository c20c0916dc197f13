import Domain
import Foundation
import Testing

@Suite struct CrowdTests {
    @Test(arguments: [
        (["a": 5, "b": 6], "a", "a"),
        (["a": 5, "b": 4, "c": 3], "b", Crowd.others),
        (["a": 5, "b": 4, "c": 3], "a", "a"),
        // Four left over would be too few: the smallest named group joins them.
        (["a": 6, "b": 5, "c": 4], "b", Crowd.others),
        (["a": 6, "b": 5, "c": 4], "a", "a"),
        (["a": 5, "": 1], "a", Crowd.others),
        (["": 9], "", Crowd.others),
        (["a": 5], "never listed", Crowd.others),
    ])
    func aGroupIsNamedWhenItIsLargeEnough(sizes: [String: Int], value: String, group: String) {
        let values = sizes.flatMap { Array(repeating: $0.key, count: $0.value) }
        #expect(Crowd(values, least: 5).group(of: value) == group)
    }

    @Test(arguments: 0..<500)
    func nobodyStandsInASmallGroup(seed: UInt64) {
        var chance = Chance(state: seed)
        let values = (0..<Int.random(in: 0...60, using: &chance)).map { _ in
            ["", "a", "b", "c", "d", "e"][Int.random(in: 0...5, using: &chance)]
        }
        let crowd = Crowd(values, least: 5)
        let groups = Dictionary(values.map { (crowd.group(of: $0), 1) }, uniquingKeysWith: +)
        #expect(groups.count <= 1 || groups.values.allSatisfy { $0 >= 5 })
    }
}

@Suite struct ShownResultsTests {
    @Test(arguments: [
        (Occasion.Kind.closedList, true, false, 4, false), (.closedList, true, false, 5, true),
        (.closedList, true, true, 9, false), (.closedList, true, true, 10, true), (.closedList, false, false, 1, true),
        (.openLink, true, false, 1, true),
    ])
    func anonymousAnswersOfAListAreShownOnceThereAreEnough(
        kind: Occasion.Kind, isAnonymous: Bool, isYoung: Bool, answers: Int, isShown: Bool
    ) {
        let draft = OccasionDraft(
            title: "Survey", asked: QuestionSetVersion("survey", 1), kind: kind, isAnonymous: isAnonymous,
            isForYoungPeople: isYoung)
        #expect(Occasion(id: ID(UUID()), draft).showsResults(of: answers) == isShown)
    }
}
