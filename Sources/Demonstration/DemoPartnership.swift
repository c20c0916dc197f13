import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Areas, organisations, schools, members and groups.
struct DemoPartnership: Sendable {
    let services: Services

    func fill(on day: Day) async throws {
        let past = services.on(day)
        try await fillAreas(past)
        _ = try await past.importSchools(DemoRecords.bytes("schools"), dryRun: false, by: .commandLine)
        try await fillOrganisations(past)
        try await fillMembers(past)
        try await fillGroups(past)
    }

    private func fillAreas(_ past: Services) async throws {
        var areas: [String: Area] = [:]
        for record in try DemoRecords("districts").records {
            let name = record["area"]
            let area: Area =
                if let known = areas[name] { known } else { try await past.addArea(name: name, by: .commandLine) }
            areas[name] = area
            try await past.addDistrict(name: record["district"], area: area.id, by: .commandLine)
        }
    }

    /// Schools come from their own file; a parent stands before its parts.
    private func fillOrganisations(_ past: Services) async throws {
        let areas = try await past.database.read { db in try AreaStore.all(on: db) }
        for record in try DemoRecords("organisations").records where record["kind"] != "school" {
            let parent = try await organisation(record["parent"])
            let draft = OrganisationDraft(
                name: record["name"], kind: try OrganisationKind(record["kind"]), sector: try Sector(record["sector"]),
                area: areas.first { $0.name == record["area"] }?.id, parent: parent?.id)
            _ = try await past.addOrganisation(draft, by: .commandLine)
        }
    }

    private func fillMembers(_ past: Services) async throws {
        for record in try DemoRecords("members").records {
            _ = try await past.addMember(
                email: DemoAddress.of(record["name"]), name: record["name"], roles: [Role(record["role"])],
                organisation: organisation(record["organisation"])?.id, by: .commandLine)
        }
    }

    private func fillGroups(_ past: Services) async throws {
        let members = try await past.database.read { db in try MemberStore.all(on: db) }
        let executive = try await past.addGroup(name: "Executive Group", tier: .executive, by: .commandLine)
        let strategic = try await past.addGroup(name: "Strategic Group", tier: .strategic, by: .commandLine)
        let deciders = members.filter { $0.roles.contains(.executiveMember) }
        let wider = deciders + members.filter { $0.roles.contains(.strategicMember) }
        try await past.setMembers(Set(deciders.map(\.id)), of: executive.id, by: .commandLine)
        try await past.setMembers(Set(wider.map(\.id)), of: strategic.id, by: .commandLine)
    }

    func organisation(_ name: String) async throws -> Organisation? {
        guard !name.isEmpty else { return nil }
        return try await services.database.read { db in try OrganisationStore.found(named: name, on: db) }
    }

    func member(_ role: Role) async throws -> Member {
        let members = try await services.database.read { db in try MemberStore.all(on: db) }
        guard let member = members.first(where: { $0.roles.contains(role) }) else { throw NotFound("member") }
        return member
    }
}

/// Addresses of people who do not exist, at a name that can not be registered.
enum DemoAddress {
    static func of(_ name: String) throws -> EmailAddress {
        let words = name.folded.split(separator: " ").map { $0.filter { $0.isASCII && $0.isLetter } }
        return try EmailAddress("\(words.joined(separator: "."))@fernshire.example")
    }
}
