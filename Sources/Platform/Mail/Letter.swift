import Crypto
import Domain
import Foundation

/// A letter to one person, in plain words. Jobs keep it until it is sent.
package struct Letter: Codable, Sendable, Equatable {
    /// The address. It was an ``EmailAddress`` when the letter was written.
    package let to: String
    package let name: String
    package let subject: String
    package let text: String
    /// What stands before the `@` of the Message-ID. The same letter sent again has the same one, so a
    /// mail server, a mail program and the outbox can each see that it is a repetition.
    package let messageID: String

    package init(to: EmailAddress, name: String, subject: String, text: String, messageID: String) {
        self.to = to.text
        self.name = name
        self.subject = subject
        self.text = text
        self.messageID = messageID
    }
}

extension Letter {
    /// Bytes: short enough for a file's name and for a line of a header.
    static let longestKey = 120

    /// The messageID in characters that mean nothing to a mail server or a file system.
    ///
    /// Where something had to be replaced a hash of the whole is added: two letters never get one key.
    var key: String {
        let safe = String(decoding: messageID.utf8.map { Self.isSafe($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
        if Self.isKey(messageID) { return safe }
        let hash = SHA256.hash(data: Data(messageID.utf8)).prefix(8).map { String(format: "%02x", $0) }.joined()
        return "\(safe.prefix(Self.longestKey - 20))-\(hash)"
    }

    /// Whether `text` can be a key: checked before one that came from outside is used in a path.
    static func isKey(_ text: String) -> Bool {
        (1...longestKey).contains(text.utf8.count) && text.utf8.allSatisfy(isSafe)
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// Whom letters come from: the partnership's own address, and the name people see.
package struct MailSender: Sendable, Equatable {
    package let address: String
    package let name: String

    package init(address: EmailAddress, name: String) {
        self.address = address.text
        self.name = name
    }

    private init(address: String, name: String) {
        self.address = address
        self.name = name
    }

    /// Letters in an outbox come from nowhere: no server will ever see them.
    static let outbox = MailSender(address: "outbox@sightline.invalid", name: "Sightline")

    /// What stands after the `@`.
    var host: String {
        String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...])
    }
}
