import Domain
import Foundation
import Partnership
import Platform
import Storage

/// A draft with the version under which it was read.
struct KeptJudgementDraft: Sendable {
    let draft: JudgementDraft
    let version: Int
}

/// What scrutineers do with judgements, and what groups reply.
extension Services {
    /// - Parameter version: of the draft that was read; nil for a first one.
    func keepDraft(
        _ draft: JudgementDraft, about line: ID<LineOfEnquiry>, expecting version: Int?, in space: OpenSpace
    ) async throws {
        let (now, new) = (now(), newID(SealedText.self))
        let text = String(decoding: try JSONEncoder().encode(draft), as: UTF8.self)
        try await database.write { db in
            _ = try LineStore.known(line, on: db)
            let known = try JudgementStore.draftText(about: line, by: space.member, on: db)
                .flatMap { try SealedTextStore.text($0, in: space, on: db)?.text.id }
            // What lies in a space that was given up cannot be gone on with: a new draft takes its place.
            if known == nil { try JudgementStore.forgetDraft(about: line, by: space.member, on: db) }
            try SealedTextStore.put(
                text, as: known ?? new, kind: JudgementDraft.sealedKind, expecting: known == nil ? nil : version ?? 0,
                in: space, at: now, on: db)
            if known == nil { try JudgementStore.addDraft(new, about: line, by: space.member, on: db) }
        }
    }

    func draft(about line: ID<LineOfEnquiry>, in space: OpenSpace) async throws -> KeptJudgementDraft? {
        try await database.read { db in try JudgementStore.draft(about: line, in: space, on: db) }
    }

    /// Writes what is released where the groups can read it, and takes the draft out of the sealed space.
    ///
    /// - Parameters:
    ///   - groups: to which it is released.
    ///   - version: of the draft that was on the page: what was checked is what is released.
    ///   - id: made when the page was shown, so that sending it twice releases once.
    @discardableResult
    func releaseJudgement(
        about line: ID<LineOfEnquiry>, to groups: Set<ID<PartnershipGroup>>, draft version: Int,
        id: ID<Judgement>, in space: OpenSpace
    ) async throws -> ID<Judgement> {
        let (now, today) = (now(), today)
        return try await database.write { db in
            guard try !JudgementStore.contains(id, on: db) else { return id }
            let kept = try JudgementStore.draft(about: line, in: space, on: db)
            guard let kept, kept.version == version else { throw SealedRefusal.changedElsewhere }
            try release(kept.draft, as: id, about: line, to: groups, by: space.member, at: now, on: today, db)
            try JudgementStore.takeDraft(about: line, by: space.member, on: db)
            return id
        }
    }

    /// Releases what was written elsewhere than in a sealed space.
    @discardableResult
    package func releaseJudgement(
        _ draft: JudgementDraft, about line: ID<LineOfEnquiry>, to groups: Set<ID<PartnershipGroup>>,
        by member: ID<Member>
    ) async throws -> ID<Judgement> {
        let (now, today, id) = (now(), today, newID(Judgement.self))
        try await database.write { db in
            try release(draft, as: id, about: line, to: groups, by: member, at: now, on: today, db)
        }
        return id
    }

    /// What it rests on is what is on the board now.
    private func release(
        _ draft: JudgementDraft, as id: ID<Judgement>, about line: ID<LineOfEnquiry>,
        to groups: Set<ID<PartnershipGroup>>, by member: ID<Member>, at now: Date, on today: Day,
        _ db: any Connection
    ) throws {
        let enquiry = try LineStore.known(line, on: db)
        let placed = try BoardStore.all(on: line, from: db)
        let chosen = try ReleaseGroup.all(on: db).filter { groups.contains($0.id) }
        let judgement = try Judgement.release(
            draft, as: id, about: enquiry, after: JudgementStore.lastVersion(about: line, on: db),
            resting: placed.map(\.id),
            of: Triangulation(placed, wanted: enquiry.details.wanted, on: today), to: chosen, by: member, at: now,
            on: today)
        try JudgementStore.keepReleased(judgement, to: chosen, on: today, db)
        try LineStore.keep(enquiry.answered(), on: db)
        try AuditTrail.record(
            .judgementReleased, by: .member(member), subject: id.subject, detail: "\(judgement.version)", at: now,
            on: db)
    }

    /// Releases what was released already to further groups.
    func widenRelease(
        of id: ID<Judgement>, to groups: Set<ID<PartnershipGroup>>, by member: ID<Member>
    ) async throws {
        let (now, today) = (now(), today)
        try await database.write { db in
            let judgement = try JudgementStore.known(id, on: db)
            guard judgement.by == member else { throw JudgementRefusal.notYours }
            guard try JudgementStore.lastVersion(about: judgement.line, on: db) == judgement.version else {
                throw JudgementRefusal.followed
            }
            let chosen = try ReleaseGroup.all(on: db).filter { groups.contains($0.id) }
            try ReleaseGroup.check(chosen, on: today)
            for group in chosen {
                try JudgementStore.release(judgement.id, to: group.id, by: member, on: today, db)
            }
            try AuditTrail.record(.judgementWidened, by: .member(member), subject: id.subject, at: now, on: db)
        }
    }

    /// - Parameter id: made when the form was shown, so that sending it twice replies once.
    package func reply(
        to judgement: ID<Judgement>, for group: ID<PartnershipGroup>, _ words: String, id: ID<JudgementReply>,
        by member: Member
    ) async throws {
        let now = now()
        let reply = JudgementReply(
            id: id, judgement: judgement, group: group, by: member.id, words: words, at: now)
        try await database.write { db in
            let found = try JudgementStore.judgement(judgement, for: .member(member), on: db)
            let releases = try JudgementStore.releases(of: judgement, on: db)
            let isMember = try GroupStore.isMember(member.id, of: group, on: db)
            try JudgementReply.check(
                isMember: isMember, isReleased: releases.contains { $0.group == group },
                isLatest: JudgementStore.lastVersion(about: found.line, on: db) == found.version)
            guard try JudgementStore.add(reply, on: db) else { return }
            try AuditTrail.record(
                .judgementReplied, by: .member(member.id), subject: judgement.subject, at: now, on: db)
        }
    }
}

extension JudgementStore {
    static func draft(
        about line: ID<LineOfEnquiry>, in space: OpenSpace, on db: any Connection
    ) throws -> KeptJudgementDraft? {
        guard let text = try draftText(about: line, by: space.member, on: db),
            let entry = try SealedTextStore.text(text, in: space, on: db), let words = entry.words
        else { return nil }
        let draft = try JSONDecoder().decode(JudgementDraft.self, from: Data(words.utf8))
        return KeptJudgementDraft(draft: draft, version: entry.text.version)
    }

    fileprivate static func keepReleased(
        _ judgement: Judgement, to groups: [ReleaseGroup], on today: Day, _ db: any Connection
    ) throws {
        try add(judgement, on: db)
        for group in groups {
            try release(judgement.id, to: group.id, by: judgement.by, on: today, db)
        }
    }
}

extension ReleaseGroup {
    /// Every group with how many can read what is released to it, in two queries.
    static func all(on db: any Connection) throws -> [ReleaseGroup] {
        let readers = try GroupStore.sizes(on: db)
        return try GroupStore.groups(on: db).map { group in
            ReleaseGroup(
                id: group.id, name: group.name, readers: readers[group.id] ?? 0, closedOn: group.closedOn)
        }
    }
}

extension JudgementDraft {
    /// What it is sealed as.
    static let sealedKind = "judgement-draft"
}

extension ID<Judgement> {
    var subject: AuditSubject { AuditSubject("judgement", self) }
    var path: String { "/judgements/\(text)" }
}

extension AuditAction {
    static let judgementReleased = AuditAction("judgement.released", "Released a judgement")
    static let judgementWidened = AuditAction("judgement.widened", "Released a judgement to further groups")
    static let judgementReplied = AuditAction("judgement.replied", "Replied to a judgement")
}
