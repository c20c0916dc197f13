import Testing

@testable import Platform

@Suite struct SharedPartsTests {
    private static let nothing = EmptyState("No schools yet", "They appear here.", action: "Add one", href: "/a?b=1&c")

    private static func table(_ rows: [[DataTable.Cell]]) -> DataTable {
        DataTable(
            caption: "Schools in Testshire",
            columns: [
                .init("School", sortHref: "?by=name", isSorted: true),
                .init("Voices", isFigure: true, sortHref: "?by=v"),
                .init("Status"),
            ],
            rows: rows, empty: nothing)
    }

    @Test func everyCellKnowsItsColumn() throws {
        let row: [DataTable.Cell] = [
            .init("Ash <Grove>", href: "/schools/1"), .init("1,208"), .init("", tag: Platform.Tag("Told", .good)),
        ]
        let html = try rendered(Self.table([row]), with: "shared/table")
        #expect(html.contains(#"scope="row" data-label="School"><span class="data-table__value"><a href="/schools"#))
        #expect(html.contains(#"href="/schools/1">Ash &lt;Grove&gt;</a>"#))
        #expect(html.contains(#"<td class="nhsuk-table__cell is-figure" role="cell" data-label="Voices">"#))
        #expect(html.contains(#"<strong class="nhsuk-tag tag--good">Told</strong>"#))
        #expect(!html.contains("No schools yet"))
    }

    @Test func headsSayHowTheTableIsSorted() throws {
        let html = try rendered(Self.table([[.init("Ash")]]), with: "shared/table")
        #expect(html.contains("Schools in Testshire</caption>"))
        #expect(html.contains(#"scope="col" aria-sort="other"><a class="sort" href="?by=name">School"#))
        #expect(html.contains(#"<a class="sort" href="?by=v">Voices<span class="nhsuk-u-visually-hidden">, sort by"#))
        #expect(html.contains(#"<th class="nhsuk-table__header" role="columnheader" scope="col">Status</th>"#))
    }

    @Test func moreCellsThanColumnsStand() throws {
        let row = ["Ash", "3", "–", "left over"].map { DataTable.Cell($0) }
        #expect(try rendered(Self.table([row]), with: "shared/table").contains("left over"))
    }

    @Test func anEmptyTableSaysHowToBegin() throws {
        let html = try rendered(Self.table([]), with: "shared/table")
        #expect(html.contains(#"<h2 class="empty__title">No schools yet</h2> <p>They appear here.</p>"#))
        #expect(html.contains(#"href="/a?b=1&amp;c">Add one</a>"#))
        #expect(!html.contains("<table"))
        #expect(!(try rendered(EmptyState("None", "Nothing", action: "Add"), with: "shared/empty").contains("<a")))
    }

    @Test func pagesLeadBothWays() throws {
        let middle = Pagination(words: "Showing 51 to 100 of 10,334", previousHref: "?before=a", nextHref: "?after=b")
        let html = try rendered(middle, with: "shared/pagination")
        #expect(html.contains(#"href="?before=a" rel="prev""#) && html.contains(#"href="?after=b" rel="next""#))
        let only = Pagination(words: "Showing all 3", previousHref: nil, nextHref: nil)
        #expect(!(try rendered(only, with: "shared/pagination").contains("<a")))
    }

    @Test func summaryNamesWhatIsChanged() throws {
        let list = SummaryList([
            .init("Title", "Safe & sound", changeHref: "/change"), .init("Voices", "34", href: "/voices"),
        ])
        let html = try rendered(list, with: "shared/summary-list")
        #expect(html.contains("Safe &amp; sound</dd>"))
        #expect(html.contains(#"Change<span class="nhsuk-u-visually-hidden"> Title</span>"#))
        #expect(html.contains(#"<a href="/voices">34</a>"#))
        #expect(html.occurrences(of: "__row--no-actions") == 1)
    }

    @Test(arguments: Platform.Tag.Tone.allCases)
    func tagsSayWordsFirst(_ tone: Platform.Tag.Tone) throws {
        let html = try rendered(Platform.Tag("Late", tone), with: "shared/tag")
        #expect(html == #"<strong class="nhsuk-tag tag--\#(tone.rawValue)">Late</strong>"#)
    }
}
