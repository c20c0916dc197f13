import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct AreaTests {
    @Test func anAreaNeedsANameThatIsNotTaken() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            try await app.services.addArea(name: "North Fern", by: .system)
            let empty = try await coordinator.post("/areas", form: ["area": " "])
            #expect(empty.status == .unprocessableContent)
            #expect(empty.words.contains("Enter a name"))
            let taken = try await coordinator.post("/areas", form: ["area": "NORTH  fern"])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.words.contains("There is an area of that name already"))
            #expect(taken.html.contains("href=\"#area\""))
            #expect(taken.html.contains("value=\"NORTH  fern\""))
            #expect(try await app.auditEntries("area.added") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func anAreaOrADistrictSentTwiceIsAddedOnce(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.get("/areas")
            let new = page.html.matches(of: /name="new" value="([^"]+)"/).map { String($0.output.1) }
            #expect(new.count == 2)
            for (path, field, id) in [("/areas", "area", new[0]), ("/districts", "district", new[1])] {
                for name in ["North Fern", "North Fern", "South Fern"] {
                    let sent = try await coordinator.post(path, form: ["new": id, field: name])
                    #expect(sent.location == "/areas", "\(path) \(name)")
                }
                let other = app.services.newID(Area.self).text
                let taken = try await coordinator.post(path, form: ["new": other, field: "North Fern"])
                #expect(taken.status == .unprocessableContent)
            }
            #expect(try await app.auditEntries("area.added") == 1)
            #expect(try await app.auditEntries("district.added") == 1)
        }
    }

    @Test func aTakenNewNameIsSaidAtTheFieldOfItsArea() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            try await app.services.addArea(name: "North Fern", by: .system)
            let south = try await app.services.addArea(name: "South Fern", by: .system)
            let path = "/areas/\(south.id.text)"
            let taken = try await coordinator.post(path, form: ["name": "north fern"])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.html.contains("href=\"#name-\(south.id.text)\""))
            #expect(taken.html.contains("id=\"name-\(south.id.text)-error\""))
            try await coordinator.post(path, form: ["name": "SOUTH Fern"])
            let page = try await coordinator.get("/areas")
            #expect(page.words.contains("SOUTH Fern"))
            #expect(try await app.auditEntries("area.changed") == 1)
        }
    }

    @Test func aDistrictIsAddedOnceAndMovedToAnArea() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let area = try await app.services.addArea(name: "North <Fern>", by: .system)
            try await coordinator.post("/districts", form: ["district": "Larkstow"])
            let taken = try await coordinator.post("/districts", form: ["district": "larkstow"])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.html.contains("href=\"#district\""))
            let before = try #require(try await Self.districts(app).first)
            #expect(before.area == nil)
            let moved = try await coordinator.post("/districts/\(before.id.text)/area", form: ["into": area.id.text])
            #expect(moved.location == "/areas")
            #expect(try await Self.districts(app).map(\.area) == [area.id])
            let page = try await coordinator.get("/areas")
            #expect(page.words.contains("1 area with 1 district."))
            #expect(page.html.contains("North &lt;Fern&gt;"))
            #expect(try await app.auditEntries("district.moved") == 1)
        }
    }

    @Test func aScrutineerReadsAreasAndDoesNotChangeThem() async throws {
        try await withTestApp { app in
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let scrutineer = try await app.signIn(as: .scrutineer)
            let page = try await scrutineer.get("/areas")
            #expect(page.words.contains("North Fern"))
            #expect(!page.words.contains("Add an area"))
            for path in ["/areas", "/areas/\(area.id.text)", "/districts"] {
                let sent = try await scrutineer.post(path, form: ["area": "Mine", "name": "Mine", "district": "Mine"])
                #expect(sent.status == .forbidden)
            }
        }
    }

    @Test func manyAreasAskNoMoreThanFew() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let few = try await app.countingQueries { try await coordinator.get("/areas") }
            for number in 1...20 {
                let area = try await app.services.addArea(name: "Area \(number)", by: .system)
                try await app.services.addDistrict(name: "District \(number)", area: area.id, by: .system)
            }
            try await coordinator.get("/areas")
            let many = try await app.countingQueries { try await coordinator.get("/areas") }
            #expect(few == many)
        }
    }

    @Test(arguments: Engine.available)
    func areasAndDistrictsComeByName(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let south = try await app.services.addArea(name: "south Fern", by: .system)
            try await app.services.addArea(name: "North Fern", by: .system)
            try await app.services.addDistrict(name: "Tarrowick", area: nil, by: .system)
            try await app.services.addDistrict(name: "Éastow", area: south.id, by: .system)
            let (areas, districts, found) = try await app.database.read { db in
                try (
                    AreaStore.all(on: db).map(\.name), AreaStore.districts(on: db),
                    AreaStore.found(named: "SOUTH FERN", on: db)
                )
            }
            #expect(areas == ["North Fern", "south Fern"])
            #expect(districts.map(\.name) == ["Éastow", "Tarrowick"])
            #expect(districts.map(\.area) == [south.id, nil])
            #expect(found == south)
        }
    }

    private static func districts(_ app: TestApp) async throws -> [District] {
        try await app.database.read { db in try AreaStore.districts(on: db) }
    }
}
