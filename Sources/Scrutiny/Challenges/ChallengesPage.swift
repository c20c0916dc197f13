import Domain
import Partnership
import Platform
import Questions

/// The log: every challenge and question this person sees, the newest first.
struct ChallengesPage: Page {
    static let template = "challenges/list"
    static let size = 50

    let frame: Frame
    let status: String
    let results: String
    let newHref: String?
    let newWords: String
    let bankHref: String?
    let state: Select
    let addressee: Select?
    let theme: Select?
    let late: Select
    let isFiltered: Bool
    let exports: ExportLinks
    let table: DataTable
    let pagination: Pagination?

    init(
        _ part: ListPart<ListedChallenge>, counts: ChallengeCounts, _ filter: ChallengeFilter,
        choices: ChallengeChoices, for viewer: Viewer, on today: Day, frame: Frame
    ) {
        let path = "\(frame.root)/challenges"
        self.frame = frame
        status =
            counts.all == 0
            ? "What was asked, of whom, what was answered and what it changed."
            : "\(counts.waiting.grouped) waiting for an answer, \(counts.late.grouped) of them late. "
                + "\(counts.finished.grouped) of \(counts.all.grouped) resolved."
        results = part.found == 1 ? "1 entry" : "\(part.found.grouped) entries"
        let mayRaise = viewer.may(.raiseChallenges)
        newHref = mayRaise ? "\(path)/new" : nil
        newWords = viewer.onlyAsks ? "Ask a question" : "Raise a challenge"
        bankHref = mayRaise ? "\(path)/questions" : nil
        state = Select(
            "state", "Standing", none: "Any", Challenge.State.allCases.map { ($0.rawValue, $0.words) },
            filter.state?.rawValue)
        addressee = Self.addressees(choices, filter)
        theme =
            choices.themes.isEmpty
            ? nil
            : Select("theme", "Theme", none: "Any", choices.themes.map { ($0, $0) }, Self.chosen(filter, choices))
        late = Select("late", "Late or not", none: "All", [("1", "Only late")], filter.isLate ? "1" : nil)
        isFiltered = filter != ChallengeFilter()
        exports = ExportLinks("Export all entries you see", at: "\(path)/export")
        table = Self.table(part.rows, isFiltered, newHref, newWords, on: today, root: frame.root)
        pagination = part.pagination(at: path, filter.query, key: \.key)
    }

    private static func addressees(_ choices: ChallengeChoices, _ filter: ChallengeFilter) -> Select? {
        guard choices.addressees.count > 1 else { return nil }
        return Select(
            "to", "Put to", none: "Anybody", choices.addressees.map { ($0.addressee.text, $0.name) },
            filter.addressee?.text)
    }

    private static func chosen(_ filter: ChallengeFilter, _ choices: ChallengeChoices) -> String? {
        filter.theme.flatMap { theme in choices.themes.first { $0.folded == theme.folded } }
    }

    private static func table(
        _ rows: [ListedChallenge], _ isFiltered: Bool, _ newHref: String?, _ newWords: String, on today: Day,
        root: String
    ) -> DataTable {
        DataTable(
            caption: "Challenges and questions, newest first",
            columns: [.init("What is asked"), .init("Put to"), .init("Answer due"), .init("Standing")],
            rows: rows.map { listed in
                let challenge = listed.challenge
                return [
                    .init(
                        "\(challenge.number). \(challenge.draft.issue.firstLine)",
                        href: "\(root)/challenges/\(challenge.id.text)"),
                    .init(listed.addressee), .init(challenge.dueOn), .init("", tag: challenge.tag(on: today)),
                ]
            },
            empty: isFiltered
                ? EmptyState("No entry like that", "Choose something else above, or show the whole log.")
                : EmptyState(
                    "Nothing has been asked yet", "Each challenge and each question will be listed here.",
                    action: newWords, href: newHref))
    }
}

extension ListedChallenge {
    /// What stands for it in the address of a page of the list.
    var key: String { "\(-challenge.number).\(challenge.id.text)" }
}

extension Viewer {
    /// Elected members ask questions; they do not challenge for the partnership.
    var onlyAsks: Bool {
        guard let member else { return true }
        return member.roles.isDisjoint(with: [.scrutineer, .executiveMember, .strategicMember])
    }
}

extension Challenge {
    func tag(on today: Day) -> Tag {
        if isLate(on: today) { return Tag(lateWords(on: today), .wrong) }
        return switch state {
        case .raised, .acknowledged: Tag(state.words, .neutral)
        case .responded: Tag(state.words, .waiting)
        case .contested, .escalated: Tag(state.words, .wrong)
        case .accepted, .resolved, .reviewed: Tag(state.words, .good)
        }
    }

    /// "3 working days late". A weekend alone makes nothing later, and where bank holidays are not known nothing is
    /// counted.
    func lateWords(on today: Day) -> String {
        let days = try? WorkingDays.england().count(from: dueOn, to: today)
        guard let days, days > 0 else { return "Late" }
        return days == 1 ? "1 working day late" : "\(days.grouped) working days late"
    }
}

extension String {
    /// The first line, cut at a word when it is long.
    var firstLine: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? self
        guard line.count > 120 else { return line }
        let cut = line.prefix(120)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + "…"
    }
}
