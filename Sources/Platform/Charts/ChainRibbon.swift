/// From a voice heard to an answer told: seven links in a row, each with how much, when and how it stands.
///
/// A screen reader meets a list; the eye meets a chain, in which a missing link is a gap.
package struct ChainRibbon: Sendable {
    package enum State: String, Sendable, CaseIterable {
        case done
        case current
        case broken
        case waiting

        /// Said where a shape can not be seen.
        package var words: String {
            switch self {
            case .done: "done"
            case .current: "happening now"
            case .broken: "missing"
            case .waiting: "not yet"
            }
        }
    }

    package struct Link: Sendable {
        package let name: String
        package let count: String
        package let words: String
        package let href: String?
        package let stateName: String
        package let stateWords: String
        /// How the chain goes on to the next link: `firm`, `pale` or, at the end and beside a gap, not at all.
        package fileprivate(set) var joint: String?
        fileprivate let state: State

        /// - Parameters:
        ///   - count: short, as it stands within the link: "34".
        ///   - words: a date, or for a broken link what is missing: "No owner".
        package init(name: String, count: String, words: String, state: State, href: String? = nil) {
            self.name = name
            self.count = count
            self.words = words
            self.href = href
            self.state = state
            stateName = state.rawValue
            stateWords = state.words
        }
    }

    package let label: String
    package let links: [Link]

    /// - Parameter label: whose chain it is: "From heard to told: feeling safe online".
    package init(_ label: String, _ links: [Link]) {
        self.label = label
        self.links = links.indices.map { index in
            var link = links[index]
            link.joint = links.indices.contains(index + 1) ? Self.joint(link.state, links[index + 1].state) : nil
            return link
        }
    }

    private static func joint(_ state: State, _ next: State) -> String? {
        guard state != .broken, next != .broken else { return nil }
        return state == .done && next != .waiting ? "firm" : "pale"
    }
}
