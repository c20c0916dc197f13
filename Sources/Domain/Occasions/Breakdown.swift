/// What answers can be broken down by, as far as it is known of those who were asked.
package enum Breakdown: String, Sendable, CaseIterable, Hashable {
    case organisation
    case kind
    case area
    case role
    /// Of the school somebody works in, where it is one.
    case phase

    package var words: String {
        switch self {
        case .organisation: "Organisation"
        case .kind: "Kind of organisation"
        case .area: "Area"
        case .role: "Role"
        case .phase: "Phase of school"
        }
    }
}

/// Groups of people on a list, each large enough that belonging to it tells nobody who somebody is.
///
/// Always true: every group that is named or left over has at least `least` people, or there is only one group.
package struct Crowd: Sendable, Equatable {
    package static let others = "Others"

    private let kept: Set<String>

    /// - Parameters:
    ///   - values: one for each person; empty where it is not known.
    ///   - least: how many people a group needs.
    package init(_ values: [String], least: Int) {
        let sizes = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
        let largestFirst = sizes.filter { !$0.key.isEmpty && $0.value >= least }
            .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        var kept = largestFirst.map(\.key)
        var left = values.count - largestFirst.reduce(0) { $0 + $1.value }
        // Who is left over must not be few: then the smallest group joins them.
        while left > 0, left < least, let smallest = kept.popLast() {
            left += sizes[smallest] ?? 0
        }
        self.kept = Set(kept)
    }

    /// The group a person's answer is counted under.
    package func group(of value: String) -> String {
        kept.contains(value) ? value : Self.others
    }
}
