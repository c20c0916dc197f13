import Testing

@testable import Platform

@Suite struct BarChartTests {
    private static func chart(_ bars: [BarChart.Bar]) -> BarChart {
        BarChart(
            title: "Most wanted: more time", sentence: "38 of 52 answered.", labelTitle: "What", valueTitle: "Share",
            bars: bars)
    }

    @Test func barsBeginAtZeroAndTheGreatestFillsTheLine() {
        let bars = Self.chart([.init("North", value: 800, words: "800"), .init("South", value: 200, words: "200")]).bars
        #expect(bars.map(\.width) == ["100.0", "25.0"])
        #expect(bars.allSatisfy { $0.interval == nil })
    }

    @Test func intervalsFitOnTheSameScale() {
        let bar = BarChart.Bar("Time", value: 0.5, words: "50 %", low: 0.25, high: 1)
        let bars = Self.chart([bar, .init("Room", value: 0.1, words: "10 %", low: 0.05)]).bars
        #expect(bars.map(\.width) == ["50.0", "10.0"])
        #expect(bars[0].interval == BarChart.Interval(low: "25.0", high: "100.0"))
        #expect(bars[1].interval == nil)
    }

    @Test func sharesAreDrawnFromZeroToTheWhole() {
        let bars = BarChart(
            title: "Most came back", sentence: "", labelTitle: "What", valueTitle: "Share",
            bars: [
                .init("Back", value: 0.5, words: "50%", low: 0.25, high: 0.75), .init("All", value: nil, words: "8"),
            ],
            whole: 1
        ).bars
        #expect(bars.map(\.width) == ["50.0", "0.0"])
        #expect(bars.map(\.isDrawn) == [true, false])
        #expect(bars[0].interval == BarChart.Interval(low: "25.0", high: "75.0"))
    }

    @Test(arguments: [0, -3, .nan, .infinity])
    func nothingToDrawIsNoBar(_ value: Double) {
        #expect(Self.chart([.init("None", value: value, words: "–")]).bars.map(\.width) == ["0.0"])
    }

    @Test func readsAsATable() throws {
        let bar = BarChart.Bar("More <time>", value: 0.92, words: "92 % (35 of 38)", href: "/a", low: 0.79, high: 0.97)
        let html = try rendered(Self.chart([bar]), with: "charts/bars")
        #expect(html.contains(#"<span class="chart__title">Most wanted: more time</span>"#))
        #expect(html.contains(#"<th scope="col">What</th><th scope="col">Share</th>"#))
        #expect(html.contains(#"scope="row"><a href="/a">More &lt;time&gt;</a></th>"#))
        #expect(html.contains(#"<span class="chart__words">92 % (35 of 38)</span>"#))
        #expect(html.contains(#"<svg class="chart__bar" aria-hidden="true""#))
        #expect(!html.contains("style="))
    }
}
