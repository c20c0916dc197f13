import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Platform
import Storage

/// The one way in for pages and forms that read or write sealed texts.
extension Services {
    /// Hands the unlocked space to `body`.
    ///
    /// While it is locked a page leads to where it is unlocked and back. A form that was sent comes again with
    /// everything that was typed and a box for the passphrase; with the right one it is done as if nothing had been
    /// locked. What a form sends as a file does not come again.
    package func withOpenSpace(
        _ request: Request, _ context: AppContext, _ body: (OpenSpace) async throws -> Response
    ) async throws -> Response {
        guard let space = openSpace(in: context) else { return try await openFirst(request, context, body) }
        do {
            return try await body(space)
        } catch SealedRefusal.locked {
            lockSpace(session: context.visit.sessionHash ?? "")
            return try await openFirst(request, context, body)
        }
    }

    private func openFirst(
        _ request: Request, _ context: AppContext, _ body: (OpenSpace) async throws -> Response
    ) async throws -> Response {
        let member = try context.member().id
        let current = try await database.read { db in try SealedSpaceStore.current(of: member, on: db) }
        guard let current, current.state == .open else { return try setUpFirst(request, context) }
        guard request.method == .post else { return context.redirect(to: Self.unlockPath(request, context)) }
        guard let typed = context.fields[LockedFormPage.field] else { return try lockedForm(request, context, nil) }
        if let problem = try await unlockProblem(Passphrase(typed: typed), context) {
            return try lockedForm(request, context, problem)
        }
        guard let space = openSpace(in: context) else { throw SealedRefusal.locked }
        return try await body(space)
    }

    /// Unlocks the space of whoever asks.
    ///
    /// - Returns: why it stays locked, for the page; nil when it is unlocked.
    func unlockProblem(_ passphrase: Passphrase, _ context: AppContext) async throws -> String? {
        guard !passphrase.text.isEmpty else { return "Enter your passphrase" }
        let session = context.visit.sessionHash ?? ""
        do {
            let isOpen = try await unlock(passphrase, for: context.member().id, session: session)
            return isOpen ? nil : "That is not your passphrase. Nothing was opened"
        } catch SealedRefusal.tooManyTries {
            return SealedRefusal.tooManyTries.message
        }
    }

    /// Nothing that was typed is lost to whoever never set up a place for notes.
    private func setUpFirst(_ request: Request, _ context: AppContext) throws -> Response {
        guard request.method == .post else { return context.redirect(to: "/notes/set-up") }
        let page = SetUpFirstPage(
            context.fields, action: context.path(request.uri.path), frame: context.frame(in: "/notes"))
        return try pages.response(page, status: .conflict)
    }

    private func lockedForm(_ request: Request, _ context: AppContext, _ problem: String?) throws -> Response {
        let page = LockedFormPage(
            context.fields, action: context.path(request.uri.path), frame: context.frame(in: "/notes"),
            problem: problem)
        return try pages.response(page, status: problem == nil ? .conflict : .unprocessableContent)
    }

    private static func unlockPath(_ request: Request, _ context: AppContext) -> String {
        let path = context.path(request.uri.path)
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-._~"))
        return "/notes/unlock?next=" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }
}

/// A form that was sent while the space was locked: everything typed comes back, with a box for the passphrase.
struct LockedFormPage: Page {
    static let template = "sealing/locked-form"
    static let field = "notes-passphrase"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let action: String
    let typed: TypedFields
    let passphrase: TextField

    init(_ fields: FormFields, action: String, frame: Frame, problem: String?) {
        let problems = problem.map { FormProblems(Self.field, $0) } ?? FormProblems()
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.action = action
        typed = TypedFields(fields, without: Self.field)
        passphrase = TextField(
            Self.field, "Passphrase", nil, problems[Self.field], type: "password", autocomplete: "current-password",
            width: 30)
    }
}

/// A form that was sent before there was a place for notes: everything typed comes back, with the way to set one up.
struct SetUpFirstPage: Page {
    static let template = "sealing/set-up-first"

    let frame: Frame
    let action: String
    let typed: TypedFields

    init(_ fields: FormFields, action: String, frame: Frame) {
        self.frame = frame
        self.action = action
        typed = TypedFields(fields, without: LockedFormPage.field)
    }
}

/// What a form sent, to be sent again.
struct TypedFields: Sendable {
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let hidden: [Hidden]
    /// Shown as it was typed, so that it can be copied.
    let words: [String]

    init(_ fields: FormFields, without field: String) {
        hidden = fields.values(under: "").sorted { $0.key < $1.key }
            .filter { !["token", field].contains($0.key) }
            .flatMap { entry in entry.value.map { Hidden(name: entry.key, value: $0) } }
        words = hidden.map(\.value).filter { $0.contains(where: \.isWhitespace) }.sorted { $0.count < $1.count }
    }
}
