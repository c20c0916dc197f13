import Domain
import Hummingbird
import Partnership
import Platform
import Storage

/// Looking once more before people are asked or reminded, and before answers are no longer taken.
struct OccasionCheckRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("occasions/:occasion/opening", may: .runOccasions, use: checkOpening)
        routes.get("occasions/:occasion/reminders", may: .runOccasions, use: checkReminding)
        routes.get("occasions/:occasion/return-links", may: .runOccasions, use: checkNewLinks)
        routes.get("occasions/:occasion/closing", may: .runOccasions, use: checkClosing)
    }

    @Sendable
    func checkOpening(request: Request, context: AppContext) async throws -> Response {
        let (id, today) = (try context.id("occasion", of: Occasion.self), services.today)
        let (listed, title, count, refusal) = try await services.database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            let title = try QuestionSetStore.title(of: listed.occasion.draft.asked, on: db)
            let people = try ContactStore.willing(InvitationStore.invited(id, on: db), for: .surveys, on: db).count
            let count = try people + ReturnStore.all(of: id, on: db).writtenTo(on: db).count
            return try (listed, title, count, Self.refusal(listed.occasion, on: today, db))
        }
        guard listed.occasion.state == .draft else { throw refusal ?? .alreadyOpen }
        return try services.pages.response(
            OccasionCheckPage.opening(
                listed, setTitle: title, writtenTo: count, refusal: refusal, frame: frame(context, listed)))
    }

    private static func refusal(_ occasion: Occasion, on today: Day, _ db: any Connection) throws -> OccasionRefusal? {
        do {
            _ = try OccasionOpening(of: occasion, on: today, db)
            return nil
        } catch let refusal as OccasionRefusal {
            return refusal
        }
    }

    @Sendable
    func checkReminding(request: Request, context: AppContext) async throws -> Response {
        let (id, today) = (try context.id("occasion", of: Occasion.self), services.today)
        let (listed, count) = try await services.database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            guard listed.occasion.draft.kind == .organisationReturn else {
                guard listed.occasion.isTaking(on: today) else { throw OccasionRefusal.notOpen }
                return (listed, listed.left)
            }
            let left = try ReturnStore.all(of: id, on: db).filter {
                $0.asked.isTaken(for: listed.occasion, on: today)
            }
            return try (listed, left.writtenTo(on: db).count)
        }
        guard listed.occasion.state == .open else { throw OccasionRefusal.notOpen }
        guard listed.remindedOn != today else { throw OccasionRefusal.remindedToday }
        return try services.pages.response(
            OccasionCheckPage.reminding(listed, writtenTo: count, frame: frame(context, listed)))
    }

    @Sendable
    func checkNewLinks(request: Request, context: AppContext) async throws -> Response {
        let (id, today) = (try context.id("occasion", of: Occasion.self), services.today)
        let (listed, returns, people) = try await services.database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            let returns = try ReturnStore.notBegun(listed.occasion, on: today, db)
            return try (listed, returns.count, returns.writtenTo(on: db).count)
        }
        return try services.pages.response(
            OccasionCheckPage.newLinks(listed, for: returns, writtenTo: people, frame: frame(context, listed)))
    }

    @Sendable
    func checkClosing(request: Request, context: AppContext) async throws -> Response {
        let (id, today) = (try context.id("occasion", of: Occasion.self), services.today)
        let listed = try await services.database.read { db in
            let listed = try OccasionStore.listed(id, on: db)
            try RoomClosing.check(listed.occasion, on: today, db)
            return listed
        }
        _ = try listed.occasion.closed()
        return try services.pages.response(OccasionCheckPage.closing(listed, frame: frame(context, listed)))
    }

    private func frame(_ context: AppContext, _ listed: ListedOccasion) -> Frame {
        context.frame(in: "/occasions", after: listed.occasion.crumbs)
    }
}
