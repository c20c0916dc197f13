import Domain
import Testing

/// Publishes random tables, most of them after an earlier one, and has somebody try to find out what is hidden.
@Suite struct ReleaseAlwaysTests {
    /// What was known before the table came out can not be kept back any more, and does not count.
    @Test(arguments: 0..<20)
    func nothingHiddenCanBeWorkedOut(batch: Int) {
        for seed in (500 * batch)..<(500 * batch + 500) {
            let scene = Scene(seed: seed)
            let released = scene.released
            let attacker = scene.attacker(against: released)
            #expect(attacker.isFair, "seed \(seed)")
            let found = attacker.recovered(effort: 100).names
            guard !found.isEmpty else { continue }
            let withheld = scene.table.withheld(under: scene.policy)
            let before = scene.attacker(against: withheld).recovered(effort: 400).names
            #expect(Set(found).isSubset(of: before), "seed \(seed): \(released.text)")
        }
    }

    /// The same attacker against the same tables finds many numbers where only small ones are hidden.
    @Test func withoutSecondarySuppressionMuchIsWorkedOut() {
        let leaking = (0..<300).filter { seed in
            let scene = Scene(seed: seed)
            return !scene.attacker(against: scene.primaryOnly).recovered(effort: 100).names.isEmpty
        }
        #expect(leaking.count > 100)
    }

    /// Where nothing was published before, neither finds more than the other.
    @Test func theAuditFindsWhatTheAttackerFinds() {
        var compared = 0
        for seed in 0..<600 {
            let scene = Scene(seed: seed)
            guard scene.before == nil else { continue }
            let attack = scene.attacker(against: scene.primaryOnly).recovered(effort: 2000)
            guard !attack.gaveUp else { continue }
            let audit = ReleaseAudit(scene.primaryOnly).findings.map { "now \($0.place)" }
            #expect(Set(audit) == Set(attack.names), "seed \(seed): \(scene.primaryOnly.text)")
            #expect(ReleaseAudit(scene.released).isSafe, "seed \(seed)")
            compared += 1
        }
        #expect(compared > 100)
    }

    /// Safety must not come from showing nothing.
    @Test func mostTablesAreShownInPart() {
        let scenes = (0..<400).map { Scene(seed: $0) }
        let withheld = scenes.filter { scene in
            scene.released.log[.withheld] == scene.table.places.count
        }
        #expect(withheld.count < 20)
    }
}

/// A table to publish, and what was published before.
struct Scene {
    let policy: ReleasePolicy
    let table: CountTable
    let before: EarlierRelease?
    let canGrow: Bool

    init(seed: Int) {
        var random = RandomTables(seed: seed)
        policy = random.policy()
        let counts = random.counts()
        let shares: CountTable.ShareBase? = [nil, .rowTotal, .columnTotal][seed % 3]
        table = .of(counts, shares: shares)
        switch Int.random(in: 0...3, using: &random.chance) {
        case 0:
            before = nil
            canGrow = false
        case 1:
            let earlier = random.before(counts)
            canGrow = earlier != counts
            before = EarlierRelease(CountTable.of(earlier, shares: shares).released(under: policy))
        case 2:
            let dropped = counts.isEmpty ? [] : counts[0].map { _ in Int.random(in: 0...9, using: &random.chance) }
            canGrow = false
            before = EarlierRelease(CountTable.of(counts + [dropped], shares: shares).released(under: policy))
        default:
            let merged = Self.merged(counts)
            canGrow = false
            before = EarlierRelease(
                CountTable.of(merged, rows: merged.indices.map { "old\($0)" }).released(under: policy),
                rows: merged.indices.map { .init(then: ["old\($0)"], now: Self.parts($0, counts.count)) })
        }
    }

    /// Rows two by two.
    private static func merged(_ counts: [[Int]]) -> [[Int]] {
        stride(from: 0, to: counts.count, by: 2).map { row in
            row + 1 < counts.count ? zip(counts[row], counts[row + 1]).map { $0 + $1 } : counts[row]
        }
    }

    private static func parts(_ row: Int, _ count: Int) -> [String] {
        [2 * row, 2 * row + 1].filter { $0 < count }.map { "r\($0)" }
    }

    var released: ReleasedTable { table.released(under: policy, after: before.map { [$0] } ?? []) }

    var primaryOnly: ReleasedTable { table.primarySuppressionOnly(under: policy) }

    func attacker(against released: ReleasedTable) -> TableAttacker {
        var attacker = TableAttacker()
        guard let before else {
            attacker.read(released, called: "now")
            return attacker
        }
        attacker.read(before.table, called: "then")
        attacker.read(released, called: "now")
        for (then, now) in matches(before) {
            attacker.tie(before.table, then, released, now, canGrow: canGrow)
        }
        return attacker
    }

    private func matches(_ before: EarlierRelease) -> [([TablePlace], [TablePlace])] {
        let isMerged = before.rows != nil
        return (0..<(isMerged ? before.table.source.rows.count : table.rows.count)).flatMap { row in
            table.columns.indices.map { column in
                let rows = isMerged ? [2 * row, 2 * row + 1].filter { $0 < table.rows.count } : [row]
                return ([TablePlace(row: row, column: column)], rows.map { TablePlace(row: $0, column: column) })
            }
        }
    }
}
