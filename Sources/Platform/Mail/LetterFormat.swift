import Domain
import Foundation

/// A letter as mail servers want it: RFC 5322 headers, a MIME body of one part, CRLF throughout.
///
/// Only ASCII leaves here, in lines of at most 75 columns, so any server can carry it. Whatever could end
/// a header early (CR, LF, NUL and the other control characters) has become a space.
package struct LetterFormat: Sendable {
    private let letter: Letter
    private let sender: MailSender
    private let instant: Date
    private let host: String

    /// - Parameter host: what stands after the `@` of the Message-ID.
    package init(_ letter: Letter, from sender: MailSender, at instant: Date, host: String) {
        self.letter = letter
        self.sender = sender
        self.instant = instant
        self.host = host
    }

    package var bytes: [UInt8] {
        let head = lines.map { $0 + "\r\n" }.joined()
        return Array(head.utf8) + Array("\r\n".utf8) + QuotedPrintable.encode(letter.text)
    }

    private var lines: [String] {
        [
            "Date: " + MailDate.text(of: instant),
            HeaderLine("Message-ID", ["<\(letter.key)@\(Self.bare(host))>"]).text,
            HeaderLine("From", mailbox: sender.name, Self.bare(sender.address)).text,
            HeaderLine("To", mailbox: letter.name, Self.bare(letter.to)).text,
            HeaderLine("Subject", words: letter.subject).text,
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Auto-Submitted: auto-generated",
        ]
    }

    /// An address can not break out of its brackets, wherever it came from.
    static func bare(_ address: String) -> String {
        let kept = address.unicodeScalars.filter { ("!"..."~").contains($0) && $0 != "<" && $0 != ">" }
        return String(String.UnicodeScalarView(kept))
    }
}

/// One header, folded between its pieces so that no line is longer than it must be.
struct HeaderLine: Sendable {
    static let longest = 75
    let text: String

    init(_ name: String, _ pieces: [String]) {
        var (text, column) = (name + ":", name.utf8.count + 1)
        for (position, piece) in pieces.enumerated() {
            let width = piece.utf8.count + 1
            if position > 0, column + width > Self.longest {
                text += "\r\n"
                column = 0
            }
            text += " " + piece
            column += width
        }
        self.text = text
    }

    init(_ name: String, words: String) {
        self.init(name, EncodedWords.pieces(of: words, room: Self.longest - name.utf8.count - 2))
    }

    init(_ name: String, mailbox words: String, _ address: String) {
        let room = Self.longest - name.utf8.count - 2
        self.init(name, EncodedWords.pieces(of: words, room: room, inMailbox: true) + ["<\(address)>"])
    }
}

/// Words in a header: as they are when plain and short, otherwise as RFC 2047 has them.
enum EncodedWords {
    private static let (start, end) = ("=?utf-8?Q?", "?=")
    /// Bytes of an encoded word without what stands around it. Short enough to stand after any header's name.
    private static let room = 48

    /// - Parameters:
    ///   - room: columns left on the first line.
    ///   - inMailbox: before an address fewer characters may stand unencoded.
    static func pieces(of words: String, room: Int, inMailbox: Bool = false) -> [String] {
        let clean = withoutControls(words).trimmed
        guard !clean.isEmpty else { return [] }
        let isPlain = clean.utf8.count <= room && clean.utf8.allSatisfy { mayStand($0, inMailbox) }
        return isPlain && !clean.contains("=?") && !clean.contains("  ") ? [clean] : encoded(clean)
    }

    /// Each piece holds whole characters.
    private static func encoded(_ words: String) -> [String] {
        var (pieces, piece) = ([String](), "")
        for scalar in words.unicodeScalars {
            let next = escaped(scalar)
            if piece.utf8.count + next.utf8.count > room {
                pieces.append(start + piece + end)
                piece = ""
            }
            piece += next
        }
        return pieces + [start + piece + end]
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "_" }
        return String(scalar).utf8.map { isLetterOrDigit($0) ? String(UnicodeScalar($0)) : QuotedPrintable.escape($0) }
            .joined()
    }

    private static func mayStand(_ byte: UInt8, _ inMailbox: Bool) -> Bool {
        guard inMailbox else { return byte >= 32 && byte < 127 }
        return isLetterOrDigit(byte) || " '-".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        let scalar = UnicodeScalar(byte)
        return scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private static func withoutControls(_ words: String) -> String {
        let kept = words.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(kept))
    }
}

/// `Thu, 20 Jun 2019 11:00:00 +0000`: always in universal time, so that nothing is said about where a server is.
enum MailDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    static func text(of instant: Date) -> String {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        let number = Int((Double(seconds) / 86_400).rounded(.down))
        let (day, rest) = (Day(number: number), seconds - number * 86_400)
        let parts = day.parts
        return days[day.weekday - 1]
            + String(format: ", %d ", parts.day) + Day.monthNames[parts.month - 1].prefix(3)
            + String(format: " %04d %02d:%02d:%02d +0000", parts.year, rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// Reads only what ``text(of:)`` writes.
    static func instant(_ text: String) -> Date? {
        let pieces = text.split(separator: " ")
        guard pieces.count == 6, let day = Int(pieces[1]), let year = Int(pieces[3]) else { return nil }
        let time = pieces[4].split(separator: ":").compactMap { Int($0) }
        guard let month = Day.monthNames.firstIndex(where: { $0.hasPrefix(pieces[2]) }), time.count == 3 else {
            return nil
        }
        guard let found = Day(year: year, month: month + 1, day: day) else { return nil }
        return Date(timeIntervalSince1970: Double(found.number * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]))
    }
}
