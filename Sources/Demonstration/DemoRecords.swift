import Documents
import Domain
import Foundation

/// One of the files the demonstration is made from.
struct DemoRecords: Sendable {
    struct Record: Sendable {
        fileprivate let table: CSVTable
        fileprivate let row: CSVRow

        /// The text in a column; empty when there is none.
        subscript(column: String) -> String {
            row[table.column(column)] ?? ""
        }

        /// What a form would send: several values in one cell stand between bars, and an empty cell sends nothing.
        func fields(under prefix: String) -> [String: [String]] {
            let pairs = table.header.filter { $0.hasPrefix(prefix) }.map { column in
                (column, self[column].split(separator: "|").map(String.init))
            }
            return Dictionary(pairs.filter { !$0.1.isEmpty }) { first, _ in first }
        }

        /// - Throws: when the column is there and holds something else.
        func day(_ column: String) throws -> Day? {
            self[column].isEmpty ? nil : try Day(self[column])
        }
    }

    let records: [Record]

    init(_ name: String) throws {
        let table = try CSVTable(Self.bytes(name), requiring: [])
        records = table.rows.map { Record(table: table, row: $0) }
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Data")
        return Array(try Data(contentsOf: folder.appendingPathComponent("\(name).csv")))
    }
}

/// SplitMix64: the same seed gives the same run, on any machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
