import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

extension Services {
    /// All comments of a hub in the columns they can be imported by again.
    package func exportComments(of hub: ID<Hub>, by actor: Actor) async throws -> ExportTable {
        let now = now()
        return try await database.write { db in
            let title = try HubStore.title(of: hub, on: db)
            let rows = try CommentStore.exportRows(of: hub, on: db)
            try AuditTrail.record(
                .commentsExported, by: actor, subject: AuditSubject("hub", hub), detail: "\(rows.count) comments",
                at: now, on: db)
            return ExportTable(name: "Comments \(title)", columns: CommentStore.exportColumns, rows: rows)
        }
    }
}

extension CommentStore {
    static let exportColumns = [
        "number", "comment", "source", "organisation", "kind", "area", "role", "question", "theme", "taken_in_on",
    ]

    /// In the order of their numbers; themes in the order of the hub's, separated by a vertical bar.
    static func exportRows(of hub: ID<Hub>, on db: any Connection) throws -> [[ExportCell]] {
        let names = try themeNames(of: hub, on: db)
        var rows: [[ExportCell]] = []
        let query: SQL = "SELECT \(columns) FROM comment WHERE hub_id = \(hub) ORDER BY number"
        try db.forEachRow(query) { row in
            let kept = try KeptComment(row)
            let words = kept.comment.words
            rows.append([
                .number(kept.comment.number), .text(words.text), .text(words.sourceWords), .text(words.organisation),
                .text(words.organisationKind?.rawValue), .text(words.area), .text(words.role), .text(words.question),
                .text(names[kept.comment.id]), .day(kept.takenInOn),
            ])
        }
        return rows
    }

    private static func themeNames(of hub: ID<Hub>, on db: any Connection) throws -> [ID<Comment>: String] {
        let themes = try ThemeStore.themes(of: hub, on: db)
        guard !themes.isEmpty else { return [:] }
        let order = Dictionary(uniqueKeysWithValues: themes.enumerated().map { ($1.id, $0) })
        var under: [ID<Comment>: [Int]] = [:]
        let query: SQL =
            "SELECT comment_id, theme_id FROM comment_theme WHERE theme_id IN (\(SQL.list(themes.map(\.id))))"
        try db.forEachRow(query) { row in
            guard let place = order[try row["theme_id"]] else { return }
            under[try row["comment_id"], default: []].append(place)
        }
        return under.mapValues { places in places.sorted().map { themes[$0].name }.joined(separator: "|") }
    }
}

extension CommentRoutes {
    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let hub = try context.id("hub", of: Hub.self)
        let table = try await services.exportComments(of: hub, by: .member(context.member().id))
        return try table.response(to: request, named: table.name)
    }
}
