import Domain
import Foundation
import Partnership
import Platform
import Storage

/// Counts a hub's records: a fixed number of queries, whatever there is.
enum FigureStore {
    static func report(of id: ID<Hub>, on today: Day, _ db: any Connection) throws -> HubReport {
        let standing = try LoopStore.standing(of: id, on: db)
        let path = standing.hub.path
        let counts = CommentFigures(path: path, all: standing.comments, rows: try provenance(of: id, on: db))
        let people = try PeopleFigures(
            hub: standing.hub, newContacts: ContactStore.count(fromHub: id, on: db),
            agreed: ContactStore.recipients(fromHub: id, consenting: .feedback, on: db).map(\.id),
            toldOn: TellingStore.toldOn(contactsOf: id, on: db))
        let themes = ThemeFigures(standing: standing, themed: try CommentStore.themed(of: id, on: db))
        return HubReport(
            hub: standing.hub.title, asOf: today,
            groups: [
                themes.comments, counts.bySource, counts.byKind, counts.byArea, themes.decisions,
                ActionFigures(standing: standing, today: today).group, people.group,
            ])
    }

    struct Provenance: Sendable {
        let source: CommentSource
        let kind: OrganisationKind?
        let area: String?
        let comments: Int
    }

    private static func provenance(of hub: ID<Hub>, on db: any Connection) throws -> [Provenance] {
        try CommentStore.provenance(of: hub, on: db).map {
            Provenance(source: $0.source, kind: $0.kind, area: $0.area, comments: $0.comments)
        }
    }
}

/// Where comments came from.
struct CommentFigures {
    let path: String
    let all: Int
    let rows: [FigureStore.Provenance]

    private let base = "comments of this hub"

    init(path: String, all: Int, rows: [FigureStore.Provenance]) {
        self.path = path
        self.all = all
        self.rows = rows
    }

    var bySource: FigureGroup {
        let counted = CommentSource.allCases.map { source in (source, count { $0.source == source }) }
        let figures = counted.filter { $0.1 > 0 }.map { source, count in
            figure(source.words, count, CommentFilter(source: source))
        }
        let young = count { $0.source.isYoungPeople }
        return FigureGroup(
            id: "sources", title: "Where comments were heard",
            finding: Finding.sources(counted.map { (part: $0.0, count: $0.1) }, of: all),
            sentence: "Each comment was heard at one place.",
            figures: figures
                + (young > 0 ? [figure("Young people, both together", young, CommentFilter(isYoungPeople: true))] : []))
    }

    var byKind: FigureGroup {
        let counted = OrganisationKind.allCases.map { kind in (kind, count { $0.kind == kind }) }
        return FigureGroup(
            id: "kinds", title: "Kinds of organisation",
            finding: Finding.kinds(counted.map { (part: $0.0, count: $0.1) }, of: all),
            sentence: "By the organisation of whoever spoke, where it was given.",
            figures: counted.filter { $0.1 > 0 }.map { figure($0.words, $1, CommentFilter(kind: $0)) }
                + unknown("Kind not given", count { $0.kind == nil }, CommentFilter(isKindUnknown: true)))
    }

    var byArea: FigureGroup {
        let counted = Set(rows.compactMap(\.area)).sorted().map { area in (area, count { $0.area == area }) }
        return FigureGroup(
            id: "areas", title: "Areas", finding: Finding.areas(counted.map { (part: $0.0, count: $0.1) }, of: all),
            sentence: "By the area of the forum or of whoever spoke, where it was given.",
            figures: counted.map { figure($0, $1, CommentFilter(area: $0)) }
                + unknown("Area not given", count { $0.area == nil }, CommentFilter(isAreaUnknown: true)))
    }

    private func unknown(_ words: String, _ count: Int, _ filter: CommentFilter) -> [Figure] {
        count > 0 ? [figure(words, count, filter)] : []
    }

    private func figure(_ words: String, _ count: Int, _ filter: CommentFilter) -> Figure {
        Figure(words, count, of: all, base: base, path: "\(path)/comments?\(filter.query)")
    }

    private func count(_ isCounted: (FigureStore.Provenance) -> Bool) -> Int {
        rows.filter(isCounted).reduce(0) { $0 + $1.comments }
    }
}

/// What comments were about, and what was decided.
struct ThemeFigures {
    let standing: HubStanding
    /// Comments under at least one theme.
    let themed: Int

    private var path: String { standing.hub.path }

    var comments: FigureGroup {
        let base = "comments of this hub"
        let figures = standing.themes.map { theme in
            let filter = CommentFilter(theme: .under(theme.theme.id))
            let sources = theme.tally.sources == 1 ? "1 source" : "\(theme.tally.sources) sources"
            return Figure(
                "\(theme.theme.name), \(sources)", theme.tally.comments, of: standing.comments, base: base,
                path: "\(path)/comments?\(filter.query)")
        }
        let none = Figure(
            "Under no theme", standing.comments - themed, of: standing.comments, base: base,
            path: "\(path)/comments?\(CommentFilter(theme: CommentFilter.Themed.none).query)")
        let counted = standing.themes.map { (part: $0.theme.name, count: $0.tally.comments) }
        return FigureGroup(
            id: "themes", title: "Themes", finding: Finding.themes(counted, of: standing.comments),
            sentence: "A comment may stand under several themes, so that the shares add up to more than 100%.",
            figures: figures + (standing.comments > themed ? [none] : []))
    }

    var decisions: FigureGroup {
        let (hub, all, made) = (standing.hub, standing.themes, standing.made)
        func themes(_ rows: FigureRows) -> Int { all.count { rows.holds($0) } }
        let (sent, decided) = (themes(.sent), themes(.decided))
        return FigureGroup(
            id: "decisions", title: "Decisions", finding: Finding.decisions(sent: sent, decided: decided),
            sentence: "What groups answered about the themes that were sent to them.",
            figures: [
                Figure(FigureRows.sent.words, sent, of: all.count, base: "themes", path: FigureRows.sent.path(in: hub)),
                Figure(
                    FigureRows.decided.words, decided, of: sent, base: "themes sent",
                    path: FigureRows.decided.path(in: hub)),
            ]
                + FigureRows.all(of: .decision).map { rows in
                    Figure(
                        rows.words, made.count { rows.holds($0) }, of: made.count, base: "decisions",
                        path: rows.path(in: hub))
                })
    }
}

/// What was done about it.
struct ActionFigures {
    let standing: HubStanding
    let today: Day

    var group: FigureGroup {
        let actions = standing.agreed.map(\.listed.action)
        func count(_ rows: FigureRows) -> Int { actions.count { rows.holds($0, on: today) } }
        return FigureGroup(
            id: "actions", title: "Actions",
            finding: Finding.actions(actions.count, late: count(.late), closed: count(.closed)),
            sentence: "Agreed about the decisions in force. A closed action was checked by somebody other than "
                + "its owner.",
            figures: FigureRows.all(of: .action).map { rows in
                Figure(
                    rows.words, count(rows), of: actions.count, base: "actions agreed",
                    path: rows.path(in: standing.hub))
            })
    }
}

/// Who came, and who was told.
struct PeopleFigures {
    let hub: Hub
    let newContacts: Int
    /// Those of them who agreed to hear what came of it.
    let agreed: [ID<Contact>]
    let toldOn: [ID<Contact>: Day]

    var group: FigureGroup {
        FigureGroup(
            id: "people", title: "People", finding: Finding.people(newContacts),
            sentence: "Contacts whose record says that they came to the partnership through this hub.",
            figures: [
                Figure(
                    "New contacts", newContacts, counting: "contacts added through this hub",
                    path: "\(hub.path)/report/contacts"),
                Figure(
                    PeopleRows.agreed.words, agreed.count, of: newContacts, base: "new contacts",
                    path: PeopleRows.agreed.path(in: hub)),
                Figure(
                    PeopleRows.told.words, agreed.count { toldOn[$0] != nil }, of: agreed.count,
                    base: "who agreed to hear", path: PeopleRows.told.path(in: hub)),
            ])
    }
}
