import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Themes, as others refer to them: what was said under them as a count, never the words of anybody.
struct ThemeReferences: ReferenceSource {
    let kind = RecordReference.themeKind
    let kindWords = "Theme"
    let permission = Permission.readHubReport

    func path(of id: UUID, on db: any Connection) throws -> String? {
        let theme = try ThemeStore.theme(ID(id), on: db)
        return "/hubs/\(theme.hub.text)/themes/\(theme.id.text)"
    }

    func search(
        _ text: String, for viewer: Viewer, limit: Int, on db: any Connection
    ) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try matching(text, records(ThemeStore.all(on: db), on: db), limit: limit)
    }

    func records(_ ids: [UUID], for viewer: Viewer, on db: any Connection) throws -> [ReferredRecord] {
        guard viewer.may(permission) else { return [] }
        return try records(ThemeStore.themes(ids.map { ID($0) }, on: db), on: db)
    }

    private func records(_ themes: [Theme], on db: any Connection) throws -> [ReferredRecord] {
        let tallies = try CommentStore.tallies(of: themes.map(\.id), on: db)
        let hubs = try HubStore.titles(of: Set(themes.map(\.hub)), on: db)
        return themes.map { theme in
            let tally = tallies[theme.id] ?? .none
            let count = tally.comments == 1 ? "1 comment" : "\(tally.comments.grouped) comments"
            return ReferredRecord(
                reference: .theme(theme.id), kindWords: kindWords, title: theme.name,
                words: [hubs[theme.hub], count].compactMap(\.self).joined(separator: ", "), day: tally.lastHeard)
        }
    }
}
