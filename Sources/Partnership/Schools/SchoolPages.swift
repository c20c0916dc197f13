import Domain
import Foundation
import Platform

/// Schools by name.
struct SchoolsPage: Page {
    static let template = "schools/list"
    static let size = 50

    let frame: Frame
    let importHref: String?
    let words: TextField
    let phase: Select
    let isFiltered: Bool
    let results: String
    let table: DataTable
    let pagination: Pagination?

    init(
        _ part: ListPart<KeptSchool>, _ filter: SchoolFilter, phases: [String], mayChange: Bool, frame: Frame
    ) {
        self.frame = frame
        let importHref = mayChange ? "\(frame.root)/schools/import" : nil
        self.importHref = importHref
        words = TextField("words", "Name or URN", filter.words, nil, type: "search")
        phase = Select(
            "phase", "Phase",
            [Choice("", "Any", isChosen: filter.phase == nil)]
                + phases.map { Choice($0, $0, isChosen: filter.phase == $0) }, nil)
        isFiltered = filter != SchoolFilter()
        results = part.found == 1 ? "1 school" : "\(part.found.grouped) schools"
        table = Self.table(part.rows, isFiltered, importHref, root: frame.root)
        pagination = part.pagination(at: "\(frame.root)/schools", filter.query) { $0.organisation.text }
    }

    private static func table(
        _ shown: [KeptSchool], _ isFiltered: Bool, _ importHref: String?, root: String
    ) -> DataTable {
        DataTable(
            caption: "Schools, by name",
            columns: [
                .init("Name"), .init("URN", isFigure: true), .init("Phase"), .init("Pupils", isFigure: true),
                .init("Standing"),
            ],
            rows: shown.map { kept in
                let school = kept.school
                return [
                    .init(school.name, href: "\(root)/schools/\(kept.organisation.text)"), .init(school.urn.digits),
                    .init(school.phase ?? "Not known"), .init(school.pupils?.grouped ?? ""),
                    .init("", tag: school.isClosed ? Tag("Closed", .neutral) : Tag("Open", .good)),
                ]
            },
            empty: isFiltered
                ? EmptyState("No school like that", "Choose something else above, or show all schools.")
                : EmptyState(
                    "No school yet", "Schools come from the register of schools, in a file.", action: "Import a file",
                    href: importHref))
    }
}

extension SchoolFilter {
    init(_ fields: FormFields) {
        let phase = (fields["phase"] ?? "").trimmed
        self.init(
            words: (fields["words"] ?? "").trimmed.shortened(to: 100),
            phase: phase.isEmpty ? nil : phase.shortened(to: 100))
    }

    var query: String {
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        return "words=\(escaped(words))&phase=\(escaped(phase ?? ""))"
    }
}

/// One school, as the register has it.
struct SchoolPage: Page {
    static let template = "schools/school"

    let frame: Frame
    let name: String
    let standing: Tag
    let summary: SummaryList
    let organisationHref: String

    init(_ kept: KeptSchool, frame: Frame) {
        self.frame = frame
        let school = kept.school
        name = school.name
        standing = school.isClosed ? Tag("Closed", .neutral) : Tag("Open", .good)
        let facts = [("URN", school.urn.digits)] + school.facts.compactMap { name, value in value.map { (name, $0) } }
        summary = SummaryList(facts.filter { $0.0 != "Name" }.map { SummaryList.Row($0.0, $0.1) })
        organisationHref = "\(frame.root)/organisations/\(kept.organisation.text)"
    }
}

extension SchoolChanges {
    /// What exactly would change, for the page that asks whether it should.
    var tables: [DataTable] {
        let shown = 100
        func table(_ caption: String, _ id: String, _ rows: [[DataTable.Cell]]) -> DataTable? {
            guard !rows.isEmpty else { return nil }
            let part = rows.count > shown ? ", the first \(shown)" : ""
            return DataTable(
                caption: "\(caption): \(rows.count.grouped)\(part)",
                columns: [.init("School"), .init("URN", isFigure: true), .init("What")],
                rows: Array(rows.prefix(shown)), empty: EmptyState("None", ""), id: id)
        }
        func row(_ school: School, _ words: String) -> [DataTable.Cell] {
            [.init(school.name), .init(school.urn.digits), .init(words)]
        }
        return [
            table("Changed", "changed", changed.map { row($0.after, $0.words.joined(separator: ". ")) }),
            table("Closed", "closed", closed.map { row($0.after, "Closes, and keeps its records") }),
            table("Added", "added", added.map { row($0, $0.phase ?? "New") }),
        ].compactMap { $0 }
    }
}
