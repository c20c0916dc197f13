import Domain
import Storage

/// Something that needs somebody today: a verb, why, by when, and where it is done.
package struct TodayItem: Sendable, Equatable {
    package let words: String
    package let why: String
    /// Nil when it is due whenever there is time for it.
    package let by: Day?
    /// A path on this site, without the partnership's prefix: `/actions/…`.
    package let href: String

    package init(words: String, why: String, by: Day?, href: String) {
        self.words = words
        self.why = why
        self.by = by
        self.href = href
    }
}

/// What a slice has for somebody's day. Each asks the database a fixed number of times.
package protocol TodaySource: Sendable {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem]
}

/// Something that was made public, for whoever comes to the front page.
package struct PublishedEntry: Sendable, Equatable {
    package let title: String
    package let words: String
    /// A path on this site, without the partnership's prefix.
    package let href: String

    package init(title: String, words: String, href: String) {
        self.title = title
        self.words = words
        self.href = href
    }
}

/// What a slice has made public, newest first.
package protocol PublishedSource: Sendable {
    func published(from db: any Connection) throws -> [PublishedEntry]
}

extension TodayItem {
    /// As many as somebody can take in at once.
    static let most = 7

    /// The soonest first; what has no day comes last, by its words.
    static func chosen(from items: [TodayItem]) -> [TodayItem] {
        let sorted = items.enumerated().sorted { one, other in
            let (first, second) = (one.element.by?.number ?? .max, other.element.by?.number ?? .max)
            return first == second ? one.offset < other.offset : first < second
        }
        return sorted.prefix(most).map(\.element)
    }
}
