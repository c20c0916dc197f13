import Foundation

/// A text made longer by zeros up to a whole number of steps, so that the length of what is sealed tells little.
package enum PaddedText {
    /// Bytes.
    package static let step = 256

    /// Four bytes of length, the text, zeros.
    package static func bytes(of text: String) -> Data {
        let words = Data(text.utf8)
        var bytes = Data(withUnsafeBytes(of: UInt32(words.count).bigEndian, Array.init))
        bytes.append(words)
        let rest = bytes.count % step
        if rest > 0 { bytes.append(Data(count: step - rest)) }
        return bytes
    }

    package static func text(of bytes: Data) throws -> String {
        let bytes = Data(bytes)
        guard bytes.count >= 4 else { throw SealFault() }
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 4, let text = String(data: bytes[4..<(4 + length)], encoding: .utf8) else {
            throw SealFault()
        }
        return text
    }
}
