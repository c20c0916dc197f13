import Domain
import Foundation
import Hummingbird
import Storage

/// Looking after the service itself: who may come in, what was done, what failed.
struct ManageRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("manage", may: .signedIn, use: landing)
        routes.get("audit", may: .readAudit, use: audit)
        routes.get("jobs", may: .manageJobs, use: jobs)
        routes.post("jobs/:job/retry", may: .manageJobs, use: retry)
        routes.get("accessibility", may: .visit, use: accessibility)
    }

    @Sendable
    func landing(request: Request, context: AppContext) async throws -> Response {
        let (frame, hasOutbox) = (context.frame(in: "/manage"), services.outbox != nil)
        let page = ManagePage(for: context.viewer, hasOutbox: hasOutbox, frame: frame)
        return try services.pages.response(page)
    }

    @Sendable
    func audit(request: Request, context: AppContext) async throws -> Response {
        let before = FormFields(urlEncoded: request.uri.query ?? "")["before"].flatMap { Int($0) }
        let (entries, names, latest) = try await services.database.read { db in
            let entries = try AuditTrail.page(before: before, limit: AuditPage.size + 1, on: db)
            let members = entries.compactMap { Actor(text: $0.entry.actor)?.member }
            return try (entries, MemberStore.names(of: members, on: db), AuditTrail.page(before: nil, limit: 1, on: db))
        }
        let isLatest = entries.first?.entry.position == latest.first?.entry.position
        let page = AuditPage(entries, isLatest: isLatest, names: names, frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func jobs(request: Request, context: AppContext) async throws -> Response {
        let (failed, queued) = try await services.database.read { db in
            try (JobStore.failed(on: db), JobStore.counts(on: db).queued)
        }
        return try services.pages.response(JobsPage(failed, queued: queued, frame: frame(context)))
    }

    @Sendable
    func retry(request: Request, context: AppContext) async throws -> Response {
        let (id, now) = (try context.id("job", of: JobsPage.self), services.now())
        let actor = try Actor.member(context.member().id)
        let isQueued = try await services.database.write { db in
            guard try JobStore.retry(id.uuid, at: now, on: db) else { return false }
            try AuditTrail.record(.jobRetried, by: actor, subject: AuditSubject("job", id), at: now, on: db)
            return true
        }
        let words = isQueued ? "The job will be tried again now." : "That job is no longer among the failed ones."
        return context.redirect(to: "/jobs", notice: words)
    }

    @Sendable
    func accessibility(request: Request, context: AppContext) async throws -> Response {
        let email = context.visit.masthead.contactEmail?.text
        return try services.pages.response(AccessibilityPage(frame: context.frame(), email: email))
    }

    private func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/manage", after: [Crumb("Manage", "/manage")])
    }
}
