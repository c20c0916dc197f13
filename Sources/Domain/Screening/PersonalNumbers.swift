/// An NHS number: ten digits, the last of which checks the others by remainders of 11.
///
/// Source: NHS Data Model and Dictionary, *NHS Number*.
enum NHSNumber {
    /// - Parameter digits: Values from 0 to 9.
    static func isOne(_ digits: some Collection<Int>) -> Bool {
        guard digits.count == 10, Set(digits).count > 1 else { return false }
        let sum = zip(digits, stride(from: 10, to: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 11 == Array(digits)[9]
    }
}

/// A Unique Pupil Number: a check letter and twelve digits, or for a temporary one a letter as the last.
///
/// Source: Department for Education, *Unique pupil numbers: a guide for schools and local authorities*.
enum UPN {
    /// Remainders of 23 as letters. I, O and S are left out because they look like digits.
    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

    /// - Parameters:
    ///   - check: A capital.
    ///   - digits: Values from 0 to 9; the last of a temporary number is given by `last`.
    static func isOne(check: UInt8, digits: some Collection<Int>, last: UInt8? = nil) -> Bool {
        var values = Array(digits)
        if let last {
            guard let value = letters.firstIndex(of: last) else { return false }
            values.append(value)
        }
        guard values.count == 12 else { return false }
        let sum = zip(values, 2...13).reduce(0) { $0 + $1.0 * $1.1 }
        return letters[sum % 23] == check
    }
}

/// A national insurance number: two letters, six digits, and A, B, C or D.
///
/// Source: HMRC, *National Insurance Manual*, NIM39110.
enum NINO {
    private static let excluded: Set<String> = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]

    /// - Parameter prefix: Two capitals.
    static func isPrefix(_ prefix: [UInt8]) -> Bool {
        guard prefix.count == 2, !"DFIQUV".utf8.contains(prefix[0]), !"DFIOQUV".utf8.contains(prefix[1]) else {
            return false
        }
        return !excluded.contains(String(decoding: prefix, as: UTF8.self))
    }

    static func isSuffix(_ letter: UInt8) -> Bool {
        "ABCD".utf8.contains(letter)
    }
}

/// A telephone number of the United Kingdom, or one abroad with a plus before it.
///
/// Source: Ofcom, *The National Telephone Numbering Plan*.
enum PhoneNumber {
    /// - Parameter digits: As dialled, without a plus.
    static func isOne(_ digits: ArraySlice<Int>, hasPlus: Bool) -> Bool {
        if digits.starts(with: [0, 0, 4, 4]) { return isNational(digits.dropFirst(4)) }
        if digits.starts(with: [4, 4]), hasPlus || digits.dropFirst(2).first == 7 {
            return isNational(digits.dropFirst(2))
        }
        if hasPlus { return (8...15).contains(digits.count) }
        return digits.first == 0 && isNational(digits)
    }

    /// What follows the 0 has ten digits, or nine after some codes that begin with 1 or 8.
    private static func isNational(_ digits: ArraySlice<Int>) -> Bool {
        let number = digits.first == 0 ? digits.dropFirst() : digits
        guard let first = number.first, Set(number).count > 1 else { return false }
        switch number.count {
        case 10: return [1, 2, 3, 5, 7, 8, 9].contains(first)
        case 9: return first == 1 || first == 8
        default: return false
        }
    }
}
