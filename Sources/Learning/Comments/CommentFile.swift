import Documents
import Domain
import Platform

/// A file of comments, read: rows that can be taken in, or everything that is wrong with them.
struct CommentFile: Sendable {
    struct Line: Sendable {
        let words: CommentWords
        /// SHA-256 of all the comment's fields and of how often an equal one stood before it in this file.
        let identity: String
        /// Names as they stand in the file, each once.
        let themes: [String]
    }

    let lines: [Line]
    let rejected: [ImportReport.Rejection]

    /// - Parameters:
    ///   - kinds: kinds of organisations by their folded names, for rows that name one and give no kind.
    init(_ bytes: [UInt8], kinds: [String: OrganisationKind] = [:]) {
        do {
            let table = try CSVTable(bytes, requiring: ["comment"])
            self = Self(table, kinds: kinds)
        } catch {
            lines = []
            rejected = [ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)]
        }
    }

    private init(_ table: CSVTable, kinds: [String: OrganisationKind]) {
        var reader = LineReading(table, kinds: kinds)
        lines = table.rows.compactMap { reader.line($0) }
        rejected = reader.rejected
    }
}

/// Reads one row after another and counts equal ones.
private struct LineReading {
    private let table: CSVTable
    private let kinds: [String: OrganisationKind]
    private let columns: [String: Int]
    /// How often each row stood before, by what makes it the same row: two that differ in their kind alone are equal.
    private var seen: [String: Int] = [:]
    private(set) var rejected: [ImportReport.Rejection] = []

    private static let names = [
        "comment", "source", "organisation", "kind", "area", "role", "question", "theme",
    ]

    init(_ table: CSVTable, kinds: [String: OrganisationKind]) {
        self.table = table
        self.kinds = kinds
        columns = Dictionary(
            uniqueKeysWithValues: Self.names.compactMap { name in table.column(name).map { (name, $0) } })
    }

    mutating func line(_ row: CSVRow) -> CommentFile.Line? {
        let before = rejected.count
        let text = text(of: row)
        let kind = kind(of: row)
        let short = ["source", "organisation", "area", "role"].map { cell($0, of: row, most: 200) }
        let question = cell("question", of: row, most: 300)
        let themes = themes(of: row)
        guard rejected.count == before, let text else { return nil }
        let (source, detail) = CommentSource.reading(short[0])
        let words = CommentWords(
            text: text, source: source, sourceDetail: detail, organisation: short[1],
            organisationKind: kind ?? short[1].flatMap { kinds[$0.folded] }, area: short[2], role: short[3],
            question: question)
        let first = words.identity(occurrence: 1)
        let occurrence = (seen[first] ?? 0) + 1
        seen[first] = occurrence
        let identity = Secrets.hash(occurrence == 1 ? first : words.identity(occurrence: occurrence))
        return CommentFile.Line(words: words, identity: identity, themes: themes)
    }

    private mutating func text(of row: CSVRow) -> String? {
        guard let text = row[columns["comment"]] else {
            // Somebody read it and said what it is about: an answer whose words are not in the file.
            guard row[columns["theme"]] == nil else { return "" }
            reject(row, "comment", "Enter a comment or a theme, or take the row out")
            return nil
        }
        guard text.count <= CommentWords.most else {
            reject(
                row, "comment",
                "Comment must be \(CommentWords.most.grouped) characters or fewer. It has \(text.count.grouped)")
            return nil
        }
        return text
    }

    private mutating func kind(of row: CSVRow) -> OrganisationKind? {
        guard let text = row[columns["kind"]] else { return nil }
        do {
            return try OrganisationKind(text)
        } catch {
            reject(row, "kind", error.message)
            return nil
        }
    }

    private mutating func cell(_ column: String, of row: CSVRow, most: Int) -> String? {
        guard let text = row[columns[column]] else { return nil }
        guard text.count <= most else {
            reject(row, column, "Must be \(most) characters or fewer. It has \(text.count.grouped)")
            return nil
        }
        return text
    }

    /// Several are separated by a vertical bar.
    private mutating func themes(of row: CSVRow) -> [String] {
        let names = (row[columns["theme"]] ?? "").split(separator: "|").map { String($0).trimmed }
        if names.contains(where: { $0.count > 100 }) {
            reject(row, "theme", "A theme must be 100 characters or fewer")
        }
        return names.filter { !$0.isEmpty }.removingRepeats(by: \.folded)
    }

    private mutating func reject(_ row: CSVRow, _ column: String, _ reason: String) {
        let name = columns[column].map { table.header[$0] } ?? column
        rejected.append(ImportReport.Rejection(row: row.number, column: name, reason: reason))
    }
}

extension [String] {
    func removingRepeats(by key: (String) -> String) -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
