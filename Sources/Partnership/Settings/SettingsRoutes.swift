import Domain
import Hummingbird
import Platform
import Storage

/// The partnership's name, colour and addresses.
struct SettingsRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("settings", may: .changeSettings, use: show)
        routes.post("settings", may: .changeSettings, use: change)
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let masthead = try await services.database.read { db in try SiteStore.masthead(on: db) }
        return try services.pages.response(SettingsPage(SettingsForm(masthead), frame: frame(context)))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let form = SettingsForm(context.fields)
        let masthead: Masthead
        do {
            masthead = try form.read()
        } catch {
            let page = SettingsPage(form, frame: frame(context), problems: error)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.changeSettings(masthead, by: .member(context.member().id))
        return context.redirect(to: "/settings", notice: "The settings were saved.")
    }

    private func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/manage", after: [Crumb("Manage", "/manage")])
    }
}

struct SettingsPage: Page {
    static let template = "settings/settings"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let accent: TextField
    let contact: TextField
    let helpName: TextField
    let helpPhone: TextField

    init(_ form: SettingsForm, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField(
            "name", "Name of the partnership", form.name, problems["name"], hint: "On every page and in every letter.")
        accent = TextField(
            "accent", "Colour", form.accent, problems["accent"],
            hint: "Six hexadecimal digits, like #1f4e5f. White words must be easy to read on it.", width: 10)
        contact = TextField(
            "contact", "Whom to write to about these pages", form.contact, problems["contact"],
            hint: "An email address. Shown in letters and on the accessibility page.", type: "email")
        helpName = TextField(
            "help-name", "Whom to call about a child", form.helpName, problems["help-name"],
            hint: "For example, Fernshire children's services. Shown at the foot of every page.")
        helpPhone = TextField(
            "help-phone", "Their phone number", form.helpPhone, problems["help-phone"], type: "tel", width: 20)
    }
}
