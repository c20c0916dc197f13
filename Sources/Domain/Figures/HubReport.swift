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
    package let title: String
    package let sentence: String
    package let figures: [Figure]

    package init(id: String, title: String, sentence: String, figures: [Figure]) {
        self.id = id
        self.title = title
        self.sentence = sentence
        self.figures = figures
    }

    /// The greatest of them; nil where nothing was counted, or where two are equally great.
    package var greatest: Figure? {
        guard let most = figures.max(by: { $0.count < $1.count }), most.count > 0 else { return nil }
        return figures.count { $0.count == most.count } == 1 ? most : nil
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
