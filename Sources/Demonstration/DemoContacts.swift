import Documents
import Domain
import Foundation
import Partnership
import Platform

/// People the partnership knew before, and those it came to know through the hub.
struct DemoContacts: Sendable {
    let services: Services

    private static let header = ["name", "email", "organisation", "role", "area", "boards", "consents"]

    func fillKnown(on day: Day) async throws {
        try await fill("before", fileName: "mailing-lists-2018.csv", hub: nil, on: day)
    }

    func fillNew(through hub: Hub, on day: Day) async throws {
        try await fill("hub", fileName: "local-forums-2019.csv", hub: hub.id, on: day)
    }

    private func fill(_ kind: String, fileName: String, hub: ID<Hub>?, on day: Day) async throws {
        let sectors = try DemoRecords("organisations").records.reduce(into: [String: String]()) {
            $0[$1["name"]] = $1["sector"]
        }
        var generator = SeededGenerator(seed: Demonstration.seed)
        var text = CSVText(Self.header)
        for record in try DemoRecords("people").records {
            let consents = Self.consents(&generator)
            guard record["kind_of_contact"] == kind else { continue }
            text.add([
                record["name"], try DemoAddress.of(record["name"]).text, record["organisation"], record["role"],
                record["area"], Self.boards(sectors[record["organisation"]] ?? "children"), consents,
            ])
        }
        let past = services.on(day)
        let report = try await past.importContacts(
            text.bytes, fileName: fileName, hub: hub, dryRun: false, by: .commandLine)
        guard report.isAccepted else { throw DemoFault(words: report.rejected.first?.words ?? "") }
    }

    private static func boards(_ sector: String) -> String {
        sector == "both" ? "children|adults" : sector
    }

    /// Most agree to everything; a few want less.
    private static func consents(_ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 1...20, using: &generator) {
        case 1: "newsletter"
        case 2, 3: "newsletter|forums|surveys"
        default: "newsletter|forums|surveys|feedback"
        }
    }
}

/// A file of the demonstration does not say what it should.
struct DemoFault: Error {
    let words: String
}
