import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// The evidence log: adding, reading, sharing, withdrawing.
struct EvidenceRoutes: RouteGroup {
    let services: Services
    let references: ReferenceBook

    func add(to routes: Routes) {
        routes.get("evidence", may: .readEvidence, use: list)
        routes.get("evidence/export", may: .readEvidence, use: export)
        routes.get("evidence/new", may: .keepScrutiny, use: askForNew)
        routes.post("evidence", may: .keepScrutiny, use: add)
        routes.get("evidence/:evidence", may: .readEvidence, use: show)
        routes.get("evidence/:evidence/edit", may: .keepScrutiny, use: askForChange)
        routes.post("evidence/:evidence", may: .keepScrutiny, use: change)
        routes.post("evidence/:evidence/sharing", may: .keepScrutiny, use: share)
        routes.post("evidence/:evidence/withdrawal", may: .keepScrutiny, use: withdraw)
        routes.post("evidence/:evidence/readings", may: .keepScrutiny, use: place)
        routes.post("evidence/:evidence/readings/removal", may: .keepScrutiny, use: takeOff)
        routes.get("evidence/:evidence/links/new", may: .keepScrutiny, use: askForLink)
        routes.post("evidence/:evidence/links", may: .keepScrutiny, use: link)
        routes.post("evidence/:evidence/links/removal", may: .keepScrutiny, use: unlink)
    }

    func reader(_ context: AppContext) -> EvidenceReader {
        EvidenceReader(context.viewer, space: services.openSpace(in: context))
    }
}

// Reading the log.
extension EvidenceRoutes {
    @Sendable
    func list(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let (filter, turn, size) = (EvidenceFilter(fields), fields.evidenceTurn, EvidenceListPage.size)
        let reader = reader(context)
        let (rows, found, all) = try await services.database.read { db in
            try (
                EvidenceStore.list(filter, for: reader, turn, limit: size + 1, on: db),
                EvidenceStore.count(filter, for: reader.viewer, on: db),
                EvidenceStore.count(.init(), for: reader.viewer, on: db)
            )
        }
        let part = ListPart(rows, turn, size: size, from: Int(fields["from"] ?? "") ?? 1, found: found)
        let page = EvidenceListPage(
            part, filter, all: all, mayKeep: context.viewer.may(.keepScrutiny), frame: context.scrutinyFrame())
        return try services.pages.response(page)
    }

    @Sendable
    func export(request: Request, context: AppContext) async throws -> Response {
        let actor = try Actor.member(context.member().id)
        let table = try await services.exportEvidence(for: context.viewer, by: actor)
        return try table.response(to: request, named: "evidence")
    }

    @Sendable
    func show(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(page(try await around(context), context))
    }

    func around(_ context: AppContext) async throws -> EvidencePage.Around {
        let id = try context.id("evidence", of: Evidence.self)
        let (reader, references) = (reader(context), references)
        return try await services.database.read { db in
            let evidence = try EvidenceStore.evidence(id, for: reader, on: db)
            let stances = try EvidenceStore.readings(of: id, on: db)
            let lines = try LineStore.lines(Array(stances.keys), for: reader.viewer, on: db)
            let open = try LineStore.open(for: reader.viewer, on: db)
            let linked = try EvidenceStore.references(of: [id], on: db)[id] ?? []
            let records = try references.records(linked, for: reader.viewer, on: db)
            let names = try MemberStore.names(of: [evidence.addedBy], on: db)
            return EvidencePage.Around(
                evidence: evidence, adder: names[evidence.addedBy] ?? "Somebody who has left",
                readings: lines.compactMap { line in stances[line.id].map { (line, $0) } },
                others: open.filter { stances[$0.id] == nil }, references: linked.compactMap { records[$0] },
                version: try reader.space.flatMap { try EvidenceStore.version(of: id, in: $0, on: db) })
        }
    }

    func page(
        _ around: EvidencePage.Around, _ context: AppContext, why: String? = nil, _ problems: FormProblems = .init()
    ) -> EvidencePage {
        EvidencePage(
            around, for: context.viewer.member, mayKeep: context.viewer.may(.keepScrutiny),
            frame: context.scrutinyFrame(after: [Crumb("Evidence", "/evidence")]), why: why, problems: problems)
    }
}

// Adding and changing.
extension EvidenceRoutes {
    @Sendable
    func askForNew(request: Request, context: AppContext) async throws -> Response {
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        var form = EvidenceForm()
        form.kind = fields["kind"]
        form.line = fields["enquiry"]
        form.about = fields["about"]
        return try services.pages.response(try await newPage(form, new: services.newID(), context))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        let form = EvidenceForm(context.fields)
        let id = context.fields.id("new", of: Evidence.self) ?? services.newID()
        let viewer = context.viewer
        let lines = try await services.database.read { db in try LineStore.open(for: viewer, on: db) }
        do {
            let draft = try form.read(lines: lines, on: services.today)
            guard !draft.isShared else { return try await keep(draft, id, in: nil, context) }
            return try await services.withOpenSpace(request, context) { space in
                try await keep(draft, id, in: space, context)
            }
        } catch let problems as FormProblems {
            let page = try await newPage(form, new: id, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    private func keep(
        _ draft: EvidenceDraft, _ id: ID<Evidence>, in space: OpenSpace?, _ context: AppContext
    ) async throws -> Response {
        try await services.addEvidence(draft, id: id, in: space, by: context.member().id)
        return context.redirect(to: draft.readings.keys.first?.path ?? id.path, notice: "The evidence was added.")
    }

    @Sendable
    func askForChange(request: Request, context: AppContext) async throws -> Response {
        try await services.withOpenSpace(request, context) { _ in
            let around = try await around(context)
            var form = EvidenceForm(around.evidence)
            form.version = around.version
            return try services.pages.response(changePage(form, around.evidence, context))
        }
    }

    @Sendable
    func change(request: Request, context: AppContext) async throws -> Response {
        let evidence = try await around(context).evidence
        let form = EvidenceForm(context.fields)
        do {
            let (facts, words) = try form.readChange(on: services.today)
            return try await services.withOpenSpace(request, context) { space in
                do {
                    try await services.changeEvidence(
                        evidence.id, facts, words, expecting: form.version ?? 0, in: space, by: context.member().id)
                    return context.redirect(to: evidence.id.path, notice: "The evidence was saved.")
                } catch SealedRefusal.changedElsewhere {
                    return try await showBoth(form, context)
                }
            }
        } catch let problems as FormProblems {
            let page = changePage(form, evidence, context, problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
    }

    /// Two tabs changed it: what was typed here, and what was saved there.
    private func showBoth(_ form: EvidenceForm, _ context: AppContext) async throws -> Response {
        let now = try await around(context)
        var form = form
        form.version = now.version
        let page = changePage(form, now.evidence, context, other: now.evidence.words)
        return try services.pages.response(page, status: .conflict)
    }

    @Sendable
    func share(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("evidence", of: Evidence.self)
        return try await services.withOpenSpace(request, context) { space in
            try await services.shareEvidence(id, in: space, by: context.member().id)
            return context.redirect(to: id.path, notice: "The partnership’s groups can read this evidence now.")
        }
    }

    @Sendable
    func withdraw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("evidence", of: Evidence.self)
        var problems = FormProblems()
        let why = problems.read(EvidenceWithdrawal.reasonRule, from: context.fields["why"], field: "why")
        guard let why else {
            let page = page(try await around(context), context, why: context.fields["why"], problems)
            return try services.pages.response(page, status: .unprocessableContent)
        }
        try await services.withdrawEvidence(id, because: why, by: context.member().id)
        return context.redirect(to: id.path, notice: "The evidence was withdrawn.")
    }

    private func newPage(
        _ form: EvidenceForm, new: ID<Evidence>, _ context: AppContext, _ problems: FormProblems = .init()
    ) async throws -> NewEvidencePage {
        let (viewer, references) = (context.viewer, references)
        let about = form.about.flatMap(RecordReference.init(text:))
        let (lines, record) = try await services.database.read { db in
            let lines = try LineStore.open(for: viewer, on: db)
            return try (lines, about.flatMap { try references.records([$0], for: viewer, on: db)[$0] })
        }
        let line = lines.first { $0.id.text == form.line }
        let crumbs = [line.map(\.crumb) ?? Crumb("Evidence", "/evidence")]
        return NewEvidencePage(
            form, new: new.text, lines: lines, about: record, frame: context.scrutinyFrame(after: crumbs),
            problems: problems)
    }

    private func changePage(
        _ form: EvidenceForm, _ evidence: Evidence, _ context: AppContext, _ problems: FormProblems = .init(),
        other: EvidenceWords? = nil
    ) -> ChangeEvidencePage {
        let crumbs = [
            Crumb("Evidence", "/evidence"), Crumb(evidence.heading, evidence.id.path),
        ]
        return ChangeEvidencePage(
            form, of: evidence.id, frame: context.scrutinyFrame(after: crumbs), problems: problems, other: other)
    }
}

// Boards and links.
extension EvidenceRoutes {
    @Sendable
    func place(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        var problems = FormProblems()
        let line = around.others.first { $0.id.text == context.fields["line"] }?.id
        if line == nil { problems.add("line", "Choose a line of enquiry") }
        let stance = problems.read(Stance.self, from: context.fields["stance"], field: "stance")
        guard let line, let stance else {
            return try services.pages.response(page(around, context, problems), status: .unprocessableContent)
        }
        try await services.placeEvidence(around.evidence.id, on: line, stance, by: context.member().id)
        return context.redirect(to: around.evidence.id.path, notice: "It is on that board now.")
    }

    @Sendable
    func takeOff(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("evidence", of: Evidence.self)
        guard let line = context.fields.id("line", of: LineOfEnquiry.self) else { throw NotFound("line of enquiry") }
        try await services.placeEvidence(id, on: line, nil, by: context.member().id)
        return context.redirect(to: id.path, notice: "It is no longer on that board.")
    }

    @Sendable
    func askForLink(request: Request, context: AppContext) async throws -> Response {
        let around = try await around(context)
        let fields = FormFields(urlEncoded: request.uri.query ?? "")
        let (words, kind, viewer) = (
            fields["words"] ?? "", fields["kind"].flatMap { $0.isEmpty ? nil : $0 }, context.viewer
        )
        let found = try await services.database.read { [references] db in
            try references.search(words, kind: kind, for: viewer, limit: LinkEvidencePage.most, on: db)
        }
        let known = Set(around.references.map(\.reference))
        let evidence = around.evidence
        let crumbs = [
            Crumb("Evidence", "/evidence"), Crumb(evidence.heading, evidence.id.path),
        ]
        let page = LinkEvidencePage(
            evidence.id, words: words, kind: kind, kinds: references.sources.map { ($0.kind, $0.kindWords) },
            found: found.filter { !known.contains($0.reference) }, frame: context.scrutinyFrame(after: crumbs))
        return try services.pages.response(page)
    }

    @Sendable
    func link(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("evidence", of: Evidence.self)
        let viewer = context.viewer
        guard let reference = context.fields["record"].flatMap(RecordReference.init(text:)) else {
            throw NotFound("record")
        }
        let known = try await services.database.read { [references] db in
            try references.records([reference], for: viewer, on: db)[reference] != nil
        }
        guard known else { throw NotFound("record") }
        try await services.linkEvidence(id, to: reference, by: context.member().id)
        return context.redirect(to: id.path, notice: "The evidence is linked to that record now.")
    }

    @Sendable
    func unlink(request: Request, context: AppContext) async throws -> Response {
        let id = try context.id("evidence", of: Evidence.self)
        guard let reference = context.fields["record"].flatMap(RecordReference.init(text:)) else {
            throw NotFound("record")
        }
        try await services.linkEvidence(id, to: reference, false, by: context.member().id)
        return context.redirect(to: id.path, notice: "The link was taken away.")
    }
}

extension FormFields {
    /// By the key of a piece of evidence. Anything unreadable leads to the start of the list.
    fileprivate var evidenceTurn: Turn<RowPlace> {
        if let place = evidencePlace("after") { return .after(place) }
        return evidencePlace("before").map { .before($0) } ?? .start
    }

    private func evidencePlace(_ name: String) -> RowPlace? {
        let parts = (self[name] ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let day = Int(parts[0]), let id = UUID(uuidString: parts[1]) else { return nil }
        return RowPlace(Day(number: day), ID<Evidence>(id))
    }
}
