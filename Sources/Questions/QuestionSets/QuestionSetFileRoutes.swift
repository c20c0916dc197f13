import Documents
import Domain
import Foundation
import Hummingbird
import Partnership
import Platform
import Storage

/// Question sets as files: YAML and XLSForm workbooks, in and out.
struct QuestionSetFileRoutes: RouteGroup {
    let services: Services

    func add(to routes: Routes) {
        routes.get("question-sets/file", may: .changeQuestionSets, use: new)
        routes.post("question-sets/file", may: .changeQuestionSets, upTo: Self.mostBytes, use: add)
        routes.post("question-sets/file/:draft", may: .changeQuestionSets, use: confirm)
        routes.post("question-sets/packs", may: .changeQuestionSets, use: takeOver)
        routes.get("question-sets/:key/:version/file", may: .readQuestionSets, use: download)
        routes.get("question-sets/:key/:version/workbook", may: .readQuestionSets, use: downloadWorkbook)
    }

    /// What a workbook may have, and the form around it.
    private static let mostBytes = XLSXLimits().bytes + 100_000

    @Sendable
    func new(request: Request, context: AppContext) async throws -> Response {
        try services.pages.response(QuestionSetFilePage(frame: context.questionSetFrame()))
    }

    @Sendable
    func add(request: Request, context: AppContext) async throws -> Response {
        guard let file = context.fields.file("file") else {
            return try refused(FormProblems("file", "Choose a file"), [], .unprocessableContent, context)
        }
        let upload = QuestionSetUpload(file)
        guard let set = upload.set else {
            let count = upload.problems.count
            let words = "The file was not taken in: \(count == 1 ? "1 thing is" : "\(count) things are") wrong with it"
            return try refused(FormProblems("file", words), upload.problems, .unprocessableContent, context)
        }
        return try await keep(set, from: file.name, notes: upload.notes, context)
    }

    @Sendable
    func takeOver(request: Request, context: AppContext) async throws -> Response {
        guard let name = context.fields["pack"], let set = try QuestionSetPack.set(name) else {
            throw NotFound("question set")
        }
        return try await keep(set, from: name, notes: [], context)
    }

    /// A set that nobody knows yet is kept; one that is there is changed only by whoever has seen how.
    private func keep(
        _ set: QuestionSet, from name: String, notes: [String], _ context: AppContext
    ) async throws -> Response {
        if let taking = try await services.database.read({ db in try QuestionSetTaking.asked(of: set, db) }) {
            return try await ask(taking, from: name, notes: notes, context)
        }
        let version = try await services.keepQuestionSet(
            set, seenAs: QuestionSetTaking.stamp(nil), by: .member(context.member().id))
        var notice = Self.taken
        if !notes.isEmpty {
            let more = notes.count > 3 ? " And \(notes.count - 3) more." : ""
            notice += " Left out: " + notes.prefix(3).map { "\($0.shortened(to: 160))." }.joined(separator: " ") + more
        }
        return context.redirect(to: version.path, notice: notice)
    }

    private static let taken = "Taken in. Look at it, then publish it."
    private static let draftKind = "question-set"

    private func ask(
        _ taking: QuestionSetTaking, from name: String, notes: [String], _ context: AppContext
    ) async throws -> Response {
        let (member, now) = (try context.member().id, services.now())
        let draft = try ImportDraft(
            id: services.newID(), kind: Self.draftKind, fileName: name.shortened(to: 200),
            content: Array(QuestionSetFile.text(of: taking.set).utf8))
        if !taking.isNothing {
            try await services.database.write { db in try ImportDraftStore.keep(draft, of: member, at: now, on: db) }
        }
        return try services.pages.response(
            QuestionSetTakingPage(
                taking, notes: notes, draft: taking.isNothing ? nil : draft.id.text, frame: context.questionSetFrame()))
    }

    @Sendable
    func confirm(request: Request, context: AppContext) async throws -> Response {
        let (id, member) = try (context.id("draft", of: ImportDraft.self), context.member().id)
        let draft = try await services.takeImportDraft(id, of: member, kind: Self.draftKind)
        let set = try QuestionSetFile.read(String(decoding: draft.content, as: UTF8.self))
        let version = try await services.keepQuestionSet(
            set, seenAs: context.fields["made-from"] ?? "", by: .member(member))
        return context.redirect(to: version.path, notice: Self.taken)
    }

    private func refused(
        _ problems: FormProblems, _ found: [String], _ status: HTTPResponse.Status, _ context: AppContext
    ) throws -> Response {
        try services.pages.response(
            QuestionSetFilePage(problems, found: found, frame: context.questionSetFrame()), status: status)
    }

    // Out

    @Sendable
    func download(request: Request, context: AppContext) async throws -> Response {
        let set = try await set(context)
        return Self.file(
            Array(try QuestionSetFile.text(of: set).utf8), of: set, ending: "yaml",
            type: "application/yaml; charset=utf-8")
    }

    @Sendable
    func downloadWorkbook(request: Request, context: AppContext) async throws -> Response {
        let set = try await set(context)
        guard set.problems.isEmpty else { throw QuestionSetRefusal.faulty(set.problems.count) }
        return Self.file(
            try XLSFormWriter.bytes(of: set), of: set, ending: "xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    private func set(_ context: AppContext) async throws -> QuestionSet {
        let version = try context.questionSetVersion()
        return try await services.database.read { db in try QuestionSetStore.kept(version, on: db).set }
    }

    private static func file(_ bytes: [UInt8], of set: QuestionSet, ending: String, type: String) -> Response {
        .attachment(bytes, named: "\(set.key)-\(set.version).\(ending)", type: type)
    }
}

/// A file that was sent: a set, or everything that is wrong with it.
struct QuestionSetUpload {
    let set: QuestionSet?
    let problems: [String]
    /// What was left out because it asks nothing of anybody.
    let notes: [String]

    init(_ file: FormFields.File) {
        guard Self.isWorkbook(file) else {
            let report = QuestionSetFile.check(file.bytes)
            (set, problems, notes) = (report.set, report.problems.map(\.message), [])
            return
        }
        do {
            let name = file.name.split(separator: ".").first.map(String.init) ?? "questions"
            let reading = try XLSFormReader.read(XLSXWorkbook(file.bytes), named: name)
            let found = reading.set.problems.map(\.message)
            (set, problems, notes) = (found.isEmpty ? reading.set : nil, found, reading.notes.map(\.message))
        } catch let refusal as XLSFormRefusal {
            (set, problems, notes) = (nil, refusal.problems.map(\.message), [])
        } catch {
            let words = (error as? XLSXRefusal)?.message ?? "The workbook can not be read"
            (set, problems, notes) = (nil, [words], [])
        }
    }

    /// By its first bytes, those of a ZIP archive or of an old workbook, or by its name.
    private static func isWorkbook(_ file: FormFields.File) -> Bool {
        let start = Array(file.bytes.prefix(2))
        let name = file.name.lowercased()
        return start == [0x50, 0x4B] || start == [0xD0, 0xCF] || name.hasSuffix(".xlsx") || name.hasSuffix(".xls")
    }
}

extension XLSFormWriter {
    /// The whole workbook. It is written in a folder that nobody else on this machine can look into.
    static func bytes(of set: QuestionSet) throws -> [UInt8] {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try files.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? files.removeItem(at: folder) }
        let file = folder.appendingPathComponent("questions.xlsx")
        try XLSXWorkbook.write(sheets(of: set), titled: set.title.text, to: file.path)
        return Array(try Data(contentsOf: file))
    }
}
