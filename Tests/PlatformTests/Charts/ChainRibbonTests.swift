import Testing

@testable import Platform

@Suite struct ChainRibbonTests {
    private static func ribbon(_ states: [ChainRibbon.State]) -> ChainRibbon {
        ChainRibbon("From heard to told", states.map { .init(name: "Heard", count: "34", words: "in May", state: $0) })
    }

    @Test func aListenerHearsEachLink() throws {
        let ribbon = ChainRibbon(
            "From heard to told: <quiet> rooms",
            [
                .init(name: "Heard", count: "34", words: "14 February 2019", state: .done, href: "/hubs/1#heard"),
                .init(name: "Done", count: "1 of 2", words: "No owner", state: .broken),
            ])
        let html = try rendered(ribbon, with: "charts/ribbon")
        #expect(html.contains(#"<ol class="ribbon__links" aria-label="From heard to told: &lt;quiet&gt; rooms">"#))
        #expect(html.contains(#"<a class="ribbon__part" href="/hubs/1#heard"><span class="ribbon__name">Heard</span>"#))
        #expect(Self.spoken(html).contains("Heard, done: 34 14 February 2019"))
        #expect(Self.spoken(html).contains("Done, missing: 1 of 2 No owner"))
        #expect(html.occurrences(of: "<li ") == 2 && html.occurrences(of: "<a ") == 1)
    }

    @Test func everyStateHasItsOwnWordsAndShape() throws {
        let html = try rendered(Self.ribbon(ChainRibbon.State.allCases), with: "charts/ribbon")
        for state in ChainRibbon.State.allCases {
            #expect(html.contains("ribbon__link--\(state.rawValue)"))
            #expect(html.contains(", \(state.words): "))
        }
        #expect(Set(ChainRibbon.State.allCases.map(\.words)).count == 4)
    }

    @Test func theChainHoldsUpToTheGap() {
        let joints = Self.ribbon([.done, .done, .broken, .done, .current, .waiting, .waiting]).links.map(\.joint)
        #expect(joints == ["firm", nil, nil, "firm", "pale", "pale", nil])
        #expect(Self.ribbon([]).links.isEmpty)
    }

    /// What is left without the tags.
    private static func spoken(_ html: String) -> String {
        html.replacing(/<[^>]*>/, with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
