/// Brings the text of a file to UTF-8, whichever of the usual encodings a spreadsheet saved it in.
///
/// UTF-8 and UTF-16 are known by their marks; without one the bytes are UTF-8 when they are valid as
/// such, and otherwise Windows-1252, in which older spreadsheets save letters with accents and £.
package enum TextEncoding {
    package static func utf8(_ bytes: [UInt8]) throws(CSVRefusal) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try markedUTF8(bytes) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, isLittleEndian: false) }
        return String(validating: bytes, as: UTF8.self) == nil ? try windows1252(bytes) : bytes
    }

    private static func markedUTF8(_ bytes: [UInt8]) throws(CSVRefusal) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) == nil {
            throw .unknownEncoding(offset: firstInvalid(bytes))
        }
        return Array(bytes.dropFirst(3))
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { offset += scalar.count }
        return offset
    }

    private static func utf16(_ bytes: [UInt8], isLittleEndian: Bool) throws(CSVRefusal) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw .unknownEncoding(offset: bytes.count - 1) }
        let (high, low) = isLittleEndian ? (1, 0) : (0, 1)
        let units = stride(from: 2, to: bytes.count, by: 2).map { at in
            UInt16(bytes[at + high]) << 8 | UInt16(bytes[at + low])
        }
        return try utf8(units)
    }

    private static func utf8(_ units: [UInt16]) throws(CSVRefusal) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(units.count)
        var parser = Unicode.UTF16.ForwardParser()
        var rest = units.makeIterator()
        var offset = 2
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                offset += encoded.count * 2
                result.append(contentsOf: UTF8.encode(UTF16.decode(encoded)) ?? UTF8.encodedReplacementCharacter)
            case .emptyInput: return result
            case .error: throw .unknownEncoding(offset: offset)
            }
        }
    }

    private static func windows1252(_ bytes: [UInt8]) throws(CSVRefusal) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for (offset, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                result.append(byte)
                continue
            }
            let scalar = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
            guard let encoded = scalar.flatMap(UTF8.encode) else { throw .unknownEncoding(offset: offset) }
            result.append(contentsOf: encoded)
        }
        return result
    }

    /// What Windows-1252 has at 0x80 to 0x9F, where it differs from Latin-1; nil where it has nothing.
    private static let upperControls: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
}
