/// The two boards a learning hub is for, and whose lists a contact stands on.
package enum Board: String, Sendable, CaseIterable, Hashable {
    case children
    case adults

    package var words: String {
        switch self {
        case .children: "Children's board"
        case .adults: "Adults' board"
        }
    }
}
