/// What several comments of a hub have in common, named and summed up by the business unit.
package struct Theme: Sendable, Equatable {
    package let id: ID<Theme>
    package let hub: ID<Hub>
    package let name: String
    /// "What we heard", for the strategic group and for everybody who spoke.
    package let summary: String?

    package init(id: ID<Theme>, hub: ID<Hub>, name: String, summary: String?) {
        self.id = id
        self.hub = hub
        self.name = name
        self.summary = summary
    }
}

package enum ThemeRefusal: Refusal, Equatable {
    case nameTaken(String)
    case noSummary
    case noComments
    case onAgenda

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .nameTaken(let name): "This hub has a theme called \(name) already."
        case .noSummary: "Sum up what was heard before you send the theme to a meeting: it is what the group will read."
        case .noComments: "There is no comment under this theme yet, so there is nothing to send."
        case .onAgenda: "This theme is on the agenda of that meeting already."
        }
    }
}
