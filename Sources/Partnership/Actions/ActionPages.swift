import Domain
import Platform

/// What was agreed to be done, soonest due first.
struct ActionsPage: Page {
    static let template = "actions/list"
    static let size = 50

    let frame: Frame
    let status: String
    let results: String
    let state: Select
    let late: Select
    let owner: Select?
    let isFiltered: Bool
    let table: DataTable
    let pagination: Pagination?

    /// - Parameters:
    ///   - listed: up to one more than a page holds, which says that there are more.
    ///   - first: the place of the first one shown, from 1.
    ///   - owners: organisations to choose from. Empty for somebody who sees only one.
    init(
        _ listed: [ListedAction], of count: Int, from first: Int, counts: ActionCounts, _ filter: ActionFilter,
        owners: [(id: ID<Organisation>, name: String)], on today: Day, frame: Frame
    ) {
        self.frame = frame
        status = "\(counts.open) open, \(counts.late) of them late. \(counts.done) done and to be checked."
        results = count == 1 ? "1 action" : "\(count) actions"
        state = Self.states(filter)
        late = Select(
            "late", "Late or not",
            [Choice("", "All", isChosen: !filter.isLate), Choice("1", "Only late", isChosen: filter.isLate)], nil)
        owner = owners.count > 1 ? Self.owners(owners, filter) : nil
        isFiltered = filter != ActionFilter()
        let shown = Array(listed.prefix(Self.size))
        table = ActionTable.table(
            shown, caption: "Actions, soonest due first", empty: Self.empty(isFiltered), on: today, root: frame.root)
        pagination = Self.pagination(
            shown, hasMore: listed.count > Self.size, count, first, filter, root: frame.root)
    }

    private static func states(_ filter: ActionFilter) -> Select {
        Select(
            "state", "Standing",
            [Choice("", "Any", isChosen: filter.state == nil)]
                + Action.State.allCases.map { Choice($0.rawValue, $0.words, isChosen: filter.state == $0) }, nil)
    }

    private static func owners(_ owners: [(id: ID<Organisation>, name: String)], _ filter: ActionFilter) -> Select {
        Select(
            "owner", "Owner",
            [Choice("", "Everybody", isChosen: filter.owner == nil)]
                + owners.map { Choice($0.id.text, $0.name, isChosen: filter.owner == $0.id) }, nil)
    }

    private static func empty(_ isFiltered: Bool) -> EmptyState {
        isFiltered
            ? EmptyState("No action like that", "Choose something else above, or show all actions.")
            : EmptyState(
                "There are no actions yet", "Actions are agreed on the page of a decision and will be listed here.")
    }

    private static func pagination(
        _ shown: [ListedAction], hasMore: Bool, _ count: Int, _ first: Int, _ filter: ActionFilter, root: String
    ) -> Pagination? {
        guard let last = shown.last?.action, hasMore || first > 1 else { return nil }
        let next = first + shown.count
        let place = ActionStore.Place(dueOn: last.dueOn, id: last.id)
        return Pagination(
            words: "Showing \(first) to \(next - 1) of \(count)", previousHref: nil,
            nextHref: hasMore ? "\(root)/actions?\(place.query)&from=\(next)\(filter.query)" : nil)
    }
}

/// Actions as rows: here and on the page of a decision.
enum ActionTable {
    static func table(
        _ actions: [ListedAction], caption: String, empty: EmptyState, on today: Day, root: String
    ) -> DataTable {
        DataTable(
            caption: caption,
            columns: [.init("Action"), .init("Owner"), .init("Due"), .init("Standing")],
            rows: actions.map { listed in
                [
                    .init(listed.action.what, href: "\(root)/actions/\(listed.action.id.text)"),
                    .init(listed.ownerName), .init(listed.action.dueOn.inWords),
                    .init("", tag: listed.action.tag(on: today)),
                ]
            },
            empty: empty)
    }
}

extension Action {
    func tag(on today: Day) -> Tag {
        if isLate(on: today) { return Tag("Late", .wrong) }
        return switch state {
        case .open: Tag(state.words, .neutral)
        case .done: Tag(state.words, .waiting)
        case .closed: Tag(state.words, .good)
        }
    }
}
