import Dispatch
import Domain
import Foundation

/// Hands letters to a mail server, one after the other, on a thread of its own.
package struct Mailer: Sendable {
    private let server: MailServer
    private let sender: MailSender
    private let authority: String?
    private let now: @Sendable () -> Date
    private let queue = DispatchQueue(label: "sightline.mail")

    /// - Parameters:
    ///   - url: `smtp://user:password@host:port` or `smtps://…`. What is not on this machine is spoken to
    ///     encrypted, unless `?tls=none` says otherwise.
    ///   - authority: a file of certificates to trust instead of the system's.
    package init(
        url: String, from: EmailAddress, fromName: String, authority: String?,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(MailSettingsProblem) {
        server = try MailServer(url)
        if let authority, !FileManager.default.isReadableFile(atPath: authority) {
            throw .authority(path: authority)
        }
        sender = MailSender(address: from, name: fromName)
        self.authority = authority
        self.now = now
    }

    /// Returns once the server has taken the letter over.
    /// - Throws: ``MailFault``.
    package func send(_ letter: Letter) async throws {
        let bytes = LetterFormat(letter, from: sender, at: now(), host: sender.host).bytes
        let transfer = MailTransfer(
            server: server, sender: sender.address, recipient: LetterFormat.bare(letter.to), greeting: sender.host,
            authority: authority, bytes: bytes)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async {
                continuation.resume(with: Result { try transfer.run() })
            }
        }
    }
}

/// Why a letter did not go. Nobody's address stands here, so it may be logged and kept.
package enum MailFault: Error, Equatable, CustomStringConvertible {
    /// The server will not have this letter (5xx). Sending it again changes nothing.
    case refused(code: Int)
    /// It may go another time: the server is busy, away, or does not accept who we are.
    case passing(detail: String)

    package var description: String {
        switch self {
        case .refused(let code): "the mail server refused the letter (\(code))"
        case .passing(let detail): "the letter could not be sent for now: \(detail)"
        }
    }
}
