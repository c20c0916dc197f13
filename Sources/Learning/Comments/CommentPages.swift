import Domain
import Platform

/// What was said in a hub: to read, to search, to put under themes.
struct CommentsPage: Page {
    static let template = "comments/list"
    static let size = 50

    /// One comment as it stands in the list.
    struct Entry: Sendable {
        let id: String
        let number: String
        let href: String
        let text: String
        let provenance: String
        let themes: [String]
        let hasThemes: Bool
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Download: Sendable {
        let words: String
        let href: String
    }

    let frame: Frame
    let hubTitle: String
    let status: String
    let addHref: String?
    let importHref: String?
    let filters: CommentFilterFields
    let results: String
    let theming: ThemingFields?
    let entries: [Entry]
    let empty: EmptyState?
    let pagination: Pagination?
    let downloads: [Download]

    /// What the page shows, as read in one go.
    struct Content: Sendable {
        let hub: Hub
        let themes: [Theme]
        let facets: CommentFacets
        /// Up to one more than a page holds, which says that there are more.
        let comments: [KeptComment]
        let themesOf: [ID<Comment>: [ID<Theme>]]
        let found: Int
        let all: Int
        let themed: Int
    }

    /// - Parameter number: of the last comment of the page before.
    init(
        _ content: Content, _ filter: CommentFilter, after number: Int, from first: Int, for viewer: Viewer,
        frame: Frame
    ) {
        self.frame = frame
        let path = "\(frame.root)\(content.hub.path)/comments"
        hubTitle = content.hub.title
        status = "\(content.all.grouped) comments, \(content.themed.grouped) of them under a theme"
        addHref = viewer.may(.addComments) ? "\(path)/new" : nil
        importHref = viewer.may(.addComments) ? "\(path)/import" : nil
        filters = CommentFilterFields(filter, content, action: path)
        results = content.found == 1 ? "1 comment" : "\(content.found.grouped) comments"
        let shown = Array(content.comments.prefix(Self.size))
        entries = shown.map { Self.entry($0, content, path: path) }
        theming =
            viewer.may(.codeComments) && !content.themes.isEmpty && !shown.isEmpty
            ? ThemingFields(content, filter, action: "\(path)/themes") : nil
        empty = shown.isEmpty ? Self.empty(filter, path: path, mayAdd: viewer.may(.addComments)) : nil
        pagination = Self.pagination(content, shown, filter, number, first, path: path)
        downloads =
            viewer.may(.exportHub) && content.all > 0
            ? ["csv", "xlsx", "json"].map { format in
                Download(words: format.uppercased(), href: "\(path)/export?format=\(format)")
            } : []
    }

    private static func entry(_ kept: KeptComment, _ content: Content, path: String) -> Entry {
        let under = Set(content.themesOf[kept.comment.id] ?? [])
        let themes = content.themes.filter { under.contains($0.id) }.map(\.name)
        return Entry(
            id: kept.comment.id.text, number: kept.comment.number.grouped,
            href: "\(path)/\(kept.comment.id.text)", text: kept.comment.words.shown,
            provenance: kept.comment.words.provenance, themes: themes, hasThemes: !themes.isEmpty)
    }

    private static func empty(_ filter: CommentFilter, path: String, mayAdd: Bool) -> EmptyState {
        filter.isEmpty
            ? EmptyState(
                "No comment yet", "What practitioners, children and families say will be listed here.",
                action: "Import a file", href: mayAdd ? "\(path)/import" : nil)
            : EmptyState("No comment like that", "Choose something else above, or show all comments.")
    }

    private static func pagination(
        _ content: Content, _ shown: [KeptComment], _ filter: CommentFilter, _ number: Int, _ first: Int, path: String
    ) -> Pagination? {
        let hasMore = content.comments.count > size
        guard let last = shown.last?.comment.number, hasMore || number > 0 else { return nil }
        let next = first + shown.count
        let query = filter.query.isEmpty ? "" : "&\(filter.query)"
        let start = filter.query.isEmpty ? path : "\(path)?\(filter.query)"
        return Pagination(
            words: "Showing \(first.grouped) to \((next - 1).grouped) of \(content.found.grouped)",
            previousHref: number > 0 ? start : nil,
            nextHref: hasMore ? "\(path)?after=\(last)&from=\(next)\(query)" : nil)
    }
}

extension CommentWords {
    /// "Local forum, Fernshire Police, PCSO, North Fern. Asked: What gets in the way?" A whole sentence, with its end.
    var provenance: String {
        let parts = [sourceWords, organisation ?? organisationKind?.words, role, area].compactMap { $0 }
        let heard = parts.joined(separator: ", ") + "."
        guard let question else { return heard }
        return "\(heard) Asked: \(question)" + (question.last?.isPunctuation == true ? "" : ".")
    }
}

/// The fields that narrow the list.
struct CommentFilterFields: Sendable {
    let action: String
    let words: TextField
    let theme: Select
    let source: Select
    let kind: Select?
    let area: Select?
    let question: Select?
    let isFiltered: Bool

    init(_ filter: CommentFilter, _ content: CommentsPage.Content, action: String) {
        self.action = action
        words = TextField("words", "Words", filter.words, nil, type: "search")
        theme = Select(
            "theme", "Theme",
            [
                Choice("", "Any or none", isChosen: filter.theme == nil),
                Choice("none", "No theme yet", isChosen: filter.theme == CommentFilter.Themed.none),
            ] + content.themes.map { Choice($0.id.text, $0.name, isChosen: filter.theme == .under($0.id)) }, nil)
        let facets = content.facets
        source = Select(
            "source", "Heard at",
            [Choice("", "Anywhere", isChosen: filter.source == nil)]
                + facets.sources.map { Choice($0.rawValue, $0.words, isChosen: filter.source == $0) }, nil)
        kind = Self.select(
            "kind", "Kind of organisation", facets.kinds.map { ($0.rawValue, $0.words) }, filter.kind?.rawValue)
        area = Self.select("area", "Area", facets.areas.map { ($0, $0) }, filter.area)
        question = Self.select("question", "Question", facets.questions.map { ($0, $0) }, filter.question)
        isFiltered = !filter.isEmpty
    }

    /// Nothing to choose from is not shown.
    private static func select(
        _ id: String, _ label: String, _ values: [(value: String, words: String)], _ chosen: String?
    ) -> Select? {
        values.isEmpty ? nil : Select(id, label, none: "Any", values, chosen)
    }
}

/// The fields that put comments under a theme, many at once.
struct ThemingFields: Sendable {
    let action: String
    let theme: Select
    let which: Radios
    let hidden: [CommentsPage.Hidden]

    init(_ content: CommentsPage.Content, _ filter: CommentFilter, action: String) {
        self.action = action
        theme = Select(
            "into", "Theme",
            [Choice("", "Choose a theme", isChosen: true)]
                + content.themes.map { Choice($0.id.text, $0.name, isChosen: false) }, nil)
        which = Radios(
            "which", "Which comments?",
            [
                Choice("chosen", "Those ticked below", isChosen: true),
                Choice("all", "All \(content.found.grouped) found", isChosen: false),
            ], nil, isInline: true)
        hidden = filter.pairs.map { CommentsPage.Hidden(name: $0.name, value: $0.value) }
    }
}
