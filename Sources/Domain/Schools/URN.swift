/// A school's Unique Reference Number: six digits, issued by the Department for Education.
package struct URN: Hashable, Sendable, Readable {
    package let digits: String

    /// Reads a URN as people type it: spaces around it are ignored, all else must be a digit.
    package init(_ text: String) throws(Problem) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw .missing }
        guard trimmed.utf8.count == 6, trimmed.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .malformed }
        digits = trimmed
    }

    package enum Problem: UserFacing, Equatable {
        case missing
        case malformed

        package var message: String {
            switch self {
            case .missing: "Enter a URN"
            case .malformed: "URN must be 6 digits, like 100123"
            }
        }
    }
}
