import Domain
import Hummingbird
import Platform
import Storage

/// Areas of local forums, and the districts in each.
struct AreaRoutes: RouteGroup {
    let services: Services

    private static let nameRule = FieldText("a name", most: 80)

    func add(to routes: Routes) {
        routes.get("areas", may: .readOrganisations, use: list)
        routes.post("areas", may: .changeOrganisations, use: addArea)
        routes.post("areas/:area", may: .changeOrganisations, use: rename)
        routes.post("districts", may: .changeOrganisations, use: addDistrict)
        routes.post("districts/:district/area", may: .changeOrganisations, use: move)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(page(context))
    }

    @Sendable
    func addArea(request: Request, context: AppContext) async throws -> Response {
        try await change(context) { actor in
            let name = try Self.name(context.fields["area"], field: "area")
            let new = context.fields.id("new", of: Area.self)
            let area = try await services.addArea(name: name, id: new, by: actor)
            return "\(area.name) was added."
        }
    }

    @Sendable
    func rename(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("area", of: Area.self)
        return try await change(context) { actor in
            let name = try Self.name(context.fields["name"], field: "name-\(id.text)")
            try await services.renameArea(id, to: name, by: actor)
            return "\(name) was saved."
        }
    }

    @Sendable
    func addDistrict(request: Request, context: AppContext) async throws -> Response {
        try await change(context) { actor in
            let name = try Self.name(context.fields["district"], field: "district")
            let area = context.fields.id("into", of: Area.self)
            let new = context.fields.id("new", of: District.self)
            let district = try await services.addDistrict(name: name, area: area, id: new, by: actor)
            return "\(district.name) was added."
        }
    }

    @Sendable
    func move(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("district", of: District.self)
        return try await change(context) { actor in
            try await services.moveDistrict(id, to: context.fields.id("into", of: Area.self), by: actor)
            return "The district was moved."
        }
    }

    private static func name(_ typed: String?, field: String) throws -> String {
        var problems = FormProblems()
        guard let name = problems.read(nameRule, from: typed, field: field) else { throw problems }
        return name
    }

    private func change(_ context: AppContext, _ body: (Actor) async throws -> String) async throws -> Response {
        do {
            let notice = try await body(.member(context.member().id))
            return context.redirect(to: "/areas", notice: notice)
        } catch let problems as FormProblems {
            return try await services.pages.response(page(context, problems), status: .unprocessableContent)
        }
    }

    private func page(_ context: AppContext, _ problems: FormProblems = .init()) async throws -> AreasPage {
        let (areas, districts) = try await services.database.read { db in
            try (AreaStore.all(on: db), AreaStore.districts(on: db))
        }
        return AreasPage(
            areas, districts, typed: context.fields, new: (services.newID(), services.newID()),
            mayChange: context.viewer.may(.changeOrganisations),
            frame: context.frame(in: "/organisations", after: [Crumb("Organisations", "/organisations")]),
            problems: problems)
    }
}
