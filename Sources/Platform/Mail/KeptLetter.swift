import Domain
import Foundation

/// A letter read back from an outbox.
package struct KeptLetter: Sendable, Equatable {
    /// Of its file, without the ending: what its page's address ends in.
    package let name: String
    /// The address alone.
    package let to: String
    /// The person's name; empty when the letter had none.
    package let recipient: String
    package let subject: String
    package let sentAt: Date
    package let text: String
}

/// Reads what ``LetterFormat`` wrote; it is no reader for any letter there is.
struct LetterReading {
    private var headers: [String: String] = [:]
    private let body: ArraySlice<UInt8>

    /// - Returns: nil when these bytes have no head and body.
    init?(_ bytes: [UInt8]) {
        guard let gap = bytes.firstRange(of: [13, 10, 13, 10]) else { return nil }
        body = bytes[gap.upperBound...]
        let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
        for line in head.replacing("\r\n ", with: " ").split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { continue }
            headers[halves[0].lowercased()] = String(halves[1]).trimmed
        }
    }

    func letter(named name: String) -> KeptLetter? {
        guard let date = headers["date"].flatMap(MailDate.instant), let mailbox = headers["to"] else { return nil }
        guard let bracket = mailbox.lastIndex(of: "<"), mailbox.hasSuffix(">") else { return nil }
        return KeptLetter(
            name: name, to: String(mailbox[mailbox.index(after: bracket)...].dropLast()),
            recipient: EncodedWords.decode(String(mailbox[..<bracket]).trimmed),
            subject: EncodedWords.decode(headers["subject"] ?? ""), sentAt: date, text: QuotedPrintable.decode(body))
    }
}

extension EncodedWords {
    /// White space between two encoded words is not part of what they say.
    static func decode(_ text: String) -> String {
        guard text.hasPrefix("=?") else { return text }
        var bytes: [UInt8] = []
        for piece in text.split(separator: " ") {
            guard let inner = inside(piece) else { return text }
            let spaced = inner.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
            bytes += QuotedPrintable.bytes(of: spaced[...])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func inside(_ piece: Substring) -> Substring? {
        let start = "=?utf-8?Q?"
        guard piece.hasPrefix(start), piece.hasSuffix("?=") else { return nil }
        return piece.dropFirst(start.count).dropLast(2)
    }
}
