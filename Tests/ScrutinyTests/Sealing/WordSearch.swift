import Domain
import Foundation

/// Looks for words in bytes in every form in which they might have slipped in.
struct WordSearch {
    private let forms: [[UInt8]]

    init(_ words: [String]) {
        let spellings = words.flatMap { [$0, $0.folded, $0.uppercased(), $0.lowercased()] }
        forms = Array(Set(spellings.flatMap { Self.forms(of: $0) }))
    }

    func finds(in data: Data) -> Bool {
        forms.contains { data.range(of: Data($0)) != nil }
    }

    private static func forms(of word: String) -> [[UInt8]] {
        let plain = [
            Array(word.utf8), word.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
            word.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
        ]
        let escaped = word.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map { [Array($0.utf8)] } ?? []
        let reversed = [Array(word.utf8.reversed())]
        let hexadecimal = plain.prefix(1).map { Array($0.map { String(format: "%02x", $0) }.joined().utf8) }
        return plain + escaped + reversed + hexadecimal + plain.flatMap(inBase64)
    }

    /// The characters that are the same wherever the word begins among groups of three bytes.
    private static func inBase64(_ bytes: [UInt8]) -> [[UInt8]] {
        (0..<3).map { shift in
            let text = Data(Array(repeating: 0, count: shift) + bytes).base64EncodedString()
            let first = (shift * 8 + 5) / 6
            let last = (shift + bytes.count) * 8 / 6
            return Array(text.utf8)[first..<last].map { $0 }
        }
    }
}
