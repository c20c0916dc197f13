import Documents
import Domain
import Platform

/// What the words in a file of contacts may refer to, each by its folded name.
struct ContactReferences: Sendable {
    let organisations: [String: ID<Organisation>]
    let areas: [String: ID<Area>]
}

/// A file of contacts, read. Cells that are empty say nothing.
struct ContactFile: Sendable {
    struct Line: Sendable {
        let name: String
        let email: EmailAddress
        let organisation: ID<Organisation>?
        let role: String?
        let area: ID<Area>?
        let boards: Set<Board>?
        let consents: Set<ConsentPurpose>?
    }

    let lines: [Line]
    let rejected: [ImportReport.Rejection]

    init(_ bytes: [UInt8], knowing references: ContactReferences) {
        do {
            let table = try CSVTable(bytes, requiring: ["name", "email"])
            var reader = ContactReading(table, references)
            lines = table.rows.compactMap { reader.line($0) }
            rejected = reader.rejected
        } catch {
            lines = []
            rejected = [ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)]
        }
    }
}

private struct ContactReading {
    private let table: CSVTable
    private let references: ContactReferences
    private let columns: [String: Int]
    private var rowOf: [String: Int] = [:]
    private(set) var rejected: [ImportReport.Rejection] = []

    init(_ table: CSVTable, _ references: ContactReferences) {
        self.table = table
        self.references = references
        let names = ["name", "email", "organisation", "role", "area", "boards", "consents"]
        columns = Dictionary(uniqueKeysWithValues: names.compactMap { name in table.column(name).map { (name, $0) } })
    }

    mutating func line(_ row: CSVRow) -> ContactFile.Line? {
        let before = rejected.count
        let name = text("name", of: row, ContactForm.nameRule)
        let email = email(of: row)
        let role = optional("role", of: row, ContactForm.roleRule)
        let organisation = known("organisation", of: row, among: references.organisations)
        let area = known("area", of: row, among: references.areas)
        let boards = set("boards", of: row, Board.self)
        let consents = set("consents", of: row, ConsentPurpose.self)
        guard rejected.count == before, let name, let email else { return nil }
        return ContactFile.Line(
            name: name, email: email, organisation: organisation, role: role, area: area, boards: boards,
            consents: consents)
    }

    private mutating func text(_ column: String, of row: CSVRow, _ rule: FieldText) -> String? {
        do {
            return try rule.read(row[columns[column]])
        } catch {
            reject(row, column, error.message)
            return nil
        }
    }

    private mutating func optional(_ column: String, of row: CSVRow, _ rule: FieldText) -> String? {
        row[columns[column]] == nil ? nil : text(column, of: row, rule)
    }

    private mutating func email(of row: CSVRow) -> EmailAddress? {
        do {
            let email = try EmailAddress(row[columns["email"]] ?? "")
            if let first = rowOf[email.folded] {
                reject(row, "email", "This address stands in row \(first) already")
                return nil
            }
            rowOf[email.folded] = row.number
            return email
        } catch {
            reject(row, "email", error.message)
            return nil
        }
    }

    private mutating func known<Subject>(
        _ column: String, of row: CSVRow, among names: [String: ID<Subject>]
    ) -> ID<Subject>? {
        guard let typed = row[columns[column]] else { return nil }
        guard let id = names[typed.folded] else {
            let unknown = "There is no \(column) called “\(typed.prefix(80))”"
            reject(row, column, "\(unknown). Add it first, or leave the cell empty")
            return nil
        }
        return id
    }

    /// Several are separated by a vertical bar, a semicolon or a comma.
    private mutating func set<Element: RawRepresentable & CaseIterable & Hashable>(
        _ column: String, of row: CSVRow, _: Element.Type
    ) -> Set<Element>? where Element.RawValue == String {
        guard let typed = row[columns[column]] else { return nil }
        var found: Set<Element> = []
        for word in typed.split(whereSeparator: { "|;,".contains($0) }).map({ String($0).folded }) {
            guard let element = Element(rawValue: word) else {
                let known = Element.allCases.map(\.rawValue).joined(separator: ", ")
                reject(row, column, "“\(word.prefix(40))” is none of: \(known)")
                continue
            }
            found.insert(element)
        }
        return found
    }

    private mutating func reject(_ row: CSVRow, _ column: String, _ reason: String) {
        let name = columns[column].map { table.header[$0] } ?? column
        rejected.append(ImportReport.Rejection(row: row.number, column: name, reason: reason))
    }
}
