/// Bars from zero, each in a row of a table that reads as well without them.
package struct BarChart: Sendable {
    package struct Bar: Sendable {
        package let label: String
        package let words: String
        package let href: String?
        /// Nothing is drawn for a figure that has no place on the scale.
        package let isDrawn: Bool
        /// Of the whole width, 0 to 100.
        package fileprivate(set) var width = "0"
        package fileprivate(set) var interval: Interval?
        fileprivate let value: Double
        fileprivate let low: Double?
        fileprivate let high: Double?

        /// - Parameters:
        ///   - value: in any unit, the same for all bars. Below zero is drawn as zero; nil is not drawn.
        ///   - words: the figure with its base: "92 % (35 of 38)".
        ///   - low: the lower end of the interval, drawn only when `high` is given too.
        package init(
            _ label: String, value: Double?, words: String, href: String? = nil, low: Double? = nil,
            high: Double? = nil
        ) {
            self.label = label
            self.words = words
            self.href = href
            isDrawn = value != nil
            self.value = value?.drawable ?? 0
            self.low = low?.drawable
            self.high = high?.drawable
        }

        fileprivate var greatest: Double { max(value, high ?? 0) }

        fileprivate func scaled(to whole: Double) -> Bar {
            var bar = self
            bar.width = (value / whole).percentText
            if let low, let high {
                bar.interval = Interval(low: (low / whole).percentText, high: (high / whole).percentText)
            }
            return bar
        }
    }

    /// Both ends as shares of the whole width, 0 to 100.
    package struct Interval: Sendable, Equatable {
        package let low: String
        package let high: String
    }

    package let title: String
    package let sentence: String
    package let labelTitle: String
    package let valueTitle: String
    package let bars: [Bar]

    /// - Parameters:
    ///   - title: the finding: "Most wanted: more time to discuss".
    ///   - sentence: who was asked, how many answered, when.
    ///   - whole: what fills the line, in the bars' unit: 1 where they are shares. Nil: the greatest of them.
    package init(
        title: String, sentence: String, labelTitle: String, valueTitle: String, bars: [Bar], whole: Double? = nil
    ) {
        self.title = title
        self.sentence = sentence
        self.labelTitle = labelTitle
        self.valueTitle = valueTitle
        let greatest = whole ?? bars.map(\.greatest).max() ?? 0
        self.bars = bars.map { $0.scaled(to: greatest > 0 ? greatest : 1) }
    }
}

extension Double {
    fileprivate var drawable: Double {
        isFinite ? Swift.max(0, self) : 0
    }

    /// A share of 1 as a percentage with at most two decimals.
    fileprivate var percentText: String {
        String((self * 10_000).rounded() / 100)
    }
}
