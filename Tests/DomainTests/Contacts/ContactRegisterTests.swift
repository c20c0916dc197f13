import Domain
import Foundation
import Testing

@Suite struct ContactRegisterTests {
    private static func kept(
        _ name: String, _ email: String, role: String? = "Health visitor", boards: Set<Board> = [.children],
        consents: Set<ConsentPurpose> = [.forums]
    ) throws -> Contact {
        try Contact(
            id: ID(UUID()), name: name, email: EmailAddress(email), organisation: ID(UUID()), role: role,
            area: ID(UUID()), boards: boards, consents: consents)
    }

    private static func line(
        _ name: String, _ email: String, role: String? = nil, boards: Set<Board>? = nil,
        consents: Set<ConsentPurpose>? = nil
    ) throws -> ContactLine {
        try ContactLine(name: name, email: EmailAddress(email), role: role, boards: boards, consents: consents)
    }

    @Test func anAddressInAnotherCaseIsTheSamePerson() throws {
        let kept = try Self.kept("Ivy Marsh", "Ivy.Marsh@Example.org")
        let register = try ContactRegister(kept: [kept], file: [Self.line("Ivy Marsh", "ivy.marsh@example.ORG")])
        #expect(register == ContactRegister(kept: [kept], file: [try Self.line(kept.name, kept.email.text)]))
        #expect(register.added.isEmpty)
        #expect(register.updated.isEmpty)
        #expect(register.unchanged == 1)
    }

    @Test func whatTheFileLeavesEmptyStaysAsItIs() throws {
        let kept = try Self.kept("Ivy Marsh", "ivy@example.org")
        let register = try ContactRegister(kept: [kept], file: [Self.line("Ivy Marsh-Hill", "IVY@example.org")])
        let after = try #require(register.updated.first)
        #expect(register.updated.count == 1)
        #expect(after.id == kept.id)
        #expect(after.name == "Ivy Marsh-Hill")
        #expect(after.email.text == "ivy@example.org")
        #expect((after.organisation, after.area) == (kept.organisation, kept.area))
        #expect((after.role, after.boards, after.consents) == (kept.role, kept.boards, kept.consents))
    }

    @Test func aCellThatSaysSomethingReplacesWhatIsKept() throws {
        let kept = try Self.kept("Ivy Marsh", "ivy@example.org", consents: [.forums, .surveys])
        let file = try [
            Self.line("Ivy Marsh", "ivy@example.org", role: "Nurse", boards: [.adults], consents: [.newsletter])
        ]
        let after = try #require(ContactRegister(kept: [kept], file: file).updated.first)
        #expect(after.role == "Nurse")
        #expect(after.boards == [.adults])
        #expect(after.consents == [.newsletter])
    }

    @Test func somebodyNewStandsOnNoBoardAndAgreedToNothingUnlessTheFileSaysSo() throws {
        let register = try ContactRegister(kept: [], file: [Self.line("Omar Lund", "omar@example.org")])
        let contact = try #require(register.added.first).contact(ID(UUID()))
        #expect(contact.boards.isEmpty)
        #expect(contact.consents.isEmpty)
    }

    @Test func whoeverIsNotInTheFileStaysAsTheyAre() throws {
        let kept = try Self.kept("Ivy Marsh", "ivy@example.org")
        let register = try ContactRegister(kept: [kept], file: [Self.line("Omar Lund", "omar@example.org")])
        #expect(register.added.count == 1)
        #expect(register.updated.isEmpty)
        #expect(register.unchanged == 0)
    }

    @Test(arguments: [(0, 0, false), (1, 0, true), (0, 1, true)])
    func aFileThatIsKeptAlreadyIsNoWork(added: Int, updated: Int, hasWork: Bool) {
        #expect(ImportReport(added: added, updated: updated, unchanged: 3).hasWork == hasWork)
        let refused = ImportReport(added: added, updated: updated, rejected: [.init(row: 2, column: "", reason: "No")])
        #expect(!refused.hasWork)
    }
}
