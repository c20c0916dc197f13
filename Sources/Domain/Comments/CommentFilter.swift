/// Which comments of a hub a list shows. Every part narrows it further.
package struct CommentFilter: Sendable, Hashable {
    package enum Themed: Sendable, Hashable {
        case under(ID<Theme>)
        /// Under no theme yet.
        case none
    }

    /// Words that all have to stand in the comment, in any order and any case.
    package var words: String
    package var theme: Themed?
    package var source: CommentSource?
    package var kind: OrganisationKind?
    package var area: String?
    package var question: String?
    package var isYoungPeople: Bool
    /// Only those of which it is not known for what kind of organisation whoever spoke works.
    package var isKindUnknown: Bool
    package var isAreaUnknown: Bool

    package init(
        words: String = "", theme: Themed? = nil, source: CommentSource? = nil, kind: OrganisationKind? = nil,
        area: String? = nil, question: String? = nil, isYoungPeople: Bool = false,
        isKindUnknown: Bool = false, isAreaUnknown: Bool = false
    ) {
        self.words = words
        self.theme = theme
        self.source = source
        self.kind = kind
        self.area = area
        self.question = question
        self.isYoungPeople = isYoungPeople
        self.isKindUnknown = isKindUnknown
        self.isAreaUnknown = isAreaUnknown
    }

    /// As many words as are looked for. More would narrow no further in practice.
    package static let mostTerms = 8

    /// What is looked for in the folded text.
    package var terms: [String] {
        Array(words.folded.split(separator: " ").map(String.init).prefix(Self.mostTerms))
    }

    package var isEmpty: Bool { self == CommentFilter() }
}
