/// Where a local forum is held: one or more districts taken together.
package struct Area: Sendable, Equatable {
    package let id: ID<Area>
    package let name: String

    package init(id: ID<Area>, name: String) {
        self.id = id
        self.name = name
    }
}

/// A district or borough, grouped with others into a forum's area.
package struct District: Sendable, Equatable {
    package let id: ID<District>
    package let name: String
    /// Nil until somebody has put it under an area.
    package let area: ID<Area>?

    package init(id: ID<District>, name: String, area: ID<Area>?) {
        self.id = id
        self.name = name
        self.area = area
    }
}
