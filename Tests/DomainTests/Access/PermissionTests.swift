import Domain
import Foundation
import Testing

@Suite struct PermissionTests {
    @Test func aVisitorMayOnlyVisit() {
        for permission in Permission.allCases {
            #expect(Viewer.visitor.may(permission) == (permission == .visit))
        }
    }

    @Test func somebodyWhoHasLeftMayOnlyVisit() throws {
        let left = Viewer.member(try member(Set(Role.allCases), isActive: false))
        for permission in Permission.allCases {
            #expect(left.may(permission) == (permission == .visit))
        }
    }

    @Test func twoRolesGiveWhatEitherGives() throws {
        let both = Viewer.member(try member([.practitioner, .administrator]))
        #expect(both.may(.readHubs))
        #expect(both.may(.readAudit))
        #expect(!both.may(.readComments))
    }

    @Test(arguments: [Role.agencyLead, .schoolLead, .practitioner, .electedMember, .youngScrutineer, .guestReader])
    func onlyTheBusinessUnitAndTheScrutineerReadComments(role: Role) throws {
        #expect(!Viewer.member(try member([role])).may(.readComments))
    }

    @Test func theScrutineerReadsWidelyAndChangesNothingOfThePartners() throws {
        let scrutineer = Viewer.member(try member([.scrutineer]))
        #expect(scrutineer.may(.readComments))
        for permission: Permission in [.changeHubs, .codeComments, .decide, .changeMeetings, .updateActions] {
            #expect(!scrutineer.may(permission))
        }
    }

    @Test func everyPermissionIsSomebodysAndHasItsOwnWords() {
        let given = Role.allCases.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        #expect(given == Set(Permission.allCases).subtracting([.visit, .signedIn]))
        #expect(Set(Permission.allCases.map(\.words)).count == Permission.allCases.count)
    }

    @Test(arguments: [
        ("Business Manager", Role.businessManager), ("agency_lead", .agencyLead), (" scrutineer ", .scrutineer),
    ])
    func readsARoleAsPeopleTypeIt(typed: String, role: Role) throws {
        #expect(try Role(typed) == role)
    }

    @Test func refusesAnUnknownRoleAndNamesTheOthers() {
        #expect(throws: TextProblem.self) { try Role("boss") }
    }

    private func member(_ roles: Set<Role>, isActive: Bool = true) throws -> Member {
        try Member(
            id: ID(.init(uuidString: "00000000-0000-7000-8000-000000000001") ?? .init()), name: "Ann Abara",
            email: EmailAddress("ann@example.org"), roles: roles, isActive: isActive)
    }
}
