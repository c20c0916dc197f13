import Domain
import Partnership
import Platform

/// The triangulation board of one line of enquiry: performance, practice and voice beside each other.
///
/// What is missing is as visible as what is there, and the confidence shows how it is worked out.
struct BoardPage: Page {
    static let template = "enquiries/board"

    /// What stands on it, as read in one go.
    struct Content: Sendable {
        let line: LineOfEnquiry
        let plan: ScrutinyPlan
        let area: PlanArea?
        let placed: [PlacedEvidence]
        let evidence: [ID<Evidence>: Evidence]
        /// Pieces this person does not see.
        let unseen: Int
        let previous: LineOfEnquiry?
        let following: [LineOfEnquiry]
        /// The latest that this person may see.
        let judgement: Judgement?
    }

    struct Verdict: Sendable {
        let words: String
        let verdictClass: String
        let status: String
        let href: String
    }

    /// What one side says.
    struct Column: Sendable {
        let name: String
        let meaning: String
        let id: String
        let says: String
        let toneClass: String
        let newest: String?
        let pieces: [Piece]
        let missing: [Missing]
        let isEmpty: Bool
    }

    struct Piece: Sendable {
        let says: String
        let href: String
        let stance: String
        let stanceClass: String
        let mark: String
        let kind: String
        let day: String
        let strength: String
        let dots: String
    }

    /// A kind that was wanted and of which nothing has come.
    struct Missing: Sendable {
        let kind: String
        let href: String?
    }

    struct Check: Sendable {
        let rule: String
        let words: String
        let holds: Bool
        let answer: String
    }

    struct NextQuestion: Sendable {
        let words: String
        let question: String
        let href: String?
    }

    struct Way: Sendable {
        let title: String
        let href: String
    }

    let frame: Frame
    let question: String
    let tags: [Tag]
    let status: String
    let claim: String
    let columns: [Column]
    let unseen: String?
    let next: NextQuestion?
    let confidence: String
    let confidenceWords: String
    let checks: [Check]
    let summary: SummaryList
    let ways: [Way]
    let verdict: Verdict?
    let addHref: String?
    let judgeHref: String?
    let tools: Tools?

    /// What scrutineers can do, apart from what the page is for.
    struct Tools: Sendable {
        let path: String
        let editHref: String
        let canShare: Bool
        let canClose: Bool
        let canReopen: Bool
    }

    init(_ content: Content, mayKeep: Bool, on today: Day, frame: Frame) {
        let (line, root) = (content.line, frame.root)
        let view = Triangulation(content.placed, wanted: line.details.wanted, on: today)
        let isOpen = mayKeep && line.state != .closed
        self.frame = frame
        question = line.details.question
        claim = line.details.claim
        tags = [line.state.tag] + (line.sharedOn == nil ? [Tag("Only scrutineers see this", .waiting)] : [])
        status = Self.status(content.placed, view)
        columns = view.sides.map { Self.column($0, view.missing, content, root: root, isOpen: isOpen) }
        unseen = Self.unseen(content.unseen)
        next = view.disagreement.map { Self.next($0, content, root: root, isOpen: isOpen) }
        confidence = view.confidence.words
        confidenceWords =
            content.unseen > 0 ? "Worked out from the evidence you can see." : "Worked out from what is on this board."
        checks = view.checks.map { check in
            Check(
                rule: check.name.rule, words: check.words, holds: check.holds, answer: check.holds ? "Yes" : "No")
        }
        summary = Self.summary(content, root: root)
        ways = Self.ways(content, root: root)
        verdict = content.judgement.map { Self.verdict($0, root: root) }
        judgeHref = isOpen && !content.placed.isEmpty ? "\(root)\(line.id.path)/judgement" : nil
        addHref = isOpen ? "\(root)/evidence/new?enquiry=\(line.id.text)" : nil
        tools = mayKeep ? Self.tools(line, isOffered: content.plan.isOffered, root: root) : nil
    }

    /// "5 pieces of evidence of 4 kinds. Moderate confidence."
    private static func status(_ placed: [PlacedEvidence], _ view: Triangulation) -> String {
        guard !placed.isEmpty else { return "Nothing is on the board yet." }
        let kinds = Set(placed.map(\.kind)).count
        let pieces = placed.count == 1 ? "1 piece of evidence" : "\(placed.count.grouped) pieces of evidence"
        return "\(pieces) of \(kinds == 1 ? "1 kind" : "\(kinds) kinds"). \(view.confidence.words)."
    }

    private static func unseen(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        let pieces = count == 1 ? "1 more piece of evidence has" : "\(count.grouped) more pieces of evidence have"
        return "\(pieces) not been shared."
    }

    private static func summary(_ content: Content, root: String) -> SummaryList {
        let details = content.line.details
        let rows: [SummaryList.Row?] = [
            .init("Why now", details.whyNow),
            .init("Who can answer", details.answerer),
            .init("Plan", content.plan.details.title, href: root + content.plan.id.path),
            content.area.map { .init("Area", $0.title) },
            content.previous.map { .init("Came of", $0.details.question, href: root + $0.id.path) },
        ]
        return SummaryList(rows.compactMap(\.self))
    }

    private static func ways(_ content: Content, root: String) -> [Way] {
        content.following.map { Way(title: $0.details.question, href: root + $0.id.path) }
    }

    private static func verdict(_ judgement: Judgement, root: String) -> Verdict {
        Verdict(
            words: judgement.assurance.words, verdictClass: "verdict--\(judgement.assurance.rawValue)",
            status: "Judged on \(judgement.releasedOn.inWords). \(judgement.confidence.words).",
            href: root + judgement.id.path)
    }

    private static func tools(_ line: LineOfEnquiry, isOffered: Bool, root: String) -> Tools {
        Tools(
            path: root + line.id.path, editHref: "\(root)\(line.id.path)/edit",
            canShare: line.sharedOn == nil && isOffered,
            canClose: line.state == .answered, canReopen: line.state == .closed || line.state == .answered)
    }

    private static func next(
        _ disagreement: Disagreement, _ content: Content, root: String, isOpen: Bool
    ) -> NextQuestion {
        NextQuestion(
            words: disagreement.words, question: disagreement.nextQuestion(about: content.line.details.claim),
            href: isOpen ? "\(root)\(content.line.id.path)/next" : nil)
    }
}

// One side of it.
extension BoardPage {
    private static func column(
        _ side: SideView, _ missing: [EvidenceKind], _ content: Content, root: String, isOpen: Bool
    ) -> Column {
        let newest = side.newest.map { "Newest \($0.inWords)" }
        let strongest = side.strongest.map { "strongest \($0.words)" }
        let line = content.line.id
        let gaps = missing.filter { $0.side == side.side }.map { kind in
            Missing(
                kind: kind.words,
                href: isOpen ? "\(root)/evidence/new?enquiry=\(line.text)&kind=\(kind.rawValue)" : nil)
        }
        return Column(
            name: side.side.words, meaning: side.side.meaning, id: "side-\(side.side.rawValue)", says: side.says.words,
            toneClass: side.says.toneClass,
            newest: [newest, strongest].compactMap(\.self).isEmpty
                ? nil : [newest, strongest].compactMap(\.self).joined(separator: ", "),
            pieces: side.pieces.map { piece($0, content.evidence[$0.id], root: root) }, missing: gaps,
            isEmpty: side.pieces.isEmpty && gaps.isEmpty)
    }

    private static func piece(_ placed: PlacedEvidence, _ evidence: Evidence?, root: String) -> Piece {
        Piece(
            says: evidence?.heading ?? "Sealed evidence", href: root + placed.id.path, stance: placed.stance.words,
            stanceClass: "piece--\(placed.stance.rawValue)", mark: placed.stance.mark, kind: placed.kind.words,
            day: placed.datedOn.inWords, strength: "Strength \(placed.strength.words)",
            dots: String(repeating: "●", count: placed.strength.rawValue)
                + String(repeating: "○", count: 3 - placed.strength.rawValue))
    }
}

extension Stance {
    /// Beside the words, so that colour is never alone.
    var mark: String {
        switch self {
        case .supports: "+"
        case .contradicts: "−"
        case .silent: "·"
        }
    }
}

extension SideView.Says {
    var toneClass: String {
        switch self {
        case .supports: "says--supports"
        case .contradicts: "says--contradicts"
        case .divided: "says--divided"
        case .silent, .nothing: "says--nothing"
        }
    }
}

extension LineOfEnquiry.State {
    var tag: Tag {
        switch self {
        case .open: Tag(words, .neutral)
        case .inEnquiry: Tag(words, .waiting)
        case .answered, .closed: Tag(words, .good)
        }
    }
}
