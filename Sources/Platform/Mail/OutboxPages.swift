import Foundation

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

    /// - Parameter showsLinks: false hides what somebody else could sign in with.
    init(_ letter: KeptLetter, showsLinks: Bool, frame: Frame) {
        self.frame = frame
        subject = letter.subjectWords
        text = showsLinks ? letter.text : letter.textWithoutKeys
        summary = SummaryList([
            SummaryList.Row("To", letter.whom), SummaryList.Row("Written", UKTime.inWords(letter.sentAt)),
        ])
    }
}

extension KeptLetter {
    /// As ``Services/makeLink(for:next:)`` writes a link, up to the key.
    fileprivate var textWithoutKeys: String {
        text.replacing(
            /\/sign-in\/link\?key=[A-Za-z0-9_\-]+/, with: "/sign-in/link (the key is shown to its reader only)")
    }

    fileprivate var subjectWords: String {
        subject.isEmpty ? "No subject" : subject
    }

    /// `Ann Abara (ann@example.org)`
    fileprivate var whom: String {
        recipient.isEmpty ? to : "\(recipient) (\(to))"
    }
}
