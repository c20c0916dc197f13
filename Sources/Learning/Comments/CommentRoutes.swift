import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// What was said: to read, to add to, to put under themes.
struct CommentRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("hubs/:hub/comments", may: .readComments, use: list)
        routes.get("hubs/:hub/comments/new", may: .addComments, use: askForNew)
        routes.post("hubs/:hub/comments", may: .addComments, use: add)
        routes.post("hubs/:hub/comments/themes", may: .codeComments, use: theme)
        routes.get("hubs/:hub/comments/export", may: .exportHub, use: export)
        routes.get("hubs/:hub/comments/:comment", may: .readComments, use: show)
        routes.post("hubs/:hub/comments/:comment/themes", may: .codeComments, use: setThemes)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let (id, filter) = try (context.id("hub", of: Hub.self), CommentFilter(fields))
        let turn = fields.commentTurn
        let content = try await services.database.read { db in
            let comments = try CommentStore.list(filter, of: id, turn, limit: CommentsPage.size + 1, on: db)
            let found = try CommentStore.count(filter, of: id, on: db)
            return try CommentsPage.Content(
                hub: HubStore.hub(id, on: db), themes: ThemeStore.themes(of: id, on: db),
                facets: CommentStore.facets(of: id, on: db),
                part: ListPart(
                    comments, turn, size: CommentsPage.size, from: fields.place("from", of: found), found: found),
                themesOf: CommentStore.themes(of: comments.map(\.comment.id), on: db),
                all: CommentStore.count(of: id, on: db), themed: CommentStore.themed(of: id, on: db))
        }
        let page = CommentsPage(
            content, filter, for: context.viewer, frame: context.frame(in: "/hubs", after: content.hub.crumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let (hubID, id) = try (context.id("hub", of: Hub.self), context.id("comment", of: Comment.self))
        let (hub, kept, themes, under) = try await services.database.read { db in
            try (
                HubStore.hub(hubID, on: db), CommentStore.comment(id, of: hubID, on: db),
                ThemeStore.themes(of: hubID, on: db), CommentStore.themes(of: [id], on: db)[id] ?? []
            )
        }
        let page = CommentPage(
            kept, in: hub, themes: themes, under: under, mayTheme: context.viewer.may(.codeComments),
            frame: context.frame(in: "/hubs", after: hub.commentCrumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func setThemes(request: Request, context: AppContext) async throws -> Response {
        let (hub, id) = try (context.id("hub", of: Hub.self), context.id("comment", of: Comment.self))
        let themes = Set(context.fields.ids("themes", of: Theme.self))
        try await services.setThemes(themes, of: id, in: hub, by: .member(context.member().id))
        return context.redirect(to: "/hubs/\(hub.text)/comments/\(id.text)", notice: "The themes were saved.")
    }

    @Sendable
    func theme(request: Request, context: AppContext) async throws -> Response {
        let (hub, fields) = try (context.id("hub", of: Hub.self), context.fields)
        let filter = CommentFilter(fields)
        let list = "/hubs/\(hub.text)/comments" + (filter.query.isEmpty ? "" : "?\(filter.query)")
        guard let theme = fields.id("into", of: Theme.self) else {
            return context.redirect(to: list, notice: "Nothing was changed: choose a theme first.")
        }
        let chosen = fields.ids("comment", of: Comment.self)
        let choice = fields["which"] == "all" ? CommentChoice.all(filter) : .chosen(chosen)
        guard fields["which"] == "all" || !chosen.isEmpty else {
            return context.redirect(to: list, notice: "Nothing was changed: tick at least one comment.")
        }
        let change = fields["change"].flatMap(ThemingChange.init(rawValue:)) ?? .put
        let actor = try Actor.member(context.member().id)
        let changed = try await services.theme(choice, of: hub, change, theme, by: actor)
        let name = try await services.database.read { db in try ThemeStore.theme(theme, of: hub, on: db).name }
        return context.redirect(to: list, notice: Self.notice(changed, change, name))
    }

    private static func notice(_ changed: Int, _ change: ThemingChange, _ name: String) -> String {
        let comments = changed == 1 ? "1 comment was" : "\(changed.grouped) comments were"
        return change == .put ? "\(comments) put under \(name)." : "\(comments) taken off \(name)."
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(newPage(.init(), new: makeRandomID().uuidString.lowercased(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let hub = try context.id("hub", of: Hub.self)
        let form = CommentForm(context.fields)
        let id = context.fields.id("new", of: Comment.self) ?? ID(makeRandomID())
        do {
            let (words, themes) = try form.read()
            let actor = try Actor.member(context.member().id)
            let comment = try await services.addComment(to: hub, words, under: themes, id: id, by: actor)
            return context.redirect(
                to: "/hubs/\(hub.text)/comments/new", notice: "Comment \(comment.number.grouped) was taken in.")
        } catch let problems as FormProblems {
            let page = try await newPage(form, new: id.text, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func newPage(
        _ form: CommentForm, new: String, _ context: AppContext, _ problems: FormProblems = .init()
    ) async throws -> NewCommentPage {
        let id = try context.id("hub", of: Hub.self)
        let (hub, themes, areas) = try await services.database.read { db in
            try (HubStore.hub(id, on: db), ThemeStore.themes(of: id, on: db), AreaStore.all(on: db).map(\.name))
        }
        return NewCommentPage(
            form, in: hub, themes: themes, areas: areas, new: new,
            frame: context.frame(in: "/hubs", after: hub.commentCrumbs), problems: problems)
    }
}

extension FormFields {
    /// By the number of a comment; what is no number leads to the start.
    fileprivate var commentTurn: Turn<Int> {
        if let number = self["after"].flatMap(Int.init), number > 0 { return .after(number) }
        if let number = self["before"].flatMap(Int.init), number > 0 { return .before(number) }
        return .start
    }
}

extension Hub {
    var commentCrumbs: [Crumb] { crumbs + [Crumb("Comments", "\(path)/comments")] }
}
