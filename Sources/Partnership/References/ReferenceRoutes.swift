import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// Leads from a reference to wherever the record is shown: `/subjects/theme/0190…`.
struct ReferenceRoutes: RouteGroup {
    let services: Services
    let book: ReferenceBook

    func add(to routes: Routes) {
        for source in book.sources {
            routes.get("subjects/\(source.kind)/:record", may: source.permission) { _, context in
                guard let id = context.parameters.get("record").flatMap(UUID.init(uuidString:)) else {
                    throw NotFound("page")
                }
                let path = try await services.database.read { db in try source.path(of: id, on: db) }
                guard let path else { throw NotFound(source.kindWords.lowercasedFirst) }
                return context.redirect(to: path)
            }
        }
    }
}
