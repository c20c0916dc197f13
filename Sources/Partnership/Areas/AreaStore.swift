import Domain
import Foundation
import Platform
import Storage

/// How areas and their districts are kept.
package enum AreaStore {
    /// By name.
    package static func all(on db: any Connection) throws -> [Area] {
        try db.rows("SELECT id, name FROM area ORDER BY name_folded, id").map(Area.init)
    }

    package static func area(_ id: ID<Area>, on db: any Connection) throws -> Area {
        guard let area = try find(id, on: db) else { throw NotFound("area") }
        return area
    }

    static func find(_ id: ID<Area>, on db: any Connection) throws -> Area? {
        try db.rows("SELECT id, name FROM area WHERE id = \(id)").first.map(Area.init)
    }

    package static func found(named name: String, on db: any Connection) throws -> Area? {
        try db.rows("SELECT id, name FROM area WHERE name_folded = \(name.folded)").first.map(Area.init)
    }

    /// By name.
    package static func districts(on db: any Connection) throws -> [District] {
        try db.rows("SELECT id, name, area_id FROM district ORDER BY name_folded, id").map(District.init)
    }

    static func district(_ id: ID<District>, on db: any Connection) throws -> District {
        guard let district = try find(id, on: db) else { throw NotFound("district") }
        return district
    }

    static func find(_ id: ID<District>, on db: any Connection) throws -> District? {
        try db.rows("SELECT id, name, area_id FROM district WHERE id = \(id)").first.map(District.init)
    }

    static func district(named name: String, on db: any Connection) throws -> District? {
        try db.rows("SELECT id, name, area_id FROM district WHERE name_folded = \(name.folded)").first
            .map(District.init)
    }

    static func keep(_ area: Area, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO area (id, name, name_folded) VALUES (\(area.id), \(area.name), \(area.name.folded))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded
            """)
    }

    static func keep(_ district: District, on db: any Connection) throws {
        try db.run(
            """
            INSERT INTO district (id, name, name_folded, area_id)
            VALUES (\(district.id), \(district.name), \(district.name.folded), \(district.area))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded,
                area_id = excluded.area_id
            """)
    }
}

extension Area {
    fileprivate init(_ row: Row) throws {
        try self.init(id: row["id"], name: row["name"])
    }
}

extension District {
    fileprivate init(_ row: Row) throws {
        try self.init(id: row["id"], name: row["name"], area: row["area_id"])
    }
}
