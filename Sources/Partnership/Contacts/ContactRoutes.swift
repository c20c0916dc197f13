import Domain
import Foundation
import Hummingbird
import Platform
import Storage

/// People the partnership writes to.
struct ContactRoutes: RouteGroup {
    let services: Services

    static let draftKind = "contacts"

    func add(to routes: Routes) {
        routes.get("contacts", may: .readContacts, use: list)
        routes.post("contacts/search", may: .readContacts, use: search)
        routes.get("contacts/new", may: .changeContacts, use: askForNew)
        routes.post("contacts", may: .changeContacts, use: add)
        routes.get("contacts/import", may: .changeContacts, use: askForFile)
        routes.post("contacts/import", may: .changeContacts, upTo: RouteGate.fileLimit, use: preview)
        routes.post("contacts/import/:draft", may: .changeContacts, use: confirm)
        routes.get("contacts/export", may: .exportContacts, use: export)
        routes.get("contacts/:contact", may: .readContacts, use: show)
        routes.get("contacts/:contact/edit", may: .changeContacts, use: askForChange)
        routes.post("contacts/:contact", may: .changeContacts, use: change)
        routes.get("contacts/:contact/erasure", may: .changeContacts, use: askToErase)
        routes.post("contacts/:contact/erasure", may: .changeContacts, use: erase)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        try await services.pages.response(listPage(FormFields(urlEncoded: request.uri.query ?? ""), context))
    }

    /// Addresses do not stand in links, so what is looked for is sent. All else leads to a page that can be kept.
    @Sendable
    func search(request: Request, context: AppContext) async throws -> Response {
        let filter = ContactFilter(context.fields)
        guard filter.namesAddress else {
            return context.redirect(to: filter == ContactFilter() ? "/contacts" : "/contacts?\(filter.query)")
        }
        return try await services.pages.response(listPage(context.fields, context))
    }

    private func listPage(_ fields: FormFields, _ context: AppContext) async throws -> ContactsPage {
        let filter = ContactFilter(fields)
        let content = try await services.database.read { db in
            let turn = try fields.turn(by: Contact.self) { id in
                try ContactStore.find(id, on: db).map { RowPlace($0.contact.name.folded, id) }
            }
            let listed = try ContactStore.page(filter, turn, limit: ContactsPage.size + 1, on: db)
            let count = try ContactStore.count(filter, on: db)
            return try ContactsPage.Content(
                part: ListPart(
                    listed, turn, size: ContactsPage.size, from: fields.place("from", of: count), found: count),
                areas: AreaStore.all(on: db))
        }
        return ContactsPage(content, filter, for: context.viewer, frame: context.frame(in: "/contacts"))
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("contact", of: Contact.self)
        let content = try await services.database.read { db in
            try ContactPage.Content(
                listed: ContactStore.listed(id, on: db), consents: ContactStore.consents(of: id, on: db),
                sources: ContactStore.sources(of: id, on: db))
        }
        let page = ContactPage(content, mayChange: context.viewer.may(.changeContacts), frame: frame(context))
        return try services.pages.response(page)
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let page = try await newPage(.init(), new: services.newID(), choices(), context)
        return try services.pages.response(page)
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let (form, choices) = (ContactForm(context.fields), try await choices())
        let id = context.fields.id("new", of: Contact.self) ?? services.newID()
        do {
            let (draft, how) = try form.read(among: choices)
            let source = ContactSource(kind: .typed, words: how.isEmpty ? "Typed in" : how, notedOn: services.today)
            let actor = try Actor.member(context.member().id)
            let contact = try await services.addContact(draft, from: source, how: how, id: id, by: actor)
            return context.redirect(to: "/contacts/\(contact.id.text)", notice: "\(contact.name) was added.")
        } catch let problems as FormProblems {
            return try again(newPage(form, new: id, choices, context, problems))
        } catch let refusal as ContactRefusal {
            return try again(newPage(form, new: id, choices, context, refusal.problems, known: refusal.known))
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        let contact = try await contact(context)
        let page = try await changePage(ContactForm(contact), contact, choices(), context)
        return try services.pages.response(page)
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let contact = try await contact(context)
        let (form, choices) = (ContactForm(context.fields), try await choices())
        do {
            let (draft, how) = try form.read(among: choices, given: contact.consents)
            try await services.changeContact(contact.id, draft, how: how, by: .member(context.member().id))
            return context.redirect(to: "/contacts/\(contact.id.text)", notice: "\(draft.name) was saved.")
        } catch let problems as FormProblems {
            return try again(changePage(form, contact, choices, context, problems))
        } catch let refusal as ContactRefusal {
            return try again(
                changePage(form, contact, choices, context, refusal.problems, known: refusal.known))
        }
    }

    @Sendable
    func askToErase(request: Request, context: AppContext) async throws -> Response {
        let contact = try await contact(context)
        return try services.pages.response(EraseContactPage(contact, frame: frame(context)))
    }

    @Sendable
    func erase(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("contact", of: Contact.self)
        try await services.eraseContact(id, by: .member(context.member().id))
        return context.redirect(to: "/contacts", notice: "The contact was erased.")
    }

    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let table = try await services.exportContacts(by: .member(context.member().id))
        return try table.response(to: request, named: "contacts")
    }

    private func again(_ page: EditContactPage) throws -> Response {
        try services.pages.response(page, status: .unprocessableContent)
    }

    private func newPage(
        _ form: ContactForm, new: ID<Contact>, _ choices: ContactForm.Choices, _ context: AppContext,
        _ problems: FormProblems = .init(), known: ID<Contact>? = nil
    ) -> EditContactPage {
        EditContactPage(
            form, heading: "Add a contact", action: "/contacts", new: new.text, choices, known: known,
            frame: frame(context), problems: problems)
    }

    private func changePage(
        _ form: ContactForm, _ contact: Contact, _ choices: ContactForm.Choices, _ context: AppContext,
        _ problems: FormProblems = .init(), known: ID<Contact>? = nil
    ) -> EditContactPage {
        EditContactPage(
            form, heading: "Change \(contact.name)", action: "/contacts/\(contact.id.text)", choices, known: known,
            frame: frame(context), problems: problems)
    }

    private func choices() async throws -> ContactForm.Choices {
        try await services.database.read { db in
            try ContactForm.Choices(organisations: OrganisationStore.all(on: db), areas: AreaStore.all(on: db))
        }
    }

    private func contact(_ context: AppContext) async throws -> Contact {
        let id = try context.id("contact", of: Contact.self)
        return try await services.database.read { db in try ContactStore.contact(id, on: db) }
    }

    func frame(_ context: AppContext) -> Frame {
        context.frame(in: "/contacts", after: [Crumb("Contacts", "/contacts")])
    }
}

extension ContactRefusal {
    /// It can be put right in the form.
    fileprivate var problems: FormProblems { FormProblems("email", message) }

    fileprivate var known: ID<Contact> {
        switch self {
        case .addressKnown(let contact): contact
        }
    }
}
