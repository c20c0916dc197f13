/// One figure with what it is a part of. A count that is no part of anything has no share.
package struct Figure: Sendable, Equatable {
    package let name: String
    package let count: Int
    package let share: Share?
    /// What the whole is, in words: "comments of this hub". Of a count alone, what is counted.
    package let base: String
    /// Where the rows behind it are, on this site.
    package let path: String?

    package init(_ name: String, _ count: Int, of whole: Int, base: String, path: String?) {
        self.name = name
        self.count = count
        share = Share(count, of: whole)
        self.base = base
        self.path = path
    }

    package init(_ name: String, _ count: Int, counting base: String, path: String?) {
        self.name = name
        self.count = count
        share = nil
        self.base = base
        self.path = path
    }
}

/// Figures that belong together, with what one has to know to read them.
package struct FigureGroup: Sendable, Equatable {
    package let id: String
    /// What is counted: "Where comments were heard".
    package let title: String
    /// What the figures say, in one sentence without its full stop: "Most comments were heard at local forums".
    package let finding: String
    package let sentence: String
    package let figures: [Figure]

    package init(id: String, title: String, finding: String, sentence: String, figures: [Figure]) {
        self.id = id
        self.title = title
        self.finding = finding
        self.sentence = sentence
        self.figures = figures
    }
}

/// All figures of one hub, as its records stand on one day.
package struct HubReport: Sendable, Equatable {
    package let hub: String
    package let asOf: Day
    package let groups: [FigureGroup]

    package init(hub: String, asOf: Day, groups: [FigureGroup]) {
        self.hub = hub
        self.asOf = asOf
        self.groups = groups
    }
}
