import Domain
import Foundation
import Platform

extension Settings {
    /// What letters are sent with; nil when no mail server is set, and letters stay in the outbox.
    /// - Throws: `MailSettingsProblem`, with the setting's name in its words.
    func mailer() throws -> Mailer? {
        guard let url = mailURL?.trimmed, !url.isEmpty else { return nil }
        guard let from = mailFrom?.trimmed, !from.isEmpty else { throw MailSettingsProblem.noSender }
        let (address, name) = try Self.sender(from)
        let authority = mailAuthority.flatMap { $0.isEmpty ? nil : $0 }
        return try Mailer(url: url, from: address, fromName: name, authority: authority)
    }

    /// `hub@example.org`, or `Example Partnership <hub@example.org>`.
    private static func sender(_ text: String) throws -> (EmailAddress, String) {
        do {
            guard text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") else {
                return (try EmailAddress(text), "Sightline")
            }
            let name = String(text[..<bracket]).trimmed
            let address = try EmailAddress(String(text[text.index(after: bracket)...].dropLast()))
            return (address, name.isEmpty ? "Sightline" : name)
        } catch {
            throw MailSettingsProblem.sender
        }
    }
}
