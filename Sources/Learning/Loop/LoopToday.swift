import Domain
import Partnership
import Platform
import Storage

/// Decisions nobody was told of: one line a hub, for whoever tells people.
struct BrokenLinksToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.tellDecisions) || viewer.may(.sendThemes) else { return [] }
        return try UntoldStore.untold(on: db).map { hub in
            let decisions = hub.decisions == 1 ? "1 decision" : "\(hub.decisions) decisions"
            return TodayItem(
                words: "Tell people what was decided: \(hub.title)",
                why: "Those who took part have not heard of \(decisions).", by: hub.since,
                href: "/hubs/\(hub.id.text)/letters")
        }
    }
}

/// Comments that are under no theme yet: one line a hub, for whoever reads them.
struct CommentsToday: TodaySource {
    func items(for viewer: Viewer, on today: Day, from db: any Connection) throws -> [TodayItem] {
        guard viewer.may(.codeComments) else { return [] }
        return try CommentStore.unthemed(on: db).map { hub in
            let comments = hub.comments == 1 ? "1 comment" : "\(hub.comments.grouped) comments"
            return TodayItem(
                words: "Put \(comments) under themes: \(hub.title)", why: "Nobody has sorted them yet.", by: nil,
                href: "/hubs/\(hub.id.text)/comments?theme=none")
        }
    }
}

/// Hubs whose "You said, we did" is public.
struct PublishedHubs: PublishedSource {
    func published(from db: any Connection) throws -> [PublishedEntry] {
        try HubStore.published(on: db).map { hub in
            PublishedEntry(
                title: "You said, we did: \(hub.title)",
                words: [hub.season, hub.publishedOn.map { "Published on \($0.inWords)" }].compactMap { $0 }
                    .joined(separator: ". ") + ".",
                href: hub.saidAndDonePath)
        }
    }
}

/// Where those who spoke have not been told, over all hubs in a fixed number of queries.
enum UntoldStore {
    struct Untold: Sendable {
        let id: ID<Hub>
        let title: String
        let decisions: Int
        /// The day after the first of them was decided: from then on it is owed.
        let since: Day?
    }

    static func untold(on db: any Connection) throws -> [Untold] {
        let hubs = try HubStore.all(on: db)
        let themes = try ThemeStore.all(on: db)
        let standings = try LoopStore.standings(of: themes, on: db)
        let byHub = Dictionary(grouping: standings) { $0.theme.hub }
        return hubs.compactMap { hub in
            let standing = HubStanding(hub: hub, comments: 0, lastHeard: nil, themes: byHub[hub.id] ?? [])
            let untold = standing.untold
            guard !untold.isEmpty else { return nil }
            return Untold(
                id: hub.id, title: hub.title, decisions: untold.count,
                since: untold.map(\.decision.decidedOn).min()?.adding(days: 1))
        }
    }
}
