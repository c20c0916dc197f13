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
        let isOpen: Bool
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
    let withdraw: TextArea?
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]

    init(
        _ around: Around, for member: Member?, mayKeep: Bool, frame: Frame, why: String? = nil,
        problems: FormProblems = .init()
    ) {
        let evidence = around.evidence
        let isOwn = evidence.addedBy == member?.id && !evidence.isWithdrawn
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        says = evidence.words?.says ?? "Sealed evidence"
        pageTitle = evidence.isShared ? says : "Evidence"
        tags = Self.tags(evidence)
        sealedWords = evidence.words == nil ? Self.sealedWords(evidence, isOwn: isOwn, adder: around.adder) : nil
        unlockHref = evidence.words == nil && isOwn ? "\(frame.root)/notes/unlock?next=\(evidence.id.path)" : nil
        more = evidence.words.flatMap { $0.more.isEmpty ? nil : $0.more }
        summary = Self.summary(evidence, adder: around.adder)
        withdrawal = evidence.withdrawal.map { "Withdrawn on \($0.on.inWords): \($0.reason)" }
        readings = around.readings.map { reading in
            Reading(
                question: reading.line.details.question, claim: reading.line.details.claim,
                href: frame.root + reading.line.id.path, tag: reading.stance.tag,
                line: mayKeep ? reading.line.id.text : nil)
        }
        place =
            mayKeep && !evidence.isWithdrawn && !around.others.isEmpty ? PlacingFields(around.others, problems) : nil
        action = "\(frame.root)\(evidence.id.path)"
        linked = around.references.map {
            Linked(
                title: $0.title, words: "\($0.kindWords). \($0.words)", href: frame.root + $0.reference.path,
                value: isOwn ? $0.reference.text : nil)
        }
        linkHref = isOwn ? "\(action)/links/new" : nil
        changeHref = isOwn && !evidence.isShared && evidence.words != nil ? "\(action)/edit" : nil
        share = isOwn && !evidence.isShared && evidence.words != nil && evidence.facts.sensitivity != .restricted
        withdraw =
            isOwn
            ? TextArea(
                "why", "Why does it no longer hold?", why, problems["why"],
                hint: "It leaves every board. Judgements that rest on it say so.", rows: 3,
                most: EvidenceWithdrawal.reasonRule.most) : nil
    }

    private static func tags(_ evidence: Evidence) -> [Tag] {
        [
            Tag(evidence.facts.kind.words, .neutral),
            evidence.isWithdrawn
                ? Tag("Withdrawn", .wrong) : evidence.isShared ? Tag("Shared", .good) : Tag("Not shared", .waiting),
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
            .init("True of", facts.datedOn.inWords),
            words.map { .init("Comes from", $0.source) },
            words.flatMap { $0.scope.isEmpty ? nil : .init("Covers", $0.scope) },
            .init("Strength", "\(facts.strength.words). \(facts.strength.meaning)"),
            .init("Handled", "\(facts.sensitivity.words). \(facts.sensitivity.meaning)"),
            .init("Added", "\(UKTime.day(of: evidence.addedAt).inWords), by \(adder)"),
        ]
        return SummaryList(rows.compactMap(\.self))
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
        case .supports: Tag(words, .good)
        case .contradicts: Tag(words, .wrong)
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
                .init("What it says"), .init("Kind"), .init("True of"), .init("Strength", isFigure: true),
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
            .init(evidence.words?.says ?? "Sealed", href: root + evidence.id.path),
            .init(evidence.facts.kind.words), .init(evidence.facts.datedOn),
            .init(String(evidence.facts.strength.rawValue)),
            evidence.isWithdrawn
                ? .init("", tag: Tag("Withdrawn", .wrong))
                : .init("", tag: evidence.isShared ? Tag("Shared", .good) : Tag("Not shared", .waiting)),
        ]
    }
}

extension EvidenceFilter {
    init(_ fields: FormFields) {
        kind = fields["kind"].flatMap(EvidenceKind.init(rawValue:))
        side = fields["side"].flatMap(EvidenceSide.init(rawValue:))
        isShared = fields["shared"].flatMap { ["1": true, "0": false][$0] }
        line = fields.id("enquiry")
    }

    /// As it stands in an address.
    var query: String {
        [
            kind.map { "kind=\($0.rawValue)" }, side.map { "side=\($0.rawValue)" },
            isShared.map { "shared=\($0 ? 1 : 0)" }, line.map { "enquiry=\($0.text)" },
        ].compactMap(\.self).joined(separator: "&")
    }
}

extension Evidence {
    /// What stands for it in the address of a page of the list.
    var key: String { "\(facts.datedOn.number).\(id.text)" }
}
