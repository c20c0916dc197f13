import Documents
import Domain
import Foundation
import Platform

/// What the words in a file of contacts may refer to, each by its folded name.
struct ContactReferences: Sendable {
    let organisations: [String: ID<Organisation>]
    let areas: [String: ID<Area>]
}

/// A file of contacts, read. Cells that are empty say nothing.
struct ContactFile: Sendable {
    static let needed = ["name", "email"]
    static let columns = ["name", "email", "organisation", "kind", "role", "area", "boards", "consents"]

    let lines: [ContactLine]
    /// Those the file names for the first time and gives the kind of.
    let organisations: [Organisation]
    let rejected: [ImportReport.Rejection]

    init(_ table: CSVTable, knowing references: ContactReferences, makeID: () -> UUID) {
        var reader = ContactReading(table, references)
        lines = table.rows.compactMap { reader.line($0, makeID: makeID) }
        organisations = reader.organisations
        rejected = reader.rejected
    }
}

private struct ContactReading {
    private(set) var organisations: [Organisation] = []
    private(set) var rejected: [ImportReport.Rejection] = []
    private let table: CSVTable
    private let references: ContactReferences
    private let columns: [String: Int]
    private var rowOf: [EmailAddress: Int] = [:]
    /// The place in `organisations` by folded name.
    private var placeOf: [String: Int] = [:]

    init(_ table: CSVTable, _ references: ContactReferences) {
        self.table = table
        self.references = references
        columns = Dictionary(
            uniqueKeysWithValues: ContactFile.columns.compactMap { name in table.column(name).map { (name, $0) } })
    }

    mutating func line(_ row: CSVRow, makeID: () -> UUID) -> ContactLine? {
        let before = rejected.count
        let name = text("name", of: row, ContactForm.nameRule)
        let email = email(of: row)
        let organisation = organisation(of: row, makeID: makeID)
        let role = row[columns["role"]] == nil ? nil : text("role", of: row, ContactForm.roleRule)
        let area = area(of: row)
        let boards = set("boards", of: row, Board.self)
        let consents = set("consents", of: row, ConsentPurpose.self)
        guard rejected.count == before, let name, let email else { return nil }
        return ContactLine(
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

    private mutating func email(of row: CSVRow) -> EmailAddress? {
        do {
            let email = try EmailAddress(row[columns["email"]] ?? "")
            if let first = rowOf[email] {
                reject(row, "email", "This address stands in row \(first) already")
                return nil
            }
            rowOf[email] = row.number
            return email
        } catch {
            reject(row, "email", error.message)
            return nil
        }
    }

    private mutating func area(of row: CSVRow) -> ID<Area>? {
        guard let typed = row[columns["area"]] else { return nil }
        if let known = references.areas[typed.folded] { return known }
        reject(row, "area", "There is no area called “\(typed.prefix(80))”. Add it first, or leave the cell empty")
        return nil
    }

    private mutating func organisation(of row: CSVRow, makeID: () -> UUID) -> ID<Organisation>? {
        guard let typed = row[columns["organisation"]] else { return nil }
        if let known = references.organisations[typed.folded] { return known }
        guard let word = row[columns["kind"]] else {
            reject(
                row, "organisation",
                "There is no organisation called “\(typed.prefix(80))”. Add it first, give its kind in a column called "
                    + "kind, or leave the cell empty")
            return nil
        }
        guard let name = text("organisation", of: row, OrganisationForm.nameRule), let kind = kind(word, of: row)
        else { return nil }
        return new(name, kind, row, makeID: makeID)
    }

    private mutating func kind(_ word: String, of row: CSVRow) -> OrganisationKind? {
        do {
            return try OrganisationKind(word)
        } catch {
            reject(row, "kind", error.message)
            return nil
        }
    }

    /// An organisation is new once, however many rows name it.
    private mutating func new(
        _ name: String, _ kind: OrganisationKind, _ row: CSVRow, makeID: () -> UUID
    ) -> ID<Organisation>? {
        if let place = placeOf[name.folded] {
            let organisation = organisations[place]
            if organisation.kind == kind { return organisation.id }
            reject(row, "kind", "A row above says of “\(name.prefix(80))”: \(organisation.kind.words)")
            return nil
        }
        let organisation = Organisation(id: ID(makeID()), name: name, kind: kind, sector: .both)
        placeOf[name.folded] = organisations.count
        organisations.append(organisation)
        return organisation.id
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
