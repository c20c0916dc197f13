import ArgumentParser
import Documents
import Domain
import Foundation
import Platform

struct Screen: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find in comments what gives away who somebody is, and what may tell of harm to a child.",
        discussion: """
            Nothing is kept or sent anywhere. With --json each row is one object on a line, with the words masked. \
            With --expected the file is a labelled one, and what is printed is how much was found. The rule about \
            harm is an aid: a comment that is not held back has been cleared by nobody.
            """)

    @Argument(help: "The CSV file to read.")
    var file: String

    @Option(help: "The column with the words.")
    var column = "comment"

    @Option(help: "The column that says what the words hold, as in name:Tia Marsh|phone:07700 900123.")
    var expected: String?

    @Option(help: "With --expected: the column that says yes where the words tell of harm.")
    var expectedDisclosure = "disclosure"

    @Flag(help: "Print one JSON object a line instead of a table.")
    var json = false

    func validate() throws {
        guard expected == nil || !json else { throw ValidationError("Give either --json or --expected, not both.") }
    }

    func run() throws {
        let table = try table()
        let screening = try TextScreening.packed()
        if let expected {
            try measure(table, labels: expected, screening).forEach { print($0) }
        } else if json {
            for row in table.rows { write(screening.screen(words(of: row, in: table)).json(row: row.number)) }
        } else {
            var summary = ScreeningSummary()
            for row in table.rows { summary.add(screening.screen(words(of: row, in: table))) }
            summary.lines.forEach { print($0) }
        }
    }

    private func table() throws -> CSVTable {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandRefusal("\(file) can not be read.")
        }
        do {
            let needed = [column] + (expected.map { [$0, expectedDisclosure] } ?? [])
            return try CSVTable(Array(data), requiring: needed)
        } catch {
            let reason = ImportReport.Rejection(row: error.row ?? 0, column: error.column ?? "", reason: error.message)
            throw CommandRefusal("\(file): \(reason.words)")
        }
    }

    private func words(of row: CSVRow, in table: CSVTable) -> String {
        table.column(column).map { row.cells[$0] } ?? ""
    }

    /// Each line leaves at once, so that a long file can be followed.
    private func write(_ line: JSONValue) {
        FileHandle.standardOutput.write(Data((line.text() + "\n").utf8))
    }

    private func measure(_ table: CSVTable, labels: String, _ screening: TextScreening) throws -> [String] {
        var measure = ScreeningMeasure()
        for row in table.rows {
            do {
                let planted = try PlantedIdentifier.read(row[table.column(labels)] ?? "")
                let tells = try DisclosureLabel.read(row[table.column(expectedDisclosure)])
                measure.add(screening.screen(words(of: row, in: table)), expecting: planted, tellsOfHarm: tells)
            } catch {
                throw CommandRefusal("\(file): Row \(row.number): \(error.message)")
            }
        }
        return measure.lines
    }
}

extension TextScreening.Outcome {
    /// `{"row":2,"masked":"…","findings":[{"kind":"name","text":"…"}],"disclosure":false}`
    func json(row: Int) -> JSONValue {
        let found = findings.map { finding in
            JSONValue.object([("kind", .text(finding.kind.rawValue)), ("text", .text(finding.text))])
        }
        return .object([
            ("row", .integer(row)), ("masked", .text(masked)), ("findings", .list(found)),
            ("disclosure", .flag(mayTellOfHarm)),
        ])
    }
}
