import Domain
import Foundation
import Partnership
import Platform
import Storage

extension Services {
    /// Takes in a file of comments and puts each under the themes it names; a theme that is not there yet is named.
    ///
    /// A row that was taken in before is left as it is, so the same file can be given again. With any row refused,
    /// or on a dry run, nothing is changed.
    package func importComments(
        _ bytes: [UInt8], into hub: ID<Hub>, dryRun: Bool = false, by actor: Actor
    ) async throws -> ImportReport {
        let kinds = try await database.read { db in
            _ = try HubStore.title(of: hub, on: db)
            let all = try OrganisationStore.all(on: db)
            return Dictionary(all.map { ($0.name.folded, $0.kind) }, uniquingKeysWith: { first, _ in first })
        }
        let file = CommentFile(bytes, kinds: kinds)
        guard file.rejected.isEmpty else { return ImportReport(rejected: file.rejected) }
        if dryRun {
            return try await database.read { db in try CommentIntake(file, into: hub, on: db).report }
        }
        let (now, today, newThemes) = (now(), today, file.themeNames.map { ($0, newID(Theme.self)) })
        return try await database.write { db in
            let intake = try CommentIntake(file, into: hub, on: db)
            guard intake.report.added + intake.report.updated > 0 else { return intake.report }
            try intake.keep(on: today, newThemes: newThemes, db)
            try AuditTrail.record(
                .commentsImported, by: actor, subject: AuditSubject("hub", hub),
                detail: "\(intake.report.added) added, \(intake.report.updated) updated", at: now, on: db)
            return intake.report
        }
    }
}

extension CommentFile {
    /// Every theme named in the file, once, in the order of the file.
    var themeNames: [String] {
        lines.flatMap(\.themes).removingRepeats(by: \.folded)
    }
}

/// What a file means for what is there already.
struct CommentIntake {
    private let hub: ID<Hub>
    private let new: [(line: CommentFile.Line, id: ID<Comment>)]
    /// Of rows that were taken in before: themes they are not yet under.
    private let further: [(id: ID<Comment>, themes: [String])]
    private let firstNumber: Int
    let report: ImportReport

    private static let rowsInAStatement = 100
    private static let pairsInAStatement = 250

    init(_ file: CommentFile, into hub: ID<Hub>, on db: any Connection) throws {
        self.hub = hub
        let known = try Self.known(of: hub, on: db)
        let under = try Self.themesByComment(of: hub, on: db)
        firstNumber = try CommentStore.count(of: hub, on: db) + 1
        new = file.lines.filter { known[$0.identity] == nil }.map { ($0, ID(makeRandomID())) }
        let there = file.lines.compactMap { line in known[line.identity].map { (line, $0) } }
        further = there.compactMap { line, id in
            let missing = line.themes.filter { !(under[id] ?? []).contains($0.folded) }
            return missing.isEmpty ? nil : (id, missing)
        }
        report = ImportReport(added: new.count, updated: further.count, unchanged: there.count - further.count)
    }

    func keep(
        on day: Day, newThemes: [(name: String, id: ID<Theme>)], _ db: any Connection
    ) throws {
        let themes = try ensureThemes(newThemes, on: db)
        let rows = new.enumerated().map { index, entry in
            CommentStore.New(
                comment: Comment(id: entry.id, number: firstNumber + index, words: entry.line.words),
                identity: entry.line.identity, how: .file)
        }
        for chunk in rows.chunks(of: Self.rowsInAStatement) {
            try CommentStore.add(chunk, to: hub, on: day, db)
        }
        let pairs = (new.map { ($0.id, $0.line.themes) } + further.map { ($0.id, $0.themes) })
            .flatMap { id, names in names.compactMap { name in themes[name.folded].map { (theme: $0, comment: id) } } }
        for chunk in pairs.chunks(of: Self.pairsInAStatement) {
            _ = try CommentStore.put(chunk, on: db)
        }
        try CommentStore.recount(Array(Set(pairs.map(\.theme))), on: db)
    }

    /// - Returns: the hub's themes by their folded names, those of the file among them.
    private func ensureThemes(
        _ named: [(name: String, id: ID<Theme>)], on db: any Connection
    ) throws -> [String: ID<Theme>] {
        let there = try ThemeStore.themes(of: hub, on: db)
        var themes = Dictionary(there.map { ($0.name.folded, $0.id) }, uniquingKeysWith: { first, _ in first })
        for (name, id) in named where themes[name.folded] == nil {
            _ = try ThemeStore.add(Theme(id: id, hub: hub, name: name, summary: nil), on: db)
            themes[name.folded] = id
        }
        return themes
    }

    private static func known(of hub: ID<Hub>, on db: any Connection) throws -> [String: ID<Comment>] {
        let rows = try db.rows("SELECT id, identity FROM comment WHERE hub_id = \(hub)")
        let pairs: [(String, ID<Comment>)] = try rows.map { try ($0["identity"], $0["id"]) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func themesByComment(
        of hub: ID<Hub>, on db: any Connection
    ) throws -> [ID<Comment>: Set<String>] {
        let names = try Dictionary(
            ThemeStore.themes(of: hub, on: db).map { ($0.id, $0.name.folded) }, uniquingKeysWith: { first, _ in first })
        guard !names.isEmpty else { return [:] }
        let rows = try db.rows(
            "SELECT comment_id, theme_id FROM comment_theme WHERE theme_id IN (\(SQL.list(Array(names.keys))))")
        return try rows.reduce(into: [:]) { under, row in
            guard let name = names[try row["theme_id"]] else { return }
            under[try row["comment_id"], default: []].insert(name)
        }
    }
}

extension Array {
    fileprivate func chunks(of length: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
    }
}
