/// The JSON of a sheet on which nothing waits, `{"answers":{"met":"choice yes"}}`, written and read in one go over its
/// bytes: there may be a million of them, and a decoder for any JSON takes several times as long.
enum PlainSheet {
    private static let start = Array(#"{"answers":{"#.utf8)
    private static let end = Array("}}".utf8)

    /// - Parameter answers: by question, in their lasting form.
    static func text(_ answers: [String: String]) -> String {
        var bytes = start
        for (place, answer) in answers.sorted(by: { $0.key < $1.key }).enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(answer.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(answer.value, to: &bytes)
        }
        return String(decoding: bytes + end, as: UTF8.self)
    }

    /// - Returns: nil for whatever ``text(_:)`` did not write.
    static func answers(in text: String) -> [(question: String, stored: String)]? {
        var text = text
        return text.withUTF8 { bytes in
            var reading = Reading(bytes: bytes)
            return reading.answers()
        }
    }

    private static func append(_ words: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in words.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20: bytes += Array("\\u00".utf8) + [digit(byte >> 4), digit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func digit(_ half: UInt8) -> UInt8 {
        half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
    }

    private struct Reading {
        let bytes: UnsafeBufferPointer<UInt8>
        private var place = 0

        init(bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
        }

        mutating func answers() -> [(question: String, stored: String)]? {
            guard takes(PlainSheet.start) else { return nil }
            var found: [(question: String, stored: String)] = []
            while !takes(PlainSheet.end) {
                guard found.isEmpty || takes(","), let question = string(), takes(":"), let stored = string() else {
                    return nil
                }
                found.append((question, stored))
            }
            return place == bytes.count ? found : nil
        }

        private mutating func takes(_ wanted: [UInt8]) -> Bool {
            guard bytes.count - place >= wanted.count, bytes[place..<place + wanted.count].elementsEqual(wanted) else {
                return false
            }
            place += wanted.count
            return true
        }

        private mutating func takes(_ wanted: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: wanted) else { return false }
            place += 1
            return true
        }

        private mutating func string() -> String? {
            guard takes("\"") else { return nil }
            let start = place
            while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
                place += 1
            }
            let plain = bytes[start..<place]
            if takes("\"") { return String(decoding: plain, as: UTF8.self) }
            return escaped(after: Array(plain))
        }

        /// The rest of a string from its first `\` on.
        private mutating func escaped(after plain: [UInt8]) -> String? {
            var words = plain
            while place < bytes.count {
                if takes("\"") { return String(decoding: words, as: UTF8.self) }
                guard takes("\\") else {
                    words.append(bytes[place])
                    place += 1
                    continue
                }
                guard let byte = escape() else { return nil }
                words.append(byte)
            }
            return nil
        }

        private mutating func escape() -> UInt8? {
            if takes("n") { return UInt8(ascii: "\n") }
            if takes("\"") { return UInt8(ascii: "\"") }
            if takes("\\") { return UInt8(ascii: "\\") }
            guard takes(Array("u00".utf8)), bytes.count - place >= 2 else { return nil }
            let digits = String(decoding: bytes[place..<place + 2], as: UTF8.self)
            place += 2
            return UInt8(digits, radix: 16).flatMap { $0 < 0x20 ? $0 : nil }
        }
    }
}
