import Domain
import Foundation
import Testing

@testable import Platform

@Suite struct LetterFormatTests {
    private static let noon = Date(timeIntervalSince1970: 1_561_028_400)

    private static func letter(
        name: String = "Ann Abara", subject: String = "Sign in", text: String = "Hello", id: String = "sign-in-1"
    ) throws -> Letter {
        Letter(to: try EmailAddress("ann@example.org"), name: name, subject: subject, text: text, messageID: id)
    }

    private static func written(_ letter: Letter, from name: String = "Testshire") throws -> String {
        let sender = MailSender(address: try EmailAddress("hub@testshire.example"), name: name)
        let format = LetterFormat(letter, from: sender, at: noon, host: "testshire.example")
        return String(decoding: format.bytes, as: UTF8.self)
    }

    /// What ``LetterReading`` makes of it.
    private static func roundTrip(_ letter: Letter) throws -> KeptLetter {
        try #require(LetterReading(Array(written(letter).utf8))?.letter(named: letter.key))
    }

    @Test func standsAsServersWantIt() throws {
        let expected = """
            Date: Thu, 20 Jun 2019 11:00:00 +0000
            Message-ID: <sign-in-1@testshire.example>
            From: Testshire <hub@testshire.example>
            To: Ann Abara <ann@example.org>
            Subject: Sign in
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Auto-Submitted: auto-generated

            Hello

            """
        #expect(try Self.written(Self.letter()) == expected.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [
        ("Zoë", "=?utf-8?Q?Zo=C3=AB?="),
        ("🏫 Forum", "=?utf-8?Q?=F0=9F=8F=AB_Forum?="),
        ("What = this?", "What = this?"),
        ("=?utf-8?Q?no?=", "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fno=3F=3D?="),
        ("two  spaces", "=?utf-8?Q?two__spaces?="),
    ])
    func encodesSubjects(subject: String, expected: String) throws {
        #expect(try Self.written(Self.letter(subject: subject)).contains("\r\nSubject: \(expected)\r\n"))
    }

    @Test(arguments: [
        ("O'Brien-Smith", "O'Brien-Smith"), ("Smith, Ann", "=?utf-8?Q?Smith=2C_Ann?="),
        ("Ann \"A\" <x@y.zz>", "=?utf-8?Q?Ann_=22A=22_=3Cx=40y=2Ezz=3E?="),
    ])
    func encodesNames(name: String, expected: String) throws {
        #expect(try Self.written(Self.letter(name: name)).contains("\r\nTo: \(expected) <ann@example.org>\r\n"))
    }

    @Test func hasNoNameWhereThereIsNone() throws {
        #expect(try Self.written(Self.letter(name: " ")).contains("\r\nTo: <ann@example.org>\r\n"))
    }

    static let longWords = [
        String(repeating: "🏫", count: 80), String(repeating: "a", count: 900), String(repeating: "ë ", count: 200),
        String(repeating: "plain words ", count: 30),
    ]

    @Test(arguments: longWords)
    func foldsWhatIsLong(words: String) throws {
        let letter = try Self.letter(name: words, subject: words, text: words, id: "a/" + words)
        let text = try Self.written(letter, from: words)
        // The Message-ID can not be folded; servers must take lines of 998.
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count < 76 || $0.hasPrefix("Message-ID:") && $0.utf8.count < 200 })
        #expect(text.utf8.allSatisfy { (32..<127).contains($0) || $0 == 13 || $0 == 10 })
        let read = try Self.roundTrip(letter)
        #expect(read.subject == words.trimmed)
        #expect(read.recipient == words.trimmed)
        #expect(read.text == words)
    }

    @Test(arguments: [
        "Hello\r\nBcc: eve@example.org", "Hello\nBcc: eve@example.org", "Hello\rBcc: eve@example.org",
        "Hello\u{0}\r\n\r\nBcc: eve@example.org", "Hello\u{85}Bcc: eve@example.org",
        "Hello\u{2028}Bcc: eve@example.org", "\r\nBcc: eve@example.org",
    ])
    func letsNobodyAddAHeader(words: String) throws {
        var letter = try Self.letter(name: words, subject: words, id: words)
        letter = try Self.altered(letter, to: "ann@example.org>\r\nBcc: <eve@example.org")
        let text = try Self.written(letter, from: words)
        let head = text.components(separatedBy: "\r\n\r\n")[0]
        let names = head.replacing("\r\n ", with: " ").components(separatedBy: "\r\n").map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "Message-ID", "From", "To", "Subject", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "Auto-Submitted",
            ])
        #expect(!text.utf8.contains(0))
    }

    /// As a kept job would be read after somebody meddled with it.
    private static func altered(_ letter: Letter, to address: String) throws -> Letter {
        let fields = [
            "to": address, "name": letter.name, "subject": letter.subject, "text": letter.text,
            "messageID": letter.messageID,
        ]
        return try JSONDecoder().decode(Letter.self, from: JSONEncoder().encode(fields))
    }

    @Test(
        arguments: [
            ("", ""), ("one line", "one line"), ("ends\n", "ends"), ("two\r\nends\rof\nlines", "two\nends\nof\nlines"),
            ("\n\nlate\n\n", "\n\nlate\n"), (".", "."), ("a\n.\nb\n..\n", "a\n.\nb\n.."),
            ("space at the end \nand tab\t", nil),
            ("1 + 1 = 2 =3D", nil), ("Zoë, Łódź, 🏫🏽", nil), ("nothing\u{0}here", nil), ("From here on", nil),
        ] as [(String, String?)])
    func comesBackAsItWas(text: String, expected: String?) throws {
        #expect(try Self.roundTrip(Self.letter(text: text)).text == expected ?? text)
    }

    @Test func comesBackWithItsHead() throws {
        let subject = "🏫 Your comments, and what was decided about them all"
        let letter = try Self.roundTrip(Self.letter(name: "Zoë Łukasz", subject: subject))
        #expect(letter.to == "ann@example.org")
        #expect(letter.recipient == "Zoë Łukasz")
        #expect(letter.subject == subject)
        #expect(letter.sentAt == Self.noon)
    }

    @Test(arguments: [0, 951_782_399, 951_782_400, 1_561_028_401, 4_102_444_799])
    func readsItsOwnDates(seconds: Double) {
        let instant = Date(timeIntervalSince1970: seconds)
        #expect(MailDate.instant(MailDate.text(of: instant)) == instant)
    }
}

@Suite struct LetterKeyTests {
    private func key(_ id: String) throws -> String {
        Letter(to: try EmailAddress("a@b.cd"), name: "", subject: "", text: "", messageID: id).key
    }

    @Test func isTheMessageIDWhereItIsSafe() throws {
        #expect(try key("telling-0190_aB") == "telling-0190_aB")
    }

    @Test(arguments: [
        "", "../../etc/passwd", "a/b", "a b", ".", "é", "a@b", "a\r\nb", String(repeating: "a", count: 500),
    ])
    func isMadeSafe(id: String) throws {
        let made = try key(id)
        #expect(Letter.isKey(made))
        #expect(try key(id) == made)
    }

    @Test func isNeverSharedByTwo() throws {
        #expect(try key("a/b") != key("a b"))
        #expect(try key(String(repeating: "a", count: 500)) != key(String(repeating: "a", count: 501)))
    }
}
