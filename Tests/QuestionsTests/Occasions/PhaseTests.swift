import Domain
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct PhaseTests {
    @Test(arguments: Engine.available)
    func answersAreCountedByThePhaseOfTheSchoolWhereThereIsOne(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let schools = """
                URN,EstablishmentName,PhaseOfEducation (name)
                100123,Hill School,Primary
                100124,Dale School,Secondary
                100125,Mill School,
                """
            let contacts = """
                name,email,organisation,consents
                Bo,bo@example.org,Hill School,surveys
                Cy,cy@example.org,Dale School,surveys
                Di,di@example.org,Mill School,surveys
                Ed,ed@example.org,,surveys
                """
            _ = try await app.services.importSchools(Array(schools.utf8), dryRun: false, by: .system)
            let report = try await app.services.importContacts(
                Array(contacts.utf8), fileName: "contacts.csv", dryRun: false, by: .system)
            try #require(report.added == 4)
            let draft = OccasionDraft(
                title: "School survey", asked: try await app.publish(TestApp.forum), kind: .closedList,
                isAnonymous: false, breakdown: .phase)
            let id = try await app.services.planOccasion(draft, by: .system)
            try await app.services.invite(WillingFilter(), to: id, by: .system)
            try await app.services.openOccasion(id, by: .system)
            let (kept, crowds) = try await app.database.read { db in
                try (OccasionStore.occasion(id, on: db), InvitationStore.left(of: id, on: db).map(\.crowd))
            }
            #expect(kept.draft.breakdown == .phase)
            #expect(crowds.map { $0 ?? "" }.sorted() == ["", "", "Primary", "Secondary"])
        }
    }
}
