/// Text as a workbook, which is XML inside, can hold it.
enum XLSXText {
    /// Excel's limit for a cell, in UTF-16 units as it counts them.
    static let longest = 32_767

    /// Line breaks become line feeds, as in Excel's own files; what XML has no place for becomes U+FFFD.
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { !isPlain($0) }) else { return text }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\r": result.append("\n")
            default: result.append(isPlain(scalar) ? scalar : "\u{FFFD}")
            }
            previous = scalar
        }
        return String(result)
    }

    /// Excel reads `_x0041_` as the character of that number. A text that has it as plain characters
    /// keeps it when its first underscore is given by number.
    static func cell(_ text: String) -> String {
        let text = clean(text)
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if isNumbered(bytes[index...].prefix(7)) { result.append(contentsOf: "_x005F".utf8) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The other way round: `_x0041_` in a file stands for the character of that number.
    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            guard let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init) else { return String(match.0) }
            return String(Character(scalar))
        }
    }

    private static func isNumbered(_ bytes: ArraySlice<UInt8>) -> Bool {
        let under = UInt8(ascii: "_")
        guard bytes.count == 7, bytes.first == under, bytes.last == under else { return false }
        let inner = bytes.dropFirst().dropLast()
        return inner.first == UInt8(ascii: "x")
            && inner.dropFirst().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n": true
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
        default: true
        }
    }
}
