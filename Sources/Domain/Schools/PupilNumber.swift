/// How many pupils a school has, as registers write it: `420`, or `362.5` where a part-time pupil counts as half.
///
/// Kept to the nearest whole pupil, halves upwards. That is this service's policy: nothing here is worked out from
/// half a pupil.
package struct PupilNumber: Hashable, Sendable, Readable {
    package let whole: Int

    package static let most = 100_000

    package init(_ text: String) throws(TextProblem) {
        let trimmed = text.trimmed
        let isPlain = trimmed.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
        guard isPlain, let number = Double(trimmed), number <= Double(Self.most) else {
            throw TextProblem("Number of pupils must be a number up to 100,000, like 420 or 362.5")
        }
        whole = Int(number.rounded())
    }
}
