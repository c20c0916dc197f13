import Domain
import Partnership
import Platform
import Storage

/// What happened in hubs: started, published, told, and what was said in them.
struct HubChanges: ChangeSource {
    func actions(for viewer: Viewer) -> [AuditAction] {
        (viewer.may(.readHubs) ? [.hubAdded, .hubPublished, .decisionsTold] : [])
            + (viewer.may(.readComments) ? [.commentAdded, .commentsImported] : [])
    }

    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange] {
        let hubs = Dictionary(try HubStore.all(on: db).map { ($0.id, $0) }) { $1 }
        func told(
            _ actions: [AuditTrail.Listed], _ words: String, at path: @escaping (Hub) -> String
        ) -> [TodayChange] {
            actions.newest(Hub.self).compactMap { id, listed in
                hubs[id].map { TodayChange(words: "\(words): \($0.title)", href: path($0), newest: listed) }
            }
        }
        return told(entries.only(.hubAdded), "A hub was started") { $0.path }
            + told(entries.only(.hubPublished), "“You said, we did” was published") { $0.saidAndDonePath }
            + told(entries.only(.decisionsTold), "Those who took part were told what was decided") { $0.path }
            + told(entries.only(.commentAdded, .commentsImported), "Comments were taken in") { "\($0.path)/comments" }
    }
}

/// Themes that were named, for those who read the report.
struct ThemeChanges: ChangeSource {
    func actions(for viewer: Viewer) -> [AuditAction] {
        viewer.may(.readHubReport) ? [.themeAdded] : []
    }

    func changes(
        _ entries: [AuditTrail.Listed], for viewer: Viewer, from db: any Connection
    ) throws -> [TodayChange] {
        let newest = entries.newest(Theme.self)
        let themes = Dictionary(try ThemeStore.themes(newest.map(\.id), on: db).map { ($0.id, $0) }) { $1 }
        return newest.compactMap { id, listed in
            themes[id].map { theme in
                TodayChange(
                    words: "A theme was named: \(theme.name)",
                    href: "/hubs/\(theme.hub.text)/themes/\(theme.id.text)", newest: listed)
            }
        }
    }
}
