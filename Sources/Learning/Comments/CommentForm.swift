import Domain
import Foundation
import Platform

/// A comment as somebody types it in for whoever said it.
struct CommentForm: Sendable {
    var text: String?
    var source: String?
    var organisation: String?
    var kind: String?
    var area: String?
    var role: String?
    var question: String?
    var themes: [String]

    init() {
        themes = []
    }

    init(_ fields: FormFields) {
        text = fields["text"]
        source = fields["source"]
        organisation = fields["organisation"]
        kind = fields["kind"]
        area = fields["area"]
        role = fields["role"]
        question = fields["question"]
        themes = fields.all("themes")
    }

    func read() throws(FormProblems) -> (words: CommentWords, themes: [ID<Theme>]) {
        var problems = FormProblems()
        let text = problems.read(FieldText("a comment", most: CommentWords.most), from: text, field: "text")
        let source = CommentSource(rawValue: source ?? "")
        if source == nil { problems.add("source", "Choose where it was heard") }
        let kind = problems.readOptional(OrganisationKind.self, from: kind, field: "kind")
        let organisation = problems.readOptional(
            FieldText("an organisation"), from: organisation, field: "organisation")
        let area = problems.readOptional(FieldText("an area"), from: area, field: "area")
        let role = problems.readOptional(FieldText("a role"), from: role, field: "role")
        let question = problems.readOptional(FieldText("a question", most: 300), from: question, field: "question")
        guard problems.isEmpty, let text, let source else { throw problems }
        let words = CommentWords(
            text: text, source: source, organisation: organisation, organisationKind: kind, area: area, role: role,
            question: question)
        return (words, themes.compactMap(UUID.init(uuidString:)).map { ID($0) })
    }
}

extension CommentFilter {
    /// What stands in a form or an address for either source of young people's comments.
    static let youngPeople = "young-people"
    static let noKind = "none"
    /// Areas are called whatever a file calls them; none is called this.
    static let noArea = "(not given)"

    /// What cannot be read narrows nothing.
    init(_ fields: FormFields) {
        func text(_ name: String) -> String? {
            let typed = fields[name].map(\.trimmed) ?? ""
            return typed.isEmpty || typed.unicodeScalars.contains("\0") ? nil : typed.shortened(to: 300)
        }
        let under = fields.id("theme", of: Theme.self).map { Themed.under($0) }
        let theme: Themed? = fields["theme"] == "none" ? Themed.none : under
        let area = text("area")
        self.init(
            words: text("words") ?? "", theme: theme, source: fields["source"].flatMap(CommentSource.init(rawValue:)),
            kind: fields["kind"].flatMap(OrganisationKind.init(rawValue:)),
            area: area == Self.noArea ? nil : area, question: text("question"),
            isYoungPeople: fields["source"] == Self.youngPeople, isKindUnknown: fields["kind"] == Self.noKind,
            isAreaUnknown: area == Self.noArea)
    }

    /// The same filter as fields of a form or of an address.
    var pairs: [(name: String, value: String)] {
        let theme: String? =
            switch theme {
            case .under(let id): id.text
            case .some(.none): "none"
            case nil: nil
            }
        let all: [(String, String?)] = [
            ("words", words.isEmpty ? nil : words), ("theme", theme),
            ("source", isYoungPeople ? Self.youngPeople : source?.rawValue),
            ("kind", isKindUnknown ? Self.noKind : kind?.rawValue), ("area", isAreaUnknown ? Self.noArea : area),
            ("question", question),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// `words=…&theme=…`
    var query: String {
        pairs.map { "\($0.name)=\($0.value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
            .joined(separator: "&")
    }
}
