import Domain
import Foundation
import Hummingbird

/// Letters that were kept instead of sent. Where a mail server is set there is no outbox, and no such page.
struct OutboxRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("outbox", may: .readOutbox, use: list)
        routes.get("outbox/:letter", may: .readOutbox, use: show)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let before = request.uri.queryParameters["before"].map(String.init)
        let shelf = try outbox().shelf(before: before, limit: OutboxPage.length)
        let frame = context.frame(in: "/manage", after: [Crumb("Manage", "/manage")])
        return try services.pages.response(OutboxPage(shelf, frame: frame))
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let name = context.parameters.get("letter") ?? ""
        guard let letter = try outbox().letter(name) else { throw NotFound("letter") }
        let frame = context.frame(in: "/manage", after: [Crumb("Manage", "/manage"), Crumb("Outbox", "/outbox")])
        return try services.pages.response(KeptLetterPage(letter, frame: frame))
    }

    private func outbox() throws(NotFound) -> Outbox {
        guard let outbox = services.outbox else { throw NotFound("page") }
        return outbox
    }
}

/// The newest letters, or older ones.
struct OutboxPage: Page {
    static let template = "outbox/list"
    static let length = 50

    let frame: Frame
    let letters: DataTable
    /// Nil when everything is on one page.
    let pagination: Pagination?

    init(_ shelf: Outbox.Shelf, frame: Frame) {
        self.frame = frame
        let path = frame.root + "/outbox"
        letters = DataTable(
            caption: "Letters, newest first",
            columns: [DataTable.Column("Subject"), DataTable.Column("To"), DataTable.Column("Written")],
            rows: shelf.letters.map { letter in
                [
                    DataTable.Cell(letter.subjectWords, href: "\(path)/\(letter.name)"),
                    DataTable.Cell(letter.whom), DataTable.Cell(UKTime.inWords(letter.sentAt)),
                ]
            },
            empty: EmptyState("No letters yet", "Every letter that would have been sent will be listed here."))
        pagination = Self.pagination(of: shelf, at: path)
    }

    private static func pagination(of shelf: Outbox.Shelf, at path: String) -> Pagination? {
        guard shelf.position > 0 || shelf.next != nil else { return nil }
        let newer = shelf.previous.map { "\(path)?before=\($0)" } ?? path
        return Pagination(
            words: "Showing \(grouped(shelf.position + 1)) to \(grouped(shelf.end)) of \(grouped(shelf.count))",
            previousHref: shelf.position > 0 ? newer : nil,
            nextHref: shelf.next.map { "\(path)?before=\($0)" })
    }

    /// `10,334`
    private static func grouped(_ number: Int) -> String {
        number.formatted(.number.locale(Locale(identifier: "en_GB")))
    }
}

/// One letter as its reader would have seen it.
struct KeptLetterPage: Page {
    static let template = "outbox/letter"

    let frame: Frame
    let subject: String
    let summary: SummaryList
    let text: String

    init(_ letter: KeptLetter, frame: Frame) {
        self.frame = frame
        subject = letter.subjectWords
        text = letter.text
        summary = SummaryList([
            SummaryList.Row("To", letter.whom), SummaryList.Row("Written", UKTime.inWords(letter.sentAt)),
        ])
    }
}

extension KeptLetter {
    fileprivate var subjectWords: String {
        subject.isEmpty ? "No subject" : subject
    }

    /// `Ann Abara (ann@example.org)`
    fileprivate var whom: String {
        recipient.isEmpty ? to : "\(recipient) (\(to))"
    }
}
