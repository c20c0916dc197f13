import Domain
import Foundation
import Testing

@testable import Platform

@Suite struct OutboxPageTests {
    private static let frame = Frame(
        siteName: "Testshire", root: "/testshire", token: "", assets: "", accentStylesheet: "", navigation: [],
        person: nil, isDemo: false, breadcrumbs: [], notice: nil, localHelp: nil)

    /// An outbox with `count` letters, the first of them the newest.
    private func withOutbox(of count: Int, _ body: (Outbox) throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            for number in 0..<count {
                let instant = Date(timeIntervalSince1970: 1_561_028_400 - Double(number))
                try await Outbox(folder: folder, now: { instant }).send(
                    Letter(
                        to: EmailAddress("ann@example.org"), name: "Ann <Abara>", subject: "Letter & \(number)",
                        text: "Hello\n\n  <b>\(number)</b>", messageID: "letter-\(number)"))
            }
            try body(Outbox(folder: folder))
        }
    }

    private func html(_ page: some Page) throws -> String {
        try PageRenderer(folders: [PlatformTemplates.folder]).html(page)
    }

    @Test func saysWhenThereIsNothing() async throws {
        try await withOutbox(of: 0) { outbox in
            let page = try html(OutboxPage(outbox.shelf(before: nil, limit: 50), frame: Self.frame))
            #expect(page.contains("No letters yet"))
            #expect(!page.contains("Pages of this list"))
        }
    }

    @Test func listsLettersWithLinks() async throws {
        try await withOutbox(of: 2) { outbox in
            let page = try html(OutboxPage(outbox.shelf(before: nil, limit: 50), frame: Self.frame))
            #expect(page.contains(#"<a href="/testshire/outbox/letter-0">Letter &amp; 0</a>"#))
            #expect(page.contains("Ann &lt;Abara&gt; (ann@example.org)"))
            #expect(page.contains("20 June 2019 at 12:00pm"))
            #expect(!page.contains("Pages of this list"))
        }
    }

    @Test(
        arguments: [
            (nil, "Showing 1 to 2 of 5", nil, "/testshire/outbox?before=letter-1"),
            ("letter-1", "Showing 3 to 4 of 5", "/testshire/outbox", "/testshire/outbox?before=letter-3"),
            ("letter-3", "Showing 5 to 5 of 5", "/testshire/outbox?before=letter-1", nil),
        ] as [(String?, String, String?, String?)])
    func leadsToItsNeighbours(before: String?, words: String, newer: String?, older: String?) async throws {
        try await withOutbox(of: 5) { outbox in
            let page = OutboxPage(try outbox.shelf(before: before, limit: 2), frame: Self.frame)
            #expect(page.pagination?.words == words)
            #expect(page.pagination?.previousHref == newer)
            #expect(page.pagination?.nextHref == older)
            #expect(try html(page).contains(words))
        }
    }

    @Test func showsALetterAsItWasWritten() async throws {
        try await withOutbox(of: 1) { outbox in
            let letter = try #require(try outbox.letter("letter-0"))
            let page = try html(KeptLetterPage(letter, showsLinks: true, frame: Self.frame))
            #expect(page.contains(">Letter &amp; 0</h1>"))
            #expect(page.contains(">Hello\n\n  &lt;b&gt;0&lt;/b&gt;</pre>"))
        }
    }
}
