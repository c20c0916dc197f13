/// A body that takes part in the partnership: a council, a trust, a force, a school, a charity.
package struct Organisation: Sendable, Equatable {
    package let id: ID<Organisation>
    package let name: String

    package init(id: ID<Organisation>, name: String) {
        self.id = id
        self.name = name
    }
}
