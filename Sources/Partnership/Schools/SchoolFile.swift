import Documents
import Domain
import Platform

/// A file of schools under the column names of Get Information about Schools, read.
struct SchoolFile: Sendable {
    let schools: [School]
    let rejected: [ImportReport.Rejection]

    init(_ bytes: [UInt8]) {
        do {
            var reader = SchoolReading(try CSVTable(bytes, requiring: ["URN", "EstablishmentName"]))
            schools = reader.schools()
            rejected = reader.rejected
        } catch {
            schools = []
            rejected = [ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)]
        }
    }
}

/// Reads one row after another. Columns that are not named here are left out.
private struct SchoolReading {
    private let table: CSVTable
    private var rowOf: [URN: Int] = [:]
    private(set) var rejected: [ImportReport.Rejection] = []

    init(_ table: CSVTable) {
        self.table = table
    }

    mutating func schools() -> [School] {
        table.rows.compactMap { school($0) }
    }

    private mutating func school(_ row: CSVRow) -> School? {
        let before = rejected.count
        let urn = urn(of: row)
        let name = name(of: row)
        let pupils = pupils(of: row)
        let (opened, closed) = (day("OpenDate", of: row), day("CloseDate", of: row))
        guard rejected.count == before, let urn, let name else { return nil }
        return School(
            urn: urn, name: name, authorityCode: text("LA (code)", row), authorityName: text("LA (name)", row),
            number: text("EstablishmentNumber", row), type: text("TypeOfEstablishment (name)", row),
            phase: text("PhaseOfEducation (name)", row), status: text("EstablishmentStatus (name)", row),
            pupils: pupils, districtName: text("DistrictAdministrative (name)", row), openedOn: opened,
            closedOn: closed)
    }

    private func text(_ column: String, _ row: CSVRow) -> String? {
        row[table.column(column)].map { String($0.prefix(200)) }
    }

    private mutating func urn(of row: CSVRow) -> URN? {
        do {
            let urn = try URN(text("URN", row) ?? "")
            if let first = rowOf[urn] {
                reject(row, "URN", "\(urn.digits) stands in row \(first) already")
                return nil
            }
            rowOf[urn] = row.number
            return urn
        } catch {
            reject(row, "URN", error.message)
            return nil
        }
    }

    private mutating func name(of row: CSVRow) -> String? {
        do {
            return try OrganisationForm.nameRule.read(row[table.column("EstablishmentName")])
        } catch {
            reject(row, "EstablishmentName", error.message)
            return nil
        }
    }

    private mutating func pupils(of row: CSVRow) -> Int? {
        guard let text = text("NumberOfPupils", row) else { return nil }
        do {
            return try PupilNumber(text).whole
        } catch {
            reject(row, "NumberOfPupils", error.message)
            return nil
        }
    }

    private mutating func day(_ column: String, of row: CSVRow) -> Day? {
        guard let text = text(column, row) else { return nil }
        do {
            return try Day(text)
        } catch {
            reject(row, column, error.message)
            return nil
        }
    }

    private mutating func reject(_ row: CSVRow, _ column: String, _ reason: String) {
        let name = table.column(column).map { table.header[$0] } ?? column
        rejected.append(ImportReport.Rejection(row: row.number, column: name, reason: reason))
    }
}
