import Domain
import Partnership
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
    let exports: ExportLinks?

    /// What the page shows, as read in one go.
    struct Content: Sendable {
        let hub: Hub
        let themes: [Theme]
        let facets: CommentFacets
        let part: ListPart<KeptComment>
        let themesOf: [ID<Comment>: [ID<Theme>]]
        let all: Int
        let themed: Int
    }

    init(_ content: Content, _ filter: CommentFilter, for viewer: Viewer, frame: Frame) {
        self.frame = frame
        let path = "\(frame.root)\(content.hub.path)/comments"
        hubTitle = content.hub.title
        status = "\(content.all.grouped) comments, \(content.themed.grouped) of them under a theme"
        addHref = viewer.may(.addComments) ? "\(path)/new" : nil
        importHref = viewer.may(.addComments) ? "\(path)/import" : nil
        filters = CommentFilterFields(filter, content, action: path)
        let (found, shown) = (content.part.found, content.part.rows)
        results = found == 1 ? "1 comment" : "\(found.grouped) comments"
        entries = shown.map { Self.entry($0, content, path: path) }
        theming =
            viewer.may(.codeComments) && !content.themes.isEmpty && !shown.isEmpty
            ? ThemingFields(content, filter, action: "\(path)/themes") : nil
        empty = shown.isEmpty ? Self.empty(filter, path: path, mayAdd: viewer.may(.addComments)) : nil
        pagination = content.part.pagination(at: path, filter.query) { String($0.comment.number) }
        exports =
            viewer.may(.exportHub) && content.all > 0
            ? ExportLinks("Export all comments of this hub", at: "\(path)/export") : nil
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
        source = Select("source", "Heard at", none: "Anywhere", facets.sourceChoices, filter.sourceValue)
        kind = Self.select(
            "kind", "Kind of organisation",
            facets.kinds.map { ($0.rawValue, $0.words) } + [(CommentFilter.noKind, "Not given")],
            filter.isKindUnknown ? CommentFilter.noKind : filter.kind?.rawValue)
        area = Self.select(
            "area", "Area", facets.areas.map { ($0, $0) } + [(CommentFilter.noArea, "Not given")],
            filter.isAreaUnknown ? CommentFilter.noArea : filter.area)
        question = Self.select("question", "Question", facets.questions.map { ($0, $0) }, filter.question)
        isFiltered = !filter.isEmpty
    }

    /// With one thing alone there is nothing to choose, unless it was chosen.
    private static func select(
        _ id: String, _ label: String, _ values: [(value: String, words: String)], _ chosen: String?
    ) -> Select? {
        values.count < 2 && chosen == nil ? nil : Select(id, label, none: "Any", values, chosen)
    }
}

extension CommentFilter {
    fileprivate var sourceValue: String? { isYoungPeople ? Self.youngPeople : source?.rawValue }
}

extension CommentFacets {
    /// Where both sorts of young people were heard, they can also be read together.
    fileprivate var sourceChoices: [(value: String, words: String)] {
        let each = sources.map { (value: $0.rawValue, words: $0.words) }
        guard sources.contains(where: \.isYoungPeople) else { return each }
        return each + [(CommentFilter.youngPeople, "Young people, both together")]
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
                Choice("all", "All \(content.part.found.grouped) found", isChosen: false),
            ], nil, isInline: true)
        hidden = filter.pairs.map { CommentsPage.Hidden(name: $0.name, value: $0.value) }
    }
}
