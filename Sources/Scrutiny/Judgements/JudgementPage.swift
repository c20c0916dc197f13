import Domain
import Partnership
import Platform

/// One judgement as it was released: what was judged, why, on what, and what groups replied.
struct JudgementPage: Page {
    static let template = "judgements/judgement"

    /// What stands around it, as read in one go.
    struct Around: Sendable {
        let judgement: Judgement
        let line: LineOfEnquiry
        let seesLine: Bool
        /// Newest first; those this person may see.
        let versions: [Judgement]
        /// How many versions there are, whoever may see them.
        let last: Int
        let evidence: [Evidence]
        let releases: [JudgementRelease]
        let replies: [JudgementReply]
        let names: [ID<Member>: String]
        let groupNames: [ID<PartnershipGroup>: String]
        /// Groups for which this person can reply.
        let ownGroups: [PartnershipGroup]
        /// What was recommended because of it, as far as this person sees it.
        let recommendations: [ListedRecommendation]
        /// To which it can still be released. Empty for whoever does not release.
        let further: [ReleaseGroup]
    }

    struct Piece: Sendable {
        let says: String
        let href: String?
        let words: String
        let withdrawn: String?
    }

    struct Way: Sendable {
        let words: String
        let href: String
    }

    struct Said: Sendable {
        let group: String
        let words: String
        let by: String
    }

    let frame: Frame
    let question: String
    let claim: String
    let assurance: String
    let assuranceClass: String
    let meaning: String
    let status: String
    let newer: String?
    let newerHref: String?
    let restsOnWithdrawn: String?
    let reasons: String
    let confidence: String
    let confidenceWords: String?
    let pieces: [Piece]
    let boardHref: String?
    let replies: [Said]
    let reply: ReplyFields?
    let releases: [String]
    let further: Checkboxes?
    let versions: DataTable?
    let recommendations: [Way]
    let recommendHref: String?
    let action: String
    let new: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    init(
        _ around: Around, for viewer: Viewer, new: String, on today: Day, frame: Frame, typed: ReplyForm = .init(),
        problems: FormProblems = .init()
    ) {
        let judgement = around.judgement
        self.frame = frame
        self.new = new
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        question = judgement.question
        claim = judgement.claim
        assurance = judgement.assurance.words
        assuranceClass = "verdict--\(judgement.assurance.rawValue)"
        meaning = judgement.assurance.meaning
        status = Self.status(around)
        let later = around.versions.first.flatMap { $0.version > judgement.version ? $0 : nil }
        newer = around.last > judgement.version ? Self.newerWords(later) : nil
        newerHref = later.map { frame.root + $0.id.path }
        restsOnWithdrawn = Self.withdrawnWords(around)
        reasons = judgement.reasons
        confidence = judgement.confidence.words
        confidenceWords = judgement.confidenceWords.isEmpty ? nil : judgement.confidenceWords
        pieces = Self.pieces(around, for: viewer, root: frame.root)
        boardHref = around.seesLine ? frame.root + judgement.line.path : nil
        replies = around.replies.map { Self.said($0, around) }
        let mayReply = viewer.may(.replyToJudgements) && around.last == judgement.version
        reply = mayReply && !around.ownGroups.isEmpty ? ReplyFields(typed, around.ownGroups, problems) : nil
        releases = around.releases.map { "\($0.name), \($0.on.inWords)" }
        let open = around.further.filter { $0.isOpen(on: today) }
        further = open.isEmpty ? nil : Checkboxes.releaseGroups(open, chosen: [], problems["groups"])
        versions = around.versions.count > 1 ? Self.versions(around, root: frame.root) : nil
        action = frame.root + judgement.id.path
        recommendations = around.recommendations.map { listed in
            Way(
                words: "\(listed.recommendation.title): \(listed.recommendation.draft.words.firstLine)",
                href: "\(frame.root)/recommendations/\(listed.recommendation.id.text)")
        }
        let about = RecordReference(JudgementReferences.word, judgement.id).text
        recommendHref = viewer.may(.keepScrutiny) ? "\(frame.root)/recommendations/new?about=\(about)" : nil
    }

    private static func status(_ around: Around) -> String {
        let judgement = around.judgement
        let name = around.names[judgement.by] ?? "A scrutineer who has left"
        let version = around.last > 1 ? " Version \(judgement.version) of \(around.last)." : ""
        return "Released on \(judgement.releasedOn.inWords) by \(name).\(version)"
    }

    private static func newerWords(_ later: Judgement?) -> String {
        later.map { "A newer judgement of \($0.releasedOn.inWords) has followed this one." }
            ?? "A newer judgement has followed this one. It was not released to a group of yours."
    }

    private static func withdrawnWords(_ around: Around) -> String? {
        let gone = around.evidence.compactMap(\.withdrawal).map(\.on)
        guard let first = gone.min() else { return nil }
        return gone.count == 1
            ? "It rests on evidence that was withdrawn on \(first.inWords)."
            : "It rests on \(gone.count) pieces of evidence that were withdrawn, the first on \(first.inWords)."
    }

    /// Readers see that a piece is there, and nothing about one they may not read.
    private static func pieces(_ around: Around, for viewer: Viewer, root: String) -> [Piece] {
        let known = Dictionary(around.evidence.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return around.judgement.evidence.map { id in
            guard let evidence = known[id],
                evidence.isShared ? viewer.may(.readEvidence) : viewer.may(.keepScrutiny)
            else { return Piece(says: "Evidence that is not yours to read", href: nil, words: "", withdrawn: nil) }
            return Piece(
                says: evidence.words?.says ?? "Sealed evidence", href: root + id.path,
                words: "\(evidence.facts.kind.words), \(evidence.facts.datedOn.inWords)",
                withdrawn: evidence.withdrawal.map { "Withdrawn on \($0.on.inWords)" })
        }
    }

    private static func said(_ reply: JudgementReply, _ around: Around) -> Said {
        let name = around.names[reply.by] ?? "Somebody who has left"
        return Said(
            group: around.groupNames[reply.group] ?? "A group", words: reply.words,
            by: "\(name), \(UKTime.inWords(reply.at))")
    }

    private static func versions(_ around: Around, root: String) -> DataTable {
        DataTable(
            caption: "Judgements about this question, newest first",
            columns: [.init("Judgement"), .init("Released")],
            rows: around.versions.map { version in
                [
                    .init("Version \(version.version): \(version.assurance.words)", href: root + version.id.path),
                    .init(version.releasedOn),
                ]
            }, empty: EmptyState("", ""), id: "versions")
    }
}

struct ReplyForm: Sendable {
    var group: String?
    var words: String?

    init() {}

    init(_ fields: FormFields) {
        group = fields["group"]
        words = fields["reply"]
    }

    func read(groups: [PartnershipGroup]) throws(FormProblems) -> (group: ID<PartnershipGroup>, words: String) {
        var problems = FormProblems()
        let chosen = groups.count == 1 ? groups.first : groups.first { $0.id.text == group }
        if chosen == nil { problems.add("group", "Choose the group you reply for") }
        let words = problems.read(JudgementReply.wordsRule, from: words, field: "reply")
        guard problems.isEmpty, let chosen, let words else { throw problems }
        return (chosen.id, words)
    }
}

struct ReplyFields: Sendable {
    let group: Radios?
    let reply: TextArea

    init(_ form: ReplyForm, _ groups: [PartnershipGroup], _ problems: FormProblems) {
        group =
            groups.count < 2
            ? nil
            : Radios(
                "group", "Which group do you reply for?",
                groups.map { Choice($0.id.text, $0.name, isChosen: form.group == $0.id.text) }, problems["group"])
        reply = TextArea(
            "reply", groups.count == 1 ? "Your reply for \(groups[0].name)" : "Your reply", form.words,
            problems["reply"],
            hint: "It stands beside the judgement for everybody who reads it, and is not changed later.",
            rows: 5, most: JudgementReply.wordsRule.most)
    }
}
