import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// Notes of whoever asks. What they say is in no address, in no title and in no log.
struct NoteRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("notes", may: .keepSealedNotes, use: list)
        routes.post("notes/search", may: .keepSealedNotes, use: search)
        routes.get("notes/new", may: .keepSealedNotes, use: askForNew)
        routes.post("notes", may: .keepSealedNotes, use: add)
        routes.get("notes/:note", may: .keepSealedNotes, use: show)
        routes.get("notes/:note/edit", may: .keepSealedNotes, use: askForChange)
        routes.post("notes/:note", may: .keepSealedNotes, use: change)
        routes.get("notes/:note/deletion", may: .keepSealedNotes, use: askToDelete)
        routes.post("notes/:note/deletion", may: .keepSealedNotes, use: delete)
    }

    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let asked = FormFields(urlEncoded: request.uri.query ?? "")["page"].flatMap(Int.init) ?? 1
        return try await services.withOpenSpace(request, context) { space in
            let oldest = services.today.adding(days: -NoteSubjects.reach)
            let (notes, count, page, choices, isKept) = try await services.database.read { db in
                let count = try NoteStore.count(in: space, on: db)
                let page = min(max(1, asked), Pagination.pages(of: count, size: NotesPage.size))
                let notes = try NoteStore.notes(
                    in: space, from: (page - 1) * NotesPage.size, limit: NotesPage.size, on: db)
                let isKept = try SealedSpaceStore.space(space.id, on: db).codeKeptAt != nil
                return try (notes, count, page, NoteSubjects.choices(since: oldest, on: db), isKept)
            }
            return try services.pages.response(
                NotesPage(
                    notes, of: count, page: page, about: NoteChoice.words(choices), isCodeKept: isKept,
                    frame: context.frame(in: "/notes")))
        }
    }

    /// Posted, so that what somebody looks for stands in no address.
    @Sendable
    func search(request: Request, context: AppContext) async throws -> Response {
        let words = (context.fields["words"] ?? "").trimmed.shortened(to: 200)
        guard !words.isEmpty else { return context.redirect(to: "/notes") }
        let folded = words.folded.split(separator: " ").map(String.init)
        return try await services.withOpenSpace(request, context) { space in
            let oldest = services.today.adding(days: -NoteSubjects.reach)
            let (notes, choices) = try await services.database.read { db in
                try (NoteStore.notes(in: space, on: db), NoteSubjects.choices(since: oldest, on: db))
            }
            let found = notes.filter { $0.note?.holds(folded) == true }
            return try services.pages.response(
                NotesPage(
                    found, of: notes.count, searched: words, about: NoteChoice.words(choices), isCodeKept: true,
                    frame: frame(context)))
        }
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try await withNote(request, context) { _, kept, choices in
            let about = kept.note?.about.map { NoteChoice.words(choices)[$0] ?? "A meeting of long ago" }
            return try services.pages.response(NotePage(kept, about: about, frame: frame(context)))
        }
    }

    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let about = FormFields(urlEncoded: request.uri.query ?? "")["about"]
        return try await services.withOpenSpace(request, context) { _ in
            let page = try await editPage(NoteForm(about: about), for: .new(services.newID()), context)
            return try services.pages.response(page)
        }
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let id = context.fields.id("new", of: SealedText.self) ?? services.newID()
        return try await services.withOpenSpace(request, context) { space in
            try await keep(id, expecting: nil, for: .new(id), in: space, context)
        }
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        try await withNote(request, context) { _, kept, choices in
            guard let note = kept.note else { throw NotFound("note") }
            let page = EditNotePage(
                NoteForm(note), for: .change(kept.text), subjects: choices, frame: frame(context))
            return try services.pages.response(page)
        }
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("note", of: SealedText.self)
        let version = context.fields["version"].flatMap(Int.init) ?? 0
        let text = SealedText(id: id, version: version, changedAt: services.now())
        return try await services.withOpenSpace(request, context) { space in
            try await keep(id, expecting: version, for: .change(text), in: space, context)
        }
    }

    @Sendable
    func askToDelete(request: Request, context: AppContext) async throws -> Response {
        try await withNote(request, context) { _, kept, _ in
            try services.pages.response(DeleteNotePage(kept, frame: frame(context)))
        }
    }

    @Sendable
    func delete(request: Request, context: AppContext) async throws -> Response {
        try await withNote(request, context) { space, kept, _ in
            try await services.database.write { db in
                try SealedSpaceStore.check(space, on: db)
                try SealedTextStore.take(kept.text.id, on: db)
            }
            return context.redirect(to: "/notes", notice: "The note was deleted.")
        }
    }
}

// What several of them do.
extension NoteRoutes {
    private func keep(
        _ id: ID<SealedText>, expecting version: Int?, for purpose: EditNotePage.Purpose, in space: OpenSpace,
        _ context: AppContext
    ) async throws -> Response {
        let (form, now) = (NoteForm(context.fields), services.now())
        do {
            let note = try form.read()
            try await services.database.write { db in
                // Sent twice from the same page, it is saved once.
                guard try version != nil || NoteStore.note(id, in: space, on: db)?.note != note else { return }
                try NoteStore.keep(note, as: id, expecting: version, in: space, at: now, on: db)
            }
            return context.redirect(to: "/notes/\(id.text)", notice: "Your note was saved.")
        } catch let problems as FormProblems {
            let page = try await editPage(form, for: purpose, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        } catch SealedRefusal.changedElsewhere {
            let kept = try await services.database.read { db in try NoteStore.note(id, in: space, on: db) }
            let conflict = kept.map { EditNotePage.Purpose.conflict($0.text, other: $0.note) }
            let page = try await editPage(form, for: conflict ?? .deleted(new: services.newID()), context)
            return try services.pages.response(page, status: .conflict)
        }
    }

    private func editPage(
        _ form: NoteForm, for purpose: EditNotePage.Purpose, _ context: AppContext,
        _ problems: FormProblems = .init()
    ) async throws -> EditNotePage {
        let oldest = services.today.adding(days: -NoteSubjects.reach)
        let choices = try await services.database.read { db in try NoteSubjects.choices(since: oldest, on: db) }
        return EditNotePage(form, for: purpose, subjects: choices, frame: frame(context), problems: problems)
    }

    private func withNote(
        _ request: Request, _ context: AppContext,
        _ body: (OpenSpace, KeptNote, [NoteChoice]) async throws -> Response
    ) async throws -> Response {
        let id = try context.id("note", of: SealedText.self)
        return try await services.withOpenSpace(request, context) { space in
            let oldest = services.today.adding(days: -NoteSubjects.reach)
            let (kept, choices) = try await services.database.read { db in
                guard let kept = try NoteStore.note(id, in: space, on: db) else { throw NotFound("note") }
                return try (kept, NoteSubjects.choices(since: oldest, on: db))
            }
            return try await body(space, kept, choices)
        }
    }

    private func frame(_ context: AppContext) -> Frame {
        context.sealingFrame
    }
}

/// Which meetings a note can be about.
enum NoteSubjects {
    /// Days back.
    static let reach = 400
    static let most = 60

    static func choices(since day: Day, on db: any Connection) throws -> [NoteChoice] {
        try NoteChoice.choices(MeetingStore.meetings(since: day, limit: most, on: db))
    }
}
