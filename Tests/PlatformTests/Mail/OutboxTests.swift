import Domain
import Foundation
import Testing

@testable import Platform

@Suite struct OutboxTests {
    private static let noon = Date(timeIntervalSince1970: 1_561_028_400)

    private func letter(_ id: String, subject: String = "Sign in") throws -> Letter {
        Letter(
            to: try EmailAddress("ann@example.org"), name: "Ann Abara", subject: subject, text: "Hello\n.\nAnn",
            messageID: id)
    }

    @Test func keepsOneOfALetterSentTwice() async throws {
        try await withTemporaryFolder { folder in
            let outbox = Outbox(folder: folder.appendingPathComponent("not/yet/there"), now: { Self.noon })
            try await outbox.send(letter("telling-1"))
            try await outbox.send(letter("telling-1"))
            let kept = try #require(outbox.letters(before: nil, limit: 50).first)
            #expect(try outbox.letters(before: nil, limit: 50).count == 1)
            #expect(kept.name == "telling-1")
            #expect(kept.to == "ann@example.org")
            #expect(kept.recipient == "Ann Abara")
            #expect(kept.subject == "Sign in")
            #expect(kept.sentAt == Self.noon)
            #expect(kept.text == "Hello\n.\nAnn")
            #expect(try outbox.letter("telling-1") == kept)
        }
    }

    @Test func leavesNothingHalfWritten() async throws {
        try await withTemporaryFolder { folder in
            let outbox = Outbox(folder: folder)
            try await outbox.send(letter("telling-1"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["telling-1.eml"])
            let path = folder.appendingPathComponent("telling-1.eml").path
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func listsTheNewestFirst() async throws {
        try await withTemporaryFolder { folder in
            for number in 0..<5 {
                let outbox = Outbox(folder: folder, now: { Self.noon.addingTimeInterval(Double(number) * 0.25) })
                try await outbox.send(letter("letter-\(9 - number)"))
            }
            let outbox = Outbox(folder: folder)
            let first = try outbox.letters(before: nil, limit: 2).map(\.name)
            #expect(first == ["letter-5", "letter-6"])
            #expect(try outbox.letters(before: "letter-6", limit: 2).map(\.name) == ["letter-7", "letter-8"])
            #expect(try outbox.letters(before: "letter-9", limit: 2).isEmpty)
            #expect(try outbox.letters(before: "../gone", limit: 2).map(\.name) == first)
        }
    }

    @Test func knowsWhatStandsAroundAPart() async throws {
        try await withTemporaryFolder { folder in
            for number in 0..<5 {
                let outbox = Outbox(folder: folder, now: { Self.noon.addingTimeInterval(Double(-number)) })
                try await outbox.send(letter("letter-\(number)"))
            }
            let outbox = Outbox(folder: folder)
            let first = try outbox.shelf(before: nil, limit: 2)
            #expect((first.position, first.end, first.count) == (0, 2, 5))
            #expect((first.previous, first.next) == (nil, "letter-1"))
            let second = try outbox.shelf(before: "letter-1", limit: 2)
            #expect((second.position, second.end) == (2, 4))
            #expect((second.previous, second.next) == (nil, "letter-3"))
            let last = try outbox.shelf(before: "letter-3", limit: 2)
            #expect((last.position, last.end) == (4, 5))
            #expect((last.previous, last.next) == ("letter-1", nil))
        }
    }

    @Test(arguments: ["../secret", "secret/../secret", "", ".", "..", "/etc/passwd", "secret.eml", "secret\u{0}"])
    func opensNothingElse(name: String) async throws {
        try await withTemporaryFolder { folder in
            let outer = Outbox(folder: folder)
            try await outer.send(letter("secret"))
            let outbox = Outbox(folder: folder.appendingPathComponent("inner"))
            try await outbox.send(letter("mine"))
            #expect(try outbox.letter(name) == nil)
            #expect(try outer.letter(name) == nil)
        }
    }

    @Test func isEmptyBeforeTheFirstLetter() throws {
        let outbox = Outbox(folder: URL(fileURLWithPath: "/nowhere/at/all"))
        #expect(try outbox.letters(before: nil, limit: 50).isEmpty)
        #expect(try outbox.letter("telling-1") == nil)
    }

    @Test func skipsWhatIsNoLetter() async throws {
        try await withTemporaryFolder { folder in
            try Data("nothing".utf8).write(to: folder.appendingPathComponent("strange.eml"))
            try Data("nothing".utf8).write(to: folder.appendingPathComponent("notes.txt"))
            let outbox = Outbox(folder: folder)
            try await outbox.send(letter("telling-1"))
            #expect(try outbox.letters(before: nil, limit: 50).map(\.name) == ["telling-1"])
        }
    }
}

/// A folder that is gone afterwards.
func withTemporaryFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}
