/// What kind of thing gives away who somebody is.
package enum IdentifierKind: String, CaseIterable, Sendable {
    case name
    case birthDate
    case nhsNumber
    case upn
    case nino
    case phone
    case email
    case postcode
    case vehicle
    case handle

    /// The words in its place, with the brackets around them: `[date of birth]`.
    package var mask: String { "[\(words)]" }

    /// As it is called in a sentence.
    package var words: String {
        switch self {
        case .name: "name"
        case .birthDate: "date of birth"
        case .nhsNumber: "NHS number"
        case .upn: "UPN"
        case .nino: "national insurance number"
        case .phone: "phone number"
        case .email: "email address"
        case .postcode: "postcode"
        case .vehicle: "vehicle mark"
        case .handle: "handle"
        }
    }

    /// The byte that stands for a masked one in folded text.
    var opaque: UInt8 { Self.firstOpaque + (Self.opaqueOrder[self] ?? 0) }

    init?(opaque byte: UInt8) {
        let place = Int(byte) - Int(Self.firstOpaque)
        guard Self.allCases.indices.contains(place) else { return nil }
        self = Self.allCases[place]
    }

    static let firstOpaque: UInt8 = 0xF0

    private static let opaqueOrder: [IdentifierKind: UInt8] = Dictionary(
        uniqueKeysWithValues: zip(allCases, UInt8(0)...))

    /// The masks as bytes, to know them again in a text that was masked before.
    static let masks: [(bytes: [UInt8], kind: IdentifierKind)] = allCases.map { (Array($0.mask.utf8), $0) }
}

/// One thing in a text that gives away who somebody is.
package struct IdentifierFinding: Sendable, Equatable {
    package let kind: IdentifierKind
    /// Offsets in the text's UTF-8, never inside a character.
    package let range: Range<Int>
    /// As typed.
    package let text: String

    package init(kind: IdentifierKind, range: Range<Int>, text: String) {
        self.kind = kind
        self.range = range
        self.text = text
    }
}
