import Domain
import Foundation
import Platform
import Storage

/// Grouping districts into the areas of local forums.
extension Services {
    /// - Parameter id: made when the form was shown, so that sending it twice adds one area.
    @discardableResult
    package func addArea(name: String, id: ID<Area>? = nil, by actor: Actor) async throws -> Area {
        let (now, area) = (now(), Area(id: id ?? newID(), name: name))
        return try await database.write { db in
            if let known = try AreaStore.found(named: name, on: db) {
                guard known.id == area.id else { throw FormProblems("area", Self.areaTaken) }
                return known
            }
            if let known = try AreaStore.find(area.id, on: db) { return known }
            try AreaStore.keep(area, on: db)
            try AuditTrail.record(.areaAdded, by: actor, subject: AuditSubject("area", area.id), at: now, on: db)
            return area
        }
    }

    package func renameArea(_ id: ID<Area>, to name: String, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try AreaStore.area(id, on: db)
            if let other = try AreaStore.found(named: name, on: db), other.id != id {
                throw FormProblems("name-\(id.text)", Self.areaTaken)
            }
            guard old.name != name else { return }
            try AreaStore.keep(Area(id: id, name: name), on: db)
            try AuditTrail.record(.areaChanged, by: actor, subject: AuditSubject("area", id), at: now, on: db)
        }
    }

    /// - Parameter id: made when the form was shown, so that sending it twice adds one district.
    @discardableResult
    package func addDistrict(
        name: String, area: ID<Area>?, id: ID<District>? = nil, by actor: Actor
    ) async throws -> District {
        let (now, district) = (now(), District(id: id ?? newID(), name: name, area: area))
        return try await database.write { db in
            if let known = try AreaStore.district(named: name, on: db) {
                guard known.id == district.id else { throw FormProblems("district", Self.districtTaken) }
                return known
            }
            if let known = try AreaStore.find(district.id, on: db) { return known }
            if let area { _ = try AreaStore.area(area, on: db) }
            try AreaStore.keep(district, on: db)
            try AuditTrail.record(
                .districtAdded, by: actor, subject: AuditSubject("district", district.id), at: now, on: db)
            return district
        }
    }

    /// - Parameter area: nil takes it out of every area.
    package func moveDistrict(_ id: ID<District>, to area: ID<Area>?, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let old = try AreaStore.district(id, on: db)
            if let area { _ = try AreaStore.area(area, on: db) }
            guard old.area != area else { return }
            try AreaStore.keep(District(id: id, name: old.name, area: area), on: db)
            try AuditTrail.record(.districtMoved, by: actor, subject: AuditSubject("district", id), at: now, on: db)
        }
    }

    private static let areaTaken = "There is an area of that name already"
    private static let districtTaken = "There is a district of that name already"
}

extension AuditAction {
    static let areaAdded = AuditAction("area.added", "Added an area")
    static let areaChanged = AuditAction("area.changed", "Renamed an area")
    static let districtAdded = AuditAction("district.added", "Added a district")
    static let districtMoved = AuditAction("district.moved", "Moved a district to an area")
}
