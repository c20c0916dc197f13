import Domain
import Foundation
import Testing

@testable import Platform

@Suite(.serialized, .enabled(if: SMTPServer.python != nil, SMTPServer.reason))
struct MailerTests {
    private static let noon = Date(timeIntervalSince1970: 1_561_028_400)

    private func letter(text: String = "Hello Ann") throws -> Letter {
        Letter(
            to: try EmailAddress("ann@example.org"), name: "Ann Abara", subject: "Zoë’s 🏫", text: text,
            messageID: "telling-1")
    }

    private func mailer(_ url: String, authority: String? = nil) throws -> Mailer {
        try Mailer(
            url: url, from: EmailAddress("hub@testshire.example"), fromName: "Testshire", authority: authority,
            now: { Self.noon })
    }

    @Test func handsALetterOver() async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(in: folder) { server in
                let mailer = try mailer("smtp://127.0.0.1:\(server.port)")
                try await mailer.send(letter())
                try await mailer.send(letter(text: "Again"))
                let received = try server.received
                #expect(received.count == 2)
                let first = try #require(received.first)
                #expect(first.from == "hub@testshire.example")
                #expect(first.to == ["ann@example.org"])
                #expect(first.greeting == "testshire.example")
                #expect(!first.isEncrypted)
                let sender = MailSender(address: try EmailAddress("hub@testshire.example"), name: "Testshire")
                let format = LetterFormat(try letter(), from: sender, at: Self.noon, host: "testshire.example")
                #expect(first.content == Data(format.bytes))
            }
        }
    }

    @Test(arguments: [
        ".", "..\n.", "a\n.\nb", ".\n.\n.", "a\n.\r\nQUIT", "\n", String(repeating: "long ", count: 20_000),
        String(repeating: "..\n", count: 20_000),
    ])
    func handsOverEveryLine(text: String) async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(in: folder) { server in
                try await mailer("smtp://127.0.0.1:\(server.port)").send(letter(text: text))
                let received = try #require(try server.received.first)
                let read = try #require(LetterReading(Array(received.content))?.letter(named: "telling-1"))
                #expect(read.text == QuotedPrintable.decode(QuotedPrintable.encode(text)[...]))
                // Without CRLF nothing is left of either half.
                let rest = received.text.replacing("\r\n", with: "")
                #expect(!rest.utf8.contains(10) && !rest.utf8.contains(13))
            }
        }
    }

    @Test func saysWhoItIs() async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(["--auth", "hub@testshire:s:cr/t"], in: folder) { server in
                try await mailer("smtp://hub%40testshire:s%3Acr%2Ft@127.0.0.1:\(server.port)").send(letter())
                #expect(try server.received.map(\.user) == ["hub@testshire"])
            }
        }
    }

    /// The settings are wrong, not the letter: it should wait until they are put right.
    @Test(arguments: ["hub:wrong@", ""])
    func waitsWhenTheServerDoesNotKnowIt(credentials: String) async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(["--auth", "hub:secret"], in: folder) { server in
                let fault = try await fault(at: "smtp://\(credentials)127.0.0.1:\(server.port)")
                #expect(isPassing(fault))
                #expect(try server.received.isEmpty)
            }
        }
    }

    @Test func encryptsWithAKnownAuthority() async throws {
        try await withTemporaryFolder { folder in
            let (certificate, key) = try SMTPServer.makeCertificate(in: folder)
            let options = ["--certificate", certificate, "--key", key, "--auth", "hub:secret"]
            try await SMTPServer.run(options, in: folder) { server in
                let url = "smtp://hub:secret@127.0.0.1:\(server.port)?tls=required"
                try await mailer(url, authority: certificate).send(letter())
                #expect(try server.received.map(\.isEncrypted) == [true])
                try await #expect(isPassing(fault(at: url)), "an unknown authority must not do")
                #expect(try server.received.count == 1)
            }
        }
    }

    @Test func encryptsFromTheFirstByte() async throws {
        try await withTemporaryFolder { folder in
            let (certificate, key) = try SMTPServer.makeCertificate(in: folder)
            let options = ["--certificate", certificate, "--key", key, "--implicit"]
            try await SMTPServer.run(options, in: folder) { server in
                let url = "smtps://127.0.0.1:\(server.port)"
                try await mailer(url, authority: certificate).send(letter())
                #expect(try server.received.map(\.isEncrypted) == [true])
                try await #expect(isPassing(fault(at: url)), "an unknown authority must not do")
            }
        }
    }

    @Test func tellsNothingToAServerThatCanNotEncrypt() async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(in: folder) { server in
                let fault = try await fault(at: "smtp://127.0.0.1:\(server.port)?tls=required")
                #expect(isPassing(fault))
                let received = try server.received
                #expect(received.isEmpty)
            }
        }
    }

    @Test(arguments: [("mail", 550), ("rcpt", 550), ("rcpt", 553), ("data", 554), ("data", 552)])
    func givesUpWhenRefused(step: String, code: Int) async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(["--answer", "\(step)=\(code) No ann@example.org here"], in: folder) { server in
                let fault = try await fault(at: "smtp://127.0.0.1:\(server.port)")
                #expect(fault == .refused(code: code))
            }
        }
    }

    @Test(arguments: ["mail=451", "rcpt=450", "rcpt=451", "data=451", "data=452"])
    func waitsWhenToldTo(answer: String) async throws {
        try await withTemporaryFolder { folder in
            try await SMTPServer.run(["--answer", "\(answer) ann@example.org is busy"], in: folder) { server in
                let fault = try await fault(at: "smtp://127.0.0.1:\(server.port)")
                #expect(isPassing(fault))
                let words = String(describing: fault)
                #expect(words.contains(answer.suffix(3)))
                #expect(!words.contains("@") && !words.contains("ann"))
            }
        }
    }

    @Test func waitsWhenNobodyIsThere() async throws {
        try await #expect(isPassing(fault(at: "smtp://127.0.0.1:1")))
    }

    private func fault(at url: String) async throws -> MailFault? {
        let (mailer, letter) = (try mailer(url), try letter())
        do {
            try await mailer.send(letter)
            return nil
        } catch {
            return error as? MailFault
        }
    }

    private func isPassing(_ fault: MailFault?) -> Bool {
        if case .passing = fault { true } else { false }
    }
}
