import Domain
import Platform

/// What needs the person who has signed in.
struct TodayPage: Page {
    static let template = "today/today"

    struct Entry: Sendable {
        let words: String
        let why: String
        let by: String?
        /// Its day has passed.
        let late: Tag?
        let href: String
    }

    struct Change: Sendable {
        let words: String
        let on: String
        let href: String
    }

    let frame: Frame
    let status: String
    let hasEntries: Bool
    let entries: [Entry]
    let empty: EmptyState?
    let newsTitle: String
    let hasChanges: Bool
    let changes: [Change]
    /// In place of a list without a line.
    let noChange: String?

    init(_ items: [TodayItem], _ news: TodayNews, on today: Day, frame: Frame) {
        self.frame = frame
        status = today.inWords
        entries = TodayItem.chosen(from: items).map { item in
            Entry(
                words: item.words, why: item.why, by: item.by?.inWords,
                late: item.by.map { $0 < today } == true ? Tag("Late", .wrong) : nil,
                href: frame.root + item.href)
        }
        hasEntries = !entries.isEmpty
        empty =
            entries.isEmpty
            ? EmptyState(
                "Nothing needs you today", "What is waiting for you will be listed here, the most urgent first.")
            : nil
        newsTitle = news.since.map { "Since you were last here on \($0.inWords)" } ?? "What happened lately"
        changes = news.changes.map { Change(words: $0.words, on: $0.on.inWords, href: frame.root + $0.href) }
        hasChanges = !changes.isEmpty
        noChange = changes.isEmpty ? Self.nothing(since: news.since) : nil
    }
}

extension TodayPage {
    private static func nothing(since day: Day?) -> String {
        day == nil ? "What others do will be listed here." : "Nothing that you can read has changed."
    }
}

/// What anybody sees who has not signed in.
struct FrontPage: Page {
    static let template = "today/front"

    struct Entry: Sendable {
        let title: String
        let words: String
        let href: String
    }

    let frame: Frame
    let entries: [Entry]
    let empty: EmptyState?

    init(_ published: [PublishedEntry], frame: Frame) {
        self.frame = frame
        entries = published.map { Entry(title: $0.title, words: $0.words, href: frame.root + $0.href) }
        empty =
            published.isEmpty
            ? EmptyState("Nothing is published yet", "What people said and what was decided will stand here.") : nil
    }
}
