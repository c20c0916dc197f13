import Domain
import Foundation
import Testing

@testable import Platform

@Suite struct MailSettingsTests {
    @Test(arguments: [
        ("smtp://mail.example.org", MailServer.Security.startTLS, "smtp://mail.example.org/hub.example"),
        ("smtp://mail.example.org:587?tls=required", .startTLS, "smtp://mail.example.org:587/hub.example"),
        ("smtp://mail.example.org/?tls=none", .none, "smtp://mail.example.org/hub.example"),
        ("smtps://mail.example.org:465", .implicit, "smtps://mail.example.org:465/hub.example"),
        ("SMTPS://mail.example.org?tls=required", .implicit, "smtps://mail.example.org/hub.example"),
        ("smtp://localhost:1025", .none, "smtp://localhost:1025/hub.example"),
        ("smtp://127.0.0.5", .none, "smtp://127.0.0.5/hub.example"),
        ("smtp://[::1]:1025", .none, "smtp://[::1]:1025/hub.example"),
        ("smtp://localhost?tls=required", .startTLS, "smtp://localhost/hub.example"),
        ("smtp://127.0.0.1.example.org", .startTLS, "smtp://127.0.0.1.example.org/hub.example"),
    ])
    func reads(url: String, security: MailServer.Security, expected: String) throws {
        let server = try MailServer(url)
        #expect(server.security == security)
        #expect(server.url(greeting: "hub.example") == expected)
    }

    @Test func readsNameAndPassword() throws {
        let server = try MailServer("smtp://hub%40example.org:p%3A%2Fss%20w%C3%B6rd@mail.example.org")
        #expect(server.user == "hub@example.org")
        #expect(server.password == "p:/ss wörd")
    }

    @Test(arguments: [
        "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://:25", "smtp://mail.example.org:0",
        "smtp://mail.example.org:70000", "smtp://mail.example.org/path", "smtp://mail example.org", "smtp://a_b%0d%0a",
    ])
    func refusesWhatItCanNotRead(url: String) {
        #expect(throws: MailSettingsProblem.unreadable) { try MailServer(url) }
    }

    @Test(arguments: [
        "smtp://mail.example.org?tls=perhaps", "smtp://mail.example.org?ssl=none", "smtps://mail.example.org?tls=none",
        "smtp://mail.example.org?tls=none&tls=required", "smtp://mail.example.org?tls=NONE",
    ])
    func refusesOptionsItDoesNotKnow(url: String) {
        #expect(throws: MailSettingsProblem.unknownOption) { try MailServer(url) }
    }

    @Test func wantsToReadTheAuthority() throws {
        let from = try EmailAddress("hub@example.org")
        #expect(throws: MailSettingsProblem.authority(path: "/no/such.pem")) {
            try Mailer(url: "smtp://localhost", from: from, fromName: "Hub", authority: "/no/such.pem")
        }
    }
}
