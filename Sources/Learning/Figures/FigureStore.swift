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
            path: path, newContacts: ContactStore.count(fromHub: id, on: db),
            agreed: ContactStore.recipients(fromHub: id, consenting: .feedback, on: db).count,
            told: TellingStore.people(of: id, on: db).told)
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
            sentence: "Each comment was heard at one place.",
            figures: figures
                + (young > 0 ? [figure("Young people, both together", young, CommentFilter(isYoungPeople: true))] : []))
    }

    var byKind: FigureGroup {
        let counted = OrganisationKind.allCases.map { kind in (kind, count { $0.kind == kind }) }
        return FigureGroup(
            id: "kinds", title: "Kinds of organisation",
            sentence: "By the organisation of whoever spoke, where it was given.",
            figures: counted.filter { $0.1 > 0 }.map { figure($0.words, $1, CommentFilter(kind: $0)) }
                + unknown("Kind not given", count { $0.kind == nil }, CommentFilter(isKindUnknown: true)))
    }

    var byArea: FigureGroup {
        let areas = Set(rows.compactMap(\.area)).sorted()
        return FigureGroup(
            id: "areas", title: "Areas", sentence: "By the area of the forum or of whoever spoke, where it was given.",
            figures: areas.map { area in figure(area, count { $0.area == area }, CommentFilter(area: area)) }
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
        return FigureGroup(
            id: "themes", title: "Themes",
            sentence: "A comment may stand under several themes, so that the shares add up to more than 100%.",
            figures: figures + (standing.comments > themed ? [none] : []))
    }

    var decisions: FigureGroup {
        let sent = standing.themes.filter { !$0.sendings.isEmpty }
        let decided = sent.filter { !$0.decisions.isEmpty }
        let made = decided.flatMap(\.decisions)
        let told = made.count { decision in decided.contains { $0.toldOn[decision.id] != nil } }
        let rows = "\(path)/report/decisions"
        return FigureGroup(
            id: "decisions", title: "Decisions",
            sentence: "What groups answered about the themes that were sent to them.",
            figures: [
                Figure("Themes sent to a meeting", sent.count, of: standing.themes.count, base: "themes", path: rows),
                Figure("Themes decided about", decided.count, of: sent.count, base: "themes sent", path: rows),
            ]
                + DecisionAnswer.allCases.map { answer in
                    Figure(
                        answer.words, made.count { $0.answer == answer }, of: made.count, base: "decisions", path: rows)
                } + [Figure("Decisions people were told of", told, of: made.count, base: "decisions", path: rows)])
    }
}

/// What was done about it.
struct ActionFigures {
    let standing: HubStanding
    let today: Day

    var group: FigureGroup {
        let actions = standing.themes.flatMap { theme in theme.decisions.flatMap { theme.actions[$0.id] ?? [] } }
            .map(\.action)
        let rows = "\(standing.hub.path)/report/decisions#actions"
        func figure(_ name: String, _ isCounted: (Action) -> Bool) -> Figure {
            Figure(name, actions.count(where: isCounted), of: actions.count, base: "actions agreed", path: rows)
        }
        return FigureGroup(
            id: "actions", title: "Actions",
            sentence: "Agreed about the decisions in force. A closed action was checked by somebody other than "
                + "its owner.",
            figures: [
                figure("Open, not yet due") { $0.state == .open && !$0.isLate(on: today) },
                figure("Open and late") { $0.isLate(on: today) },
                figure("Done, to be checked") { $0.state == .done },
                figure("Closed") { $0.state == .closed },
            ])
    }
}

/// Who came, and who was told.
struct PeopleFigures {
    let path: String
    let newContacts: Int
    let agreed: Int
    let told: Int

    var group: FigureGroup {
        let rows = "\(path)/report/contacts"
        return FigureGroup(
            id: "people", title: "People",
            sentence: "Contacts whose record says that they came to the partnership through this hub.",
            figures: [
                Figure("New contacts", newContacts, counting: "contacts added through this hub", path: rows),
                Figure(
                    "Agreed to hear what came of it", agreed, of: newContacts, base: "new contacts", path: rows),
                Figure("Told what was decided", min(told, agreed), of: agreed, base: "who agreed to hear", path: rows),
            ])
    }
}
