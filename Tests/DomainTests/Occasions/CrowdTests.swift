import Domain
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
