import Domain
import Hummingbird
import Platform
import Storage

/// Setting up, unlocking and locking a sealed space.
struct SealingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("notes/set-up", may: .keepSealedNotes, use: askForPassphrase)
        routes.post("notes/set-up", may: .keepSealedNotes, use: setUp)
        routes.get("notes/recovery-code", may: .keepSealedNotes, use: showCode)
        routes.post("notes/recovery-code", may: .keepSealedNotes, use: confirmCode)
        routes.get("notes/unlock", may: .keepSealedNotes, use: askToUnlock)
        routes.post("notes/unlock", may: .keepSealedNotes, use: unlock)
        routes.post("notes/lock", may: .keepSealedNotes, use: lock)
    }

    @Sendable
    func askForPassphrase(request: Request, context: AppContext) async throws -> Response {
        let member = try context.member().id
        let current = try await services.database.read { db in try SealedSpaceStore.current(of: member, on: db) }
        guard current?.state != .open else { return context.redirect(to: "/notes") }
        return try services.pages.response(SetUpSpacePage(frame: context.sealingFrame))
    }

    @Sendable
    func setUp(request: Request, context: AppContext) async throws -> Response {
        let passphrase: Passphrase
        do {
            passphrase = try NewPassphraseForm(context.fields).read()
        } catch {
            let page = SetUpSpacePage(frame: context.sealingFrame, problems: error)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.setUpSpace(passphrase, for: context.member().id, session: context.sealingSession)
        return context.redirect(to: "/notes/recovery-code")
    }

    /// From memory, to the session it was made for, until it is confirmed: it is in no table and in no address.
    @Sendable
    func showCode(request: Request, context: AppContext) async throws -> Response {
        guard let code = services.keyring.code(of: context.sealingSession, at: services.now()) else {
            return context.redirect(to: "/notes")
        }
        return try services.pages.response(page(code, context))
    }

    @Sendable
    func confirmCode(request: Request, context: AppContext) async throws -> Response {
        guard let code = services.keyring.code(of: context.sealingSession, at: services.now()) else {
            return context.redirect(to: "/notes")
        }
        let typed = ["first", "second"].map { context.fields[$0] ?? "" }
        let isKept = try await services.confirmCode(
            typed, of: context.member().id, session: context.sealingSession)
        guard isKept else {
            let problems = FormProblems("first", "Type the two groups as they stand on your paper")
            return try services.pages.response(page(code, context, problems), status: .unprocessableContent)
        }
        return context.redirect(to: "/notes", notice: "Your notes are ready. Put the paper in a safe place.")
    }

    @Sendable
    func askToUnlock(request: Request, context: AppContext) async throws -> Response {
        let next = FormFields(urlEncoded: request.uri.query ?? "")["next"]
        guard services.openSpace(in: context) == nil else { return try onwards(next, context) }
        guard try await services.hasSpace(try context.member().id) else {
            return context.redirect(to: "/notes/set-up")
        }
        return try services.pages.response(UnlockPage(next: next, frame: context.sealingFrame))
    }

    @Sendable
    func unlock(request: Request, context: AppContext) async throws -> Response {
        let next = context.fields["next"]
        let typed = Passphrase(typed: context.fields["passphrase"] ?? "")
        if let problem = try await services.unlockProblem(typed, context) {
            let page = UnlockPage(
                next: next, frame: context.sealingFrame, problems: FormProblems("passphrase", problem))
            return try services.pages.response(page, status: .unprocessableContent)
        }
        return try onwards(next, context)
    }

    @Sendable
    func lock(request: Request, context: AppContext) async throws -> Response {
        services.lockSpace(session: context.sealingSession)
        return context.redirect(to: "/notes/unlock", notice: "Your notes are locked.")
    }

    private func onwards(_ next: String?, _ context: AppContext) throws -> Response {
        let path = LocalPath(next, under: services.site.root)?.text ?? context.path("/notes")
        return Response.redirect(to: path, type: .normal)
    }

    private func page(
        _ code: RecoveryCode, _ context: AppContext, _ problems: FormProblems = .init()
    ) throws -> RecoveryCodePage {
        try RecoveryCodePage(
            code, of: context.member(), on: services.today, frame: context.sealingFrame, problems: problems)
    }
}

extension Services {
    func hasSpace(_ member: ID<Member>) async throws -> Bool {
        let current = try await database.read { db in try SealedSpaceStore.current(of: member, on: db) }
        return current?.state == .open
    }
}

extension AppContext {
    var sealingFrame: Frame { frame(in: "/notes", after: [Crumb("Notes", "/notes")]) }

    /// Whoever has a member's permission has a session.
    var sealingSession: String { visit.sessionHash ?? "" }
}
