import Domain

/// The languages of a workbook: one is the ordinary wording, each other a variant.
struct XLSFormLanguages {
    let variants: [QuestionVariant]
    /// Of the ordinary wording, when no column without a language has it.
    private let main: String?
    private let keys: [String: String]

    /// Columns that may be written in several languages.
    static let translated: Set<String> = [
        "label", "hint", "constraint_message", "sightline::unit", "sightline::low", "sightline::high",
        "sightline::title", "sightline::introduction", "sightline::closing",
    ]

    /// - Parameter named: The language that the settings say is the ordinary one.
    init(_ sheets: [XLSFormSheet], main named: String, _ findings: XLSFormFindings) {
        let columns = sheets.flatMap(\.columns).filter { Self.translated.contains($0.base) }
        var languages: [String] = []
        for language in columns.compactMap(\.language)
        where !languages.contains(where: { $0.folded == language.folded }) {
            languages.append(language)
        }
        let isPlain = columns.contains { $0.base == "label" && $0.language == nil }
        let first = isPlain ? nil : languages.first
        let main = languages.first { $0.folded == named.folded } ?? first
        let others = languages.filter { $0 != main }
        self.main = main?.folded
        variants = others.map(Self.variant)
        keys = Dictionary(zip(others.map(\.folded), variants.map(\.key))) { first, _ in first }
        if let main, !isPlain { findings.note("survey", nil, nil, "The ordinary wording is the one in \(main)") }
    }

    /// `Cymraeg (cy)` has the key `cy`.
    private static func variant(_ language: String) -> QuestionVariant {
        guard language.hasSuffix(")"), let opening = language.lastIndex(of: "(") else {
            return QuestionVariant(key: XLSFormID.id(for: language, prefix: "variant") ?? language, name: language)
        }
        let name = String(language[..<opening]).trimmed
        let code = String(language[language.index(after: opening)...].dropLast())
        return QuestionVariant(key: XLSFormID.id(for: code, prefix: "variant") ?? code, name: name)
    }

    static func title(of base: String, in variant: QuestionVariant) -> String {
        "\(base)::\(variant.name) (\(variant.key))"
    }

    /// What a row says in one column, in every language; nil when it says nothing.
    func wording(_ base: String, of row: XLSFormRow, _ findings: XLSFormFindings) -> Wording? {
        var ordinary: [String] = []
        var others: [String: String] = [:]
        for (column, words) in row.cells where column.base == base {
            let language = column.language?.folded
            if let key = language.flatMap({ keys[$0] }) { others[key] = words } else { ordinary.append(words) }
        }
        guard Set(ordinary).count <= 1 else {
            findings.refuse(row, base, "The ordinary wording is given twice, and differently")
            return nil
        }
        guard let text = ordinary.first else {
            if !others.isEmpty {
                findings.refuse(row, base, "There is no ordinary wording, only one in another language")
            }
            return nil
        }
        return Wording(text, variants: others)
    }
}

/// Gives rows their wordings, with the names in `${ }` put into ids.
struct XLSFormWords {
    let languages: XLSFormLanguages
    let references: [String: AnswerReference]
    let findings: XLSFormFindings

    func wording(_ base: String, of row: XLSFormRow) -> Wording? {
        guard let wording = languages.wording(base, of: row, findings) else { return nil }
        return Wording(piped(wording.text), variants: wording.variants.mapValues(piped))
    }

    private func piped(_ text: String) -> String {
        var (result, rest) = ("", text[...])
        while let opening = rest.firstRange(of: "${"), let closing = rest[opening.upperBound...].firstIndex(of: "}") {
            let name = String(rest[opening.upperBound..<closing]).trimmed
            result += rest[..<opening.lowerBound]
            result += references[name]?.text ?? String(rest[opening.lowerBound...closing])
            rest = rest[rest.index(after: closing)...]
        }
        return result + rest
    }
}
