import Domain
import Foundation
import Platform
import Storage

/// What a file of schools did, or would do.
package struct SchoolChanges: Sendable, Equatable {
    package let report: ImportReport
    package let added: [School]
    package let changed: [SchoolRegister.Change]
    package let closed: [SchoolRegister.Change]

    init(rejected: [ImportReport.Rejection]) {
        report = ImportReport(rejected: rejected)
        (added, changed, closed) = ([], [], [])
    }

    init(_ register: SchoolRegister) {
        report = ImportReport(
            added: register.added.count, updated: register.changed.count + register.closed.count,
            unchanged: register.unchanged)
        (added, changed, closed) = (register.added, register.changed, register.closed)
    }

    /// What changes in schools that are there, a line each. Schools that are new are only counted.
    package var lines: [String] {
        changed.map { "changed \($0.after.urn.digits) \($0.after.name): \($0.words.joined(separator: "; "))" }
            + closed.map { "closed \($0.after.urn.digits) \($0.after.name)" }
    }
}

extension Services {
    /// Adds, changes and closes schools as a file says: all of it or nothing.
    package func importSchools(_ bytes: [UInt8], dryRun: Bool, by actor: Actor) async throws -> SchoolChanges {
        let (file, now, today) = (SchoolFile(bytes), now(), today)
        guard file.rejected.isEmpty else { return SchoolChanges(rejected: file.rejected) }
        if dryRun {
            return try await database.read { db in
                let kept = try SchoolStore.all(on: db).map(\.school)
                return SchoolChanges(SchoolRegister(kept: kept, file: file.schools, on: today))
            }
        }
        let ids = file.schools.map { _ in newID(Organisation.self) }
        return try await database.write { db in
            let kept = try SchoolStore.all(on: db)
            let register = SchoolRegister(kept: kept.map(\.school), file: file.schools, on: today)
            let changes = SchoolChanges(register)
            let areas = SchoolAreas(try AreaStore.districts(on: db))
            let placed = try Self.place(kept, of: register, areas, on: db)
            guard changes.report.added + changes.report.updated + placed > 0 else { return changes }
            try Self.keep(register, of: kept, areas, newIDs: ids, on: db)
            try AuditTrail.record(
                .schoolsImported, by: actor, subject: .site, detail: changes.counts, at: now, on: db)
            return changes
        }
    }

    private static func keep(
        _ register: SchoolRegister, of kept: [KeptSchool], _ areas: SchoolAreas, newIDs: [ID<Organisation>],
        on db: any Connection
    ) throws {
        for (school, id) in zip(register.added, newIDs) {
            try SchoolStore.add(school, as: id, in: areas.area(of: school), on: db)
        }
        let byURN = Dictionary(kept.map { ($0.school.urn, $0) }, uniquingKeysWith: { first, _ in first })
        for change in register.changed + register.closed {
            guard let known = byURN[change.after.urn] else { continue }
            let area = areas.area(kept: known.area, before: change.before, after: change.after)
            try SchoolStore.keep(change.after, in: area, of: known, on: db)
        }
    }

    /// Schools that came in before their district was put under an area.
    ///
    /// - Returns: how many have an area now.
    private static func place(
        _ kept: [KeptSchool], of register: SchoolRegister, _ areas: SchoolAreas, on db: any Connection
    ) throws -> Int {
        let changing = Set((register.changed + register.closed).map(\.after.urn))
        let unplaced = kept.filter { $0.area == nil && !changing.contains($0.school.urn) }
        let placed = unplaced.compactMap { known in areas.area(of: known.school).map { (known.organisation, $0) } }
        for (id, area) in placed { try SchoolStore.place(id, in: area, on: db) }
        return placed.count
    }
}

extension SchoolChanges {
    fileprivate var counts: String {
        "\(added.count) added, \(changed.count) changed, \(closed.count) closed"
    }
}

extension AuditAction {
    static let schoolsImported = AuditAction("schools.imported", "Brought schools in from a file")
}
