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

    /// - Parameter owners: organisations to choose from. Empty for somebody who sees only one.
    init(
        _ part: ListPart<ListedAction>, counts: ActionCounts, _ filter: ActionFilter,
        owners: [(id: ID<Organisation>, name: String)], on today: Day, frame: Frame
    ) {
        self.frame = frame
        status = "\(counts.open) open, \(counts.late) of them late. \(counts.done) done and to be checked."
        results = part.found == 1 ? "1 action" : "\(part.found.grouped) actions"
        state = Self.states(filter)
        late = Select(
            "late", "Late or not",
            [Choice("", "All", isChosen: !filter.isLate), Choice("1", "Only late", isChosen: filter.isLate)], nil)
        owner = owners.count > 1 ? Self.owners(owners, filter) : nil
        isFiltered = filter != ActionFilter()
        table = ActionTable.table(
            part.rows, caption: "Actions, soonest due first", empty: Self.empty(isFiltered), on: today, root: frame.root
        )
        pagination = part.pagination(at: "\(frame.root)/actions", filter.query, key: \.key)
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
}

/// Actions as rows: here and on the page of what they were agreed about.
package enum ActionTable {
    package static func table(
        _ actions: [ListedAction], caption: String, empty: EmptyState, on today: Day, root: String
    ) -> DataTable {
        DataTable(
            caption: caption,
            columns: [.init("Action"), .init("Owner"), .init("Due"), .init("Standing")],
            rows: actions.map { listed in
                [
                    .init(listed.action.what, href: "\(root)/actions/\(listed.action.id.text)"),
                    .init(listed.ownerName), .init(listed.action.dueOn),
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
