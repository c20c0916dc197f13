/// An address letters can be sent to, kept as typed and compared without regard to case.
///
/// The check is deliberately mild: one `@`, something before it, a domain with a dot after it, and
/// nothing a mail server could mistake for a command. Whether it exists, only a letter can tell.
package struct EmailAddress: Sendable, Hashable, Readable {
    package let text: String

    package init(_ typed: String) throws(Problem) {
        let trimmed = typed.trimmed
        guard !trimmed.isEmpty else { throw .missing }
        guard trimmed.utf8.count <= 254 else { throw .malformed }
        let halves = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, (1...64).contains(halves[0].utf8.count) else { throw .malformed }
        guard Self.isDomain(halves[1]), halves[0].utf8.allSatisfy(Self.isAllowed) else { throw .malformed }
        guard !halves[0].hasPrefix("."), !halves[0].hasSuffix("."), !halves[0].contains("..") else { throw .malformed }
        text = trimmed
    }

    package static func == (one: EmailAddress, other: EmailAddress) -> Bool {
        one.folded == other.folded
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(folded)
    }

    package var folded: String {
        text.lowercased()
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    package enum Problem: UserFacing, Equatable {
        case missing
        case malformed

        package var message: String {
            switch self {
            case .missing: "Enter an email address"
            case .malformed: "Email address must be like name@example.org"
            }
        }
    }
}
