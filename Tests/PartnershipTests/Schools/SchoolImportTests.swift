import Domain
import Foundation
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct SchoolImportTests {
    static func register() throws -> [String] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Fixtures/hertfordshire-schools-2019.csv").standardizedFileURL
        return try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
    }

    static func bytes(_ lines: [String]) -> [UInt8] {
        Array(lines.joined(separator: "\n").utf8)
    }

    @Test(arguments: Engine.available)
    func aCountysRegisterIsAddedOnceAndThenUnchanged(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let file = try Self.bytes(Self.register())
            let dry = try await app.services.importSchools(file, dryRun: true, by: .commandLine)
            #expect(dry.report == ImportReport(added: 518))
            let first = try await app.services.importSchools(file, dryRun: false, by: .commandLine)
            #expect(first == dry)
            let second = try await app.services.importSchools(file, dryRun: false, by: .commandLine)
            #expect(second.report == ImportReport(unchanged: 518))
            #expect(second.lines.isEmpty)
            let all = try await app.database.read { db in try OrganisationStore.all(on: db) }
            #expect(all.count == 518)
            #expect(all.allSatisfy { $0.kind == .school && $0.sector == .children && $0.validTo == nil })
            #expect(try await app.auditEntries("schools.imported") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func aDryRunNamesThreeThatChangedAndOneThatLeft(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            var lines = try Self.register()
            _ = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .commandLine)
            for row in 1...3 { lines[row] = lines[row].replacing(",Open,", with: ",\"Open, but proposed to close\",") }
            let gone = try #require(lines.popLast()?.prefix(6))
            let urns = lines[1...3].map { String($0.prefix(6)) }.sorted()
            let dry = try await app.services.importSchools(Self.bytes(lines), dryRun: true, by: .commandLine)
            #expect(dry.report == ImportReport(updated: 4, unchanged: 514))
            #expect(dry.changed.map(\.after.urn.digits).sorted() == urns)
            #expect(dry.closed.map(\.after.urn.digits) == [String(gone)])
            #expect(dry.changed.first?.words == ["Status: Open becomes Open, but proposed to close"])
            #expect(dry.lines.count == 4)
            let before = try await Self.ended(app)
            #expect(before.isEmpty)
            _ = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .commandLine)
            #expect(try await Self.ended(app).map(\.validTo) == [app.services.today])
            app.clock.advance(seconds: 9 * 86_400)
            let again = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .commandLine)
            #expect(again.report == ImportReport(unchanged: 517))
        }
    }

    @Test(arguments: Engine.available)
    func aSchoolThatComesBackGoesOn(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let lines = try Array(Self.register().prefix(4))
            _ = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .system)
            _ = try await app.services.importSchools(Self.bytes(lines.dropLast()), dryRun: false, by: .system)
            #expect(try await Self.ended(app).count == 1)
            let back = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .system)
            #expect(back.changed.count == 1)
            #expect(try await Self.ended(app).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func aSchoolGetsTheAreaOfItsDistrictUnlessSomebodyChoseAnother(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let header = ["URN,EstablishmentName,EstablishmentStatus (name),DistrictAdministrative (name)"]
            func file(_ status: String, _ rows: [String]) -> [UInt8] {
                Self.bytes(header + rows.map { "\($0),\(status),Fern Valley" })
            }
            _ = try await app.services.importSchools(file("Open", ["100123,Ash"]), dryRun: false, by: .system)
            let north = try await app.services.addArea(name: "North", by: .system)
            let south = try await app.services.addArea(name: "South", by: .system)
            try await app.services.addDistrict(name: "Fern valley", area: north.id, by: .system)
            _ = try await app.services.importSchools(
                file("Open", ["100123,Ash", "100124,Birch"]), dryRun: false, by: .system)
            #expect(try await Self.areas(app) == [north.id, north.id])
            let ash = try #require(try await app.database.read { db in try SchoolStore.all(on: db) }.first)
            try await Self.write(app, ash.organisation, area: south.id, first: Day(year: 1990, month: 9, day: 1))
            _ = try await app.services.importSchools(
                file("Closed", ["100123,Ash", "100124,Birch"]), dryRun: false, by: .system)
            let kept = try await app.database.read { db in try OrganisationStore.organisation(ash.organisation, on: db)
            }
            #expect(kept.area == south.id)
            #expect(kept.validFrom == Day(year: 1990, month: 9, day: 1))
            #expect(kept.validTo == app.services.today)
        }
    }

    private static func areas(_ app: TestApp) async throws -> [ID<Area>?] {
        try await app.database.read { db in try SchoolStore.all(on: db).map(\.area) }
    }

    private static func write(
        _ app: TestApp, _ id: ID<Organisation>, area: ID<Area>, first: Day?
    ) async throws {
        _ = try await app.database.write { db in
            try db.run("UPDATE organisation SET area_id = \(area), valid_from = \(first) WHERE id = \(id)")
        }
    }

    @Test func withOneRowRefusedNothingIsChanged() async throws {
        try await withTestApp { app in
            var lines = try Self.register()
            lines.append(lines[1])
            let changes = try await app.services.importSchools(Self.bytes(lines), dryRun: false, by: .commandLine)
            #expect(changes.report.rejected.map(\.row) == [520])
            #expect(changes.report.added == 0)
            let all = try await app.database.read { db in try OrganisationStore.all(on: db) }
            #expect(all.isEmpty)
        }
    }

    private static func ended(_ app: TestApp) async throws -> [Organisation] {
        try await app.database.read { db in try OrganisationStore.all(on: db) }.filter { $0.validTo != nil }
    }
}

extension SchoolImportTests {
    fileprivate static func bytes(_ lines: ArraySlice<String>) -> [UInt8] {
        bytes(Array(lines))
    }
}
