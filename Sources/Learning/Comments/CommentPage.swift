import Domain
import Platform

/// One comment with its provenance and its themes.
struct CommentPage: Page {
    static let template = "comments/comment"

    let frame: Frame
    let heading: String
    let text: String
    let summary: SummaryList
    let action: String
    /// Nil for those who only read.
    let themes: Checkboxes?
    let themeNames: [String]
    let newThemeHref: String?

    init(
        _ kept: KeptComment, in hub: Hub, themes all: [Theme], under: [ID<Theme>], mayTheme: Bool, frame: Frame
    ) {
        self.frame = frame
        let words = kept.comment.words
        heading = "Comment \(kept.comment.number.grouped)"
        text = words.shown
        action = "\(frame.root)\(hub.path)/comments/\(kept.comment.id.text)/themes"
        themes =
            mayTheme && !all.isEmpty
            ? Checkboxes(
                "themes", "Themes",
                all.map { Choice($0.id.text, $0.name, isChosen: under.contains($0.id)) }, nil,
                hint: "A comment may stand under several.") : nil
        themeNames = mayTheme ? [] : all.filter { under.contains($0.id) }.map(\.name)
        newThemeHref = mayTheme ? "\(frame.root)\(hub.path)/themes/new" : nil
        let rows: [(String, String?)] = [
            ("Heard at", words.sourceWords), ("Organisation", words.organisation),
            ("Kind of organisation", words.organisationKind?.words), ("Role", words.role), ("Area", words.area),
            ("Question", words.question), ("Taken in", "\(kept.takenInOn.inWords), \(kept.how.words.lowercasedFirst)"),
        ]
        summary = SummaryList(rows.compactMap { key, value in value.map { SummaryList.Row(key, $0) } })
    }
}

/// A comment to type in.
struct NewCommentPage: Page {
    static let template = "comments/new"

    let frame: Frame
    let hubTitle: String
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let text: TextArea
    let source: Radios
    let question: Select
    let organisation: TextField
    let kind: Select
    let area: Select
    let role: TextField
    let themes: Checkboxes?

    init(
        _ form: CommentForm, in hub: Hub, themes all: [Theme], areas: [String], new: String, frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        hubTitle = hub.title
        action = "\(frame.root)\(hub.path)/comments"
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        text = TextArea(
            "text", "What was said", form.text, problems["text"],
            hint: "In their words. Leave out names, addresses and anything that says who a child is.",
            most: CommentWords.most)
        source = Radios(
            "source", "Where was it heard?",
            CommentSource.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.source == $0.rawValue) },
            problems["source"])
        question = Select(
            "question", "Which question was it about?", none: "None of them", hub.questions.map { ($0, $0) },
            form.question, problems["question"])
        organisation = TextField(
            "organisation", "Organisation (if known)", form.organisation, problems["organisation"])
        kind = Select(
            "kind", "Kind of organisation", none: "Not known",
            OrganisationKind.allCases.map { ($0.rawValue, $0.words) }, form.kind, problems["kind"])
        area = Select("area", "Area", none: "Not known", areas.map { ($0, $0) }, form.area, problems["area"])
        role = TextField(
            "role", "Role (if known)", form.role, problems["role"],
            hint: "A kind of work, such as health visitor. No name.")
        themes =
            all.isEmpty
            ? nil
            : Checkboxes(
                "themes", "Themes", all.map { Choice($0.id.text, $0.name, isChosen: form.themes.contains($0.id.text)) },
                nil)
    }
}
