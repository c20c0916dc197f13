import Domain
import Partnership
import Platform

/// One piece of evidence: what it says, of what day, on which boards, and what it is linked to.
struct EvidencePage: Page {
    static let template = "evidence/evidence"

    /// What stands around it.
    struct Around: Sendable {
        let evidence: Evidence
        let adder: String
        let readings: [(line: LineOfEnquiry, stance: Stance)]
        /// Those it can still be placed on.
        let others: [LineOfEnquiry]
        let references: [ReferredRecord]
        /// Of its sealed words, when they are open.
        let version: Int?
    }

    struct Reading: Sendable {
        let question: String
        let claim: String
        let href: String
        let tag: Tag
        /// The id of the line, for taking it off that board.
        let line: String?
    }

    struct Linked: Sendable {
        let title: String
        let words: String
        let href: String
        let value: String?
    }

    let frame: Frame
    /// Sealed words stand in no title: a browser keeps titles.
    let pageTitle: String
    let says: String
    let tags: [Tag]
    let sealedWords: String?
    let unlockHref: String?
    let more: String?
    let summary: SummaryList
    let withdrawal: String?
    let readings: [Reading]
    let place: PlacingFields?
    let linked: [Linked]
    let linkHref: String?
    let action: String
    let changeHref: String?
    let share: Bool
    /// Why it cannot be shared as it is.
    let unshared: String?
    let withdraw: TextArea?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    init(
        _ around: Around, for member: Member?, mayKeep: Bool, frame: Frame, why: String? = nil,
        problems: FormProblems = .init()
    ) {
        let evidence = around.evidence
        let isOwn = evidence.addedBy == member?.id
        let mayChange = isOwn && !evidence.isWithdrawn
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        says = evidence.heading
        pageTitle = evidence.isShared ? says : "Evidence"
        tags = Self.tags(evidence)
        sealedWords = evidence.words == nil ? Self.sealedWords(evidence, isOwn: isOwn, adder: around.adder) : nil
        unlockHref = evidence.words == nil && isOwn ? "\(frame.root)/notes/unlock?next=\(evidence.id.path)" : nil
        more = evidence.words.flatMap { $0.more.isEmpty ? nil : $0.more }
        summary = Self.summary(evidence, adder: around.adder)
        withdrawal = evidence.withdrawal.map { "Withdrawn on \($0.on.inWords): \($0.reason)" }
        readings = around.readings.map { Self.reading($0.line, $0.stance, mayKeep: mayKeep, root: frame.root) }
        place =
            mayKeep && !evidence.isWithdrawn && !around.others.isEmpty ? PlacingFields(around.others, problems) : nil
        action = "\(frame.root)\(evidence.id.path)"
        linked = around.references.map {
            Linked(
                title: $0.title, words: "\($0.kindWords). \($0.words)", href: frame.root + $0.reference.path,
                value: mayChange ? $0.reference.text : nil)
        }
        linkHref = mayChange ? "\(action)/links/new" : nil
        changeHref = mayChange && !evidence.isShared && evidence.words != nil ? "\(action)/edit" : nil
        share = mayChange && !evidence.isShared && evidence.words != nil && evidence.facts.sensitivity != .restricted
        unshared = mayChange && !evidence.isShared && !share ? Self.unsharedWords(evidence) : nil
        withdraw = mayChange ? Self.withdraw(why, problems) : nil
    }

    private static func reading(_ line: LineOfEnquiry, _ stance: Stance, mayKeep: Bool, root: String) -> Reading {
        Reading(
            question: line.details.question, claim: line.details.claim, href: root + line.id.path, tag: stance.tag,
            line: mayKeep ? line.id.text : nil)
    }

    private static func withdraw(_ why: String?, _ problems: FormProblems) -> TextArea {
        TextArea(
            "why", "Why does it no longer hold?", why, problems["why"],
            hint:
                "It leaves every board, and judgements that rest on it say so. Other scrutineers can read the reason.",
            rows: 3, most: EvidenceWithdrawal.reasonRule.most)
    }

    private static func unsharedWords(_ evidence: Evidence) -> String? {
        evidence.words != nil && evidence.facts.sensitivity == .restricted ? EvidenceRefusal.restricted.message : nil
    }

    private static func tags(_ evidence: Evidence) -> [Tag] {
        [
            Tag(evidence.facts.kind.words, .neutral),
            evidence.standing,
        ]
    }

    private static func sealedWords(_ evidence: Evidence, isOwn: Bool, adder: String) -> String {
        isOwn
            ? "The words of this evidence are sealed with your notes. Unlock them to read it."
            : "\(adder) keeps the words of this evidence sealed. You see of what kind and day it is, and how strong."
    }

    private static func summary(_ evidence: Evidence, adder: String) -> SummaryList {
        let (facts, words) = (evidence.facts, evidence.words)
        let rows: [SummaryList.Row?] = [
            .init("Date of the evidence", facts.datedOn.inWords),
            words.map { .init("Comes from", $0.source) },
            words.flatMap { $0.scope.isEmpty ? nil : .init("Covers", $0.scope) },
            .init("Strength", "\(facts.strength.words). \(facts.strength.meaning)"),
            .init("Handled", "\(facts.sensitivity.words). \(facts.sensitivity.meaning)"),
            .init("Added", "\(UKTime.day(of: evidence.addedAt).inWords), by \(adder)"),
        ]
        return SummaryList(rows.compactMap(\.self))
    }
}

extension Evidence {
    /// What it is called where it stands in a list.
    var heading: String { words?.says ?? "Sealed evidence" }

    var standing: Tag {
        if isWithdrawn { return Tag("Withdrawn", .wrong) }
        return isShared ? Tag("Shared", .good) : Tag("Not shared", .waiting)
    }
}

/// Placing it on another board.
struct PlacingFields: Sendable {
    let line: Select
    let stance: Radios

    init(_ lines: [LineOfEnquiry], _ problems: FormProblems) {
        line = Select(
            "line", "Line of enquiry", none: "Choose", lines.map { ($0.id.text, $0.details.question) }, nil,
            problems["line"])
        stance = Radios(
            "stance", "What does it say about what is claimed?",
            Stance.allCases.map { Choice($0.rawValue, $0.words, isChosen: false) }, problems["stance"])
    }
}

extension Stance {
    var tag: Tag {
        switch self {
        case .supports, .contradicts: Tag("\(mark) \(words)", .neutral)
        case .silent: Tag(words, .neutral)
        }
    }
}

/// The evidence log.
struct EvidenceListPage: Page {
    static let template = "evidence/list"
    static let size = 50

    let frame: Frame
    let status: String
    let addHref: String?
    let kind: Select
    let shared: Select?
    let isFiltered: Bool
    let results: String
    let table: DataTable
    let pagination: Pagination?
    let exports: ExportLinks?

    init(
        _ part: ListPart<Evidence>, _ filter: EvidenceFilter, all: Int, mayKeep: Bool, frame: Frame
    ) {
        self.frame = frame
        let path = "\(frame.root)/evidence"
        status = all == 1 ? "1 piece of evidence" : "\(all.grouped) pieces of evidence"
        addHref = mayKeep && all > 0 ? "\(path)/new" : nil
        kind = Select(
            "kind", "Kind", none: "Any", EvidenceKind.allCases.map { ($0.rawValue, $0.words) }, filter.kind?.rawValue)
        shared =
            mayKeep
            ? Select(
                "shared", "Shared", none: "Either", [("1", "Shared"), ("0", "Not shared")],
                filter.isShared.map { $0 ? "1" : "0" }) : nil
        isFiltered = !filter.isEmpty
        results = part.found == 1 ? "1 piece" : "\(part.found.grouped) pieces"
        table = DataTable(
            caption: "Evidence, newest first by its own date",
            columns: [
                .init("What it says"), .init("Kind"), .init("Date"), .init("Strength", isFigure: true),
                .init("Standing"),
            ],
            rows: part.rows.map { Self.row($0, root: frame.root) },
            empty: filter.isEmpty
                ? EmptyState(
                    "No evidence yet", "Figures, audits, observations and what children say will be listed here.",
                    action: "Add evidence", href: mayKeep ? "\(path)/new" : nil)
                : EmptyState("No evidence like that", "Choose something else above, or show all of it."))
        pagination = part.pagination(at: path, filter.query) { $0.key }
        exports = all > 0 ? ExportLinks("Export what you can read", at: "\(path)/export") : nil
    }

    private static func row(_ evidence: Evidence, root: String) -> [DataTable.Cell] {
        [
            .init(evidence.heading, href: root + evidence.id.path),
            .init(evidence.facts.kind.words), .init(evidence.facts.datedOn),
            .init(String(evidence.facts.strength.rawValue)),
            .init("", tag: evidence.standing),
        ]
    }
}

extension EvidenceFilter {
    init(_ fields: FormFields) {
        kind = fields["kind"].flatMap(EvidenceKind.init(rawValue:))
        isShared = fields["shared"].flatMap { ["1": true, "0": false][$0] }
    }

    /// As it stands in an address.
    var query: String {
        [
            kind.map { "kind=\($0.rawValue)" }, isShared.map { "shared=\($0 ? 1 : 0)" },
        ].compactMap(\.self).joined(separator: "&")
    }
}

extension Evidence {
    /// What stands for it in the address of a page of the list.
    var key: String { "\(facts.datedOn.number).\(id.text)" }
}
