import Domain
import Platform
import Storage

/// Forgets files that nobody confirmed within a day: they hold people's names and addresses. Queued with each file,
/// so that it happens also where no other file is ever brought. Run twice it finds nothing more to forget.
struct ForgetImportDrafts: Job {
    static let name = "forget-import-drafts"

    func run(with services: Services) async throws {
        let now = services.now()
        try await services.database.write { db in try ImportDraftStore.forgetOld(at: now, on: db) }
    }
}
