/// A share as people outside the team may see it.
///
/// For a figure that stands alone. Shares that have their whole in common, such as those of one question's choices,
/// give each other away: make a `CountTable` of them instead.
package enum ReleasedShare: Sendable, Equatable {
    case shown(Share)
    /// More than nothing, and less than half a per cent.
    case low(Share)
    case suppressed
    case notApplicable
    case notAvailable

    package init(_ share: Share, under policy: ReleasePolicy) {
        let isHidden = policy.isTooSmall(share.numerator, of: share.denominator)
        guard policy.keepsBackSmallNumbers, share.denominator > 0, isHidden else {
            self.init(showing: share.shown(under: policy))
            return
        }
        self = .suppressed
    }

    /// Of numbers that are as they are shown, rounded or not.
    init(exactly share: Share, under policy: ReleasePolicy) {
        let isHidden = share.denominator > 0 && policy.isTooSmall(share.numerator, of: share.denominator)
        self = policy.keepsBackSmallNumbers && isHidden ? .suppressed : ReleasedShare(showing: share)
    }

    init(showing share: Share) {
        switch share.value {
        case nil: self = .notApplicable
        case .some(let value) where value > 0 && value < 0.005: self = .low(share)
        default: self = .shown(share)
        }
    }

    /// - Precondition: not a number.
    init(symbol: ReleasedCell) {
        self = symbol == .notApplicable ? .notApplicable : symbol == .notAvailable ? .notAvailable : .suppressed
    }

    /// The cell with the symbol that it is shown as; nil where a share is shown.
    package var symbol: ReleasedCell? {
        switch self {
        case .shown: nil
        case .low: .low
        case .suppressed: .suppressed
        case .notApplicable: .notApplicable
        case .notAvailable: .notAvailable
        }
    }

    /// "92% (35 of 38; 95% interval 79–97)", or a symbol.
    package var words: String {
        guard case .shown(let share) = self else { return symbol?.text ?? "" }
        return share.words
    }

    /// "92%", or a symbol.
    package var percentWords: String {
        guard case .shown(let share) = self else { return symbol?.text ?? "" }
        return share.percentWords
    }
}

extension Share {
    fileprivate func shown(under policy: ReleasePolicy) -> Share {
        let whole = policy.shown(denominator)
        return Share(min(policy.shown(numerator), whole), of: whole)
    }
}
