import Foundation

/// RFC 2045's way of writing any text in lines of printable ASCII.
enum QuotedPrintable {
    /// Columns before the `=` of a soft break.
    private static let room = 74
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Every line end of the text, however written, becomes CRLF; the last line always has one.
    static func encode(_ text: String) -> [UInt8] {
        var answer: [UInt8] = []
        for line in lines(of: text) {
            append(line, to: &answer)
            answer += [13, 10]
        }
        return answer
    }

    /// The text, with LF at line ends and without the last one.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        let decoded = Self.bytes(of: bytes)
        let whole = decoded.suffix(2) == [13, 10] ? decoded.dropLast(2) : decoded[...]
        return String(decoding: whole, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    /// Soft breaks are gone, hard ones are still CRLF. An `=` that begins no escape stays.
    static func bytes(of encoded: ArraySlice<UInt8>) -> [UInt8] {
        var (answer, rest) = ([UInt8](), encoded)
        answer.reserveCapacity(encoded.count)
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "=") {
                answer.append(byte)
            } else if rest.starts(with: [13, 10]) {
                rest = rest.dropFirst(2)
            } else if let escaped = value(of: rest.prefix(2)) {
                answer.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                answer.append(byte)
            }
        }
        return answer
    }

    static func escape(_ byte: UInt8) -> String {
        String(decoding: [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }

    private static func value(of hexadecimal: ArraySlice<UInt8>) -> UInt8? {
        guard hexadecimal.count == 2 else { return nil }
        let halves = hexadecimal.compactMap { digits.firstIndex(of: $0) }
        return halves.count == 2 ? UInt8(halves[0] << 4 | halves[1]) : nil
    }

    private static func append(_ line: ArraySlice<UInt8>, to answer: inout [UInt8]) {
        var column = 0
        for (index, byte) in zip(line.indices, line) {
            let isLast = index == line.endIndex - 1
            let piece = isPlain(byte, isLast: isLast) ? [byte] : Array(escape(byte).utf8)
            if column + piece.count > room {
                answer += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            answer += piece
            column += piece.count
        }
    }

    /// White space at the end of a line would be lost on the way.
    private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
        if byte == 32 || byte == 9 { return !isLast }
        return byte > 32 && byte < 127 && byte != UInt8(ascii: "=")
    }

    private static func lines(of text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").utf8)
        let whole = bytes.last == 10 ? bytes.dropLast() : bytes[...]
        return whole.split(separator: 10, omittingEmptySubsequences: false)
    }
}
