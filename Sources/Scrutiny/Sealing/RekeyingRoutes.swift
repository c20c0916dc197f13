import Domain
import Hummingbird
import Platform
import Storage

/// Another passphrase, the recovery code, and the page for whoever has lost both.
struct RekeyingRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("notes/passphrase", may: .keepSealedNotes, use: askForChange)
        routes.post("notes/passphrase", may: .keepSealedNotes, use: change)
        routes.get("notes/recovery", may: .keepSealedNotes, use: askForCode)
        routes.post("notes/recovery", may: .keepSealedNotes, use: recover)
        routes.get("notes/lost", may: .keepSealedNotes, use: askToGiveUp)
        routes.post("notes/lost", may: .keepSealedNotes, use: giveUp)
        routes.get("notes/earlier", may: .keepSealedNotes, use: showEarlier)
        routes.post("notes/earlier", may: .keepSealedNotes, use: bringBack)
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(ChangePassphrasePage(frame: context.sealingFrame))
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let form = NewPassphraseForm(context.fields)
        do {
            let new = form.isEmpty ? nil : try form.read()
            let isRight = try await counted("present") {
                try await services.changePassphrase(
                    from: Passphrase(typed: context.fields["present"] ?? ""), to: new, for: context.member().id,
                    session: context.sealingSession)
            }
            guard isRight else { throw FormProblems("present", "That is not your passphrase. Nothing was changed") }
        } catch let problems as FormProblems {
            let page = ChangePassphrasePage(frame: context.sealingFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        return context.redirect(to: "/notes/recovery-code")
    }

    @Sendable
    func askForCode(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(UseRecoveryCodePage(frame: context.sealingFrame))
    }

    @Sendable
    func recover(request: Request, context: AppContext) async throws -> Response {
        do {
            let (code, passphrase) = try RecoveryForm(context.fields).read()
            let isRight = try await counted("code") {
                try await services.recover(
                    with: code, to: passphrase, for: context.member().id, session: context.sealingSession)
            }
            guard isRight else { throw FormProblems("code", "That is not the code of your notes") }
        } catch let problems as FormProblems {
            let page = UseRecoveryCodePage(context.fields["code"], frame: context.sealingFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        return context.redirect(to: "/notes/recovery-code")
    }

    @Sendable
    func askToGiveUp(request: Request, context: AppContext) async throws -> Response {
        guard try await services.hasSpace(try context.member().id) else {
            return context.redirect(to: "/notes/set-up")
        }
        return try services.pages.response(LostSpacePage(frame: context.sealingFrame))
    }

    @Sendable
    func giveUp(request: Request, context: AppContext) async throws -> Response {
        guard context.fields["sure"] == "1" else {
            let problems = FormProblems("sure", "Tick the box when you have looked for the code")
            let page = LostSpacePage(frame: context.sealingFrame, problems: problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.giveUpSpace(of: context.member().id)
        return context.redirect(to: "/notes/set-up", notice: "Your earlier notes are put aside.")
    }

    @Sendable
    func showEarlier(request: Request, context: AppContext) async throws -> Response {
        try await services.withOpenSpace(request, context) { _ in
            try await services.pages.response(EarlierNotesPage(lost(context), frame: context.sealingFrame))
        }
    }

    @Sendable
    func bringBack(request: Request, context: AppContext) async throws -> Response {
        try await services.withOpenSpace(request, context) { open in
            let (lost, typed) = (try await lost(context), context.fields["code"])
            guard let space = lost.first else { return context.redirect(to: "/notes/earlier") }
            do {
                let (door, words) = try EarlierForm(context.fields).read()
                let field = door == .passphrase ? "passphrase" : "code"
                let count = try await counted(field) {
                    try await services.bringBack(space, through: door, words: words, into: open)
                }
                guard let count else { throw FormProblems(field, "That does not open those notes") }
                let texts = count == 1 ? "1 text was" : "\(count.grouped) texts were"
                return context.redirect(to: "/notes", notice: "\(texts) brought back.")
            } catch let problems as FormProblems {
                let page = EarlierNotesPage(lost, typed: typed, frame: context.sealingFrame, problems: problems)
                return try services.pages.response(page, status: .unprocessableContent)
            }
        }
    }

    private func lost(_ context: AppContext) async throws -> [SealedSpace] {
        let member = try context.member().id
        return try await services.database.read { db in try SealedSpaceStore.lost(of: member, on: db) }
    }

    /// Too many tries are said beside the box, so that nothing else that was typed is lost.
    private func counted<Answer>(_ field: String, _ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch SealedRefusal.tooManyTries {
            throw FormProblems(field, SealedRefusal.tooManyTries.message)
        }
    }
}
