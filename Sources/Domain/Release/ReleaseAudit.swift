/// Whether anything that a release keeps back can be worked out from it and from what is out already.
///
/// A hidden number is safe if there is a second set of whole numbers, none below 0, which agrees with everything shown
/// and in which it differs. Each number is decided by finding such a set, or by failing to. For one table by itself
/// failing is proof. For tables tied to one another it may not be: such a number is counted as found out.
package struct ReleaseAudit: Sendable, Equatable {
    package struct Finding: Sendable, Equatable {
        /// nil for the table to come, else which of the earlier releases.
        package let earlier: Int?
        package let place: TablePlace
        /// Whether one sum after another leaves only one number, so that anybody with a pencil can find it.
        package let isPlain: Bool
    }

    package let findings: [Finding]

    package var isSafe: Bool { findings.isEmpty }

    package init(_ released: ReleasedTable, after earlier: [EarlierRelease] = []) {
        let reading = JointReading(
            released.source, policy: released.policy, standings: released.standings, after: earlier)
        var protected = ProtectedNumbers()
        var found: [(earlier: Int?, place: TablePlace, number: Int)] = []
        for (index, hidden) in reading.earlierHidden.enumerated() {
            for target in hidden where !protected.protects(target.number, in: reading.knowledge) {
                found.append((index, target.place, target.number))
            }
        }
        for target in reading.hidden where !protected.protects(target.number, in: reading.knowledge) {
            found.append((nil, target.place, target.number))
        }
        let known = found.isEmpty ? nil : KnownFromBounds(reading.knowledge)
        findings = found.map {
            Finding(earlier: $0.earlier, place: $0.place, isPlain: known?.isKnown($0.number) ?? false)
        }
    }
}

/// The numbers that are shown to be safe. Hiding more never makes one of them unsafe.
struct ProtectedNumbers {
    private var numbers: Set<Int> = []
    private var search = AlternativeSearch()

    func contains(_ number: Int) -> Bool {
        numbers.contains(number)
    }

    mutating func protects(_ number: Int, in knowledge: ReaderKnowledge) -> Bool {
        if numbers.contains(number) { return true }
        guard let differing = search.alternative(for: number, in: knowledge) else { return false }
        numbers.formUnion(differing)
        return true
    }
}
