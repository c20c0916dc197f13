/// Where a comment was heard.
package enum CommentSource: String, Sendable, CaseIterable, Hashable {
    case localForum = "local-forum"
    case onlineSurvey = "online-survey"
    case focusGroup = "young-people-focus-group"
    case supportedYoungPeople = "young-people-supported"
    case families
    case other

    package var words: String {
        switch self {
        case .localForum: "Local forum"
        case .onlineSurvey: "Online survey"
        case .focusGroup: "Young people: focus group"
        case .supportedYoungPeople: "Young people supported by a service"
        case .families: "Families"
        case .other: "Somewhere else"
        }
    }

    package var isYoungPeople: Bool {
        self == .focusGroup || self == .supportedYoungPeople
    }

    /// Reads what stands in a file. Words we do not know are kept beside ``other``.
    package static func reading(_ text: String?) -> (source: CommentSource, detail: String?) {
        guard let text else { return (.other, nil) }
        let typed = text.folded
        let known = allCases.first { $0.rawValue == typed || $0.words.folded == typed }
        return known.map { ($0, nil) } ?? (.other, text)
    }
}

/// One thing somebody said, as they said it. Who said it is not known here, and is not to be found out.
package struct Comment: Sendable, Equatable {
    package let id: ID<Comment>
    /// From 1, in the order in which the hub's comments were taken in: what people call it by.
    package let number: Int
    package let words: CommentWords

    package init(id: ID<Comment>, number: Int, words: CommentWords) {
        self.id = id
        self.number = number
        self.words = words
    }
}

/// What was said, where, and by what kind of person.
package struct CommentWords: Sendable, Hashable {
    package let text: String
    package let source: CommentSource
    /// The source in the words of whoever took it in, when it is none of ours.
    package let sourceDetail: String?
    package let organisation: String?
    package let organisationKind: OrganisationKind?
    package let area: String?
    package let role: String?
    package let question: String?

    /// Characters in one comment at most.
    package static let most = 20_000

    package init(
        text: String, source: CommentSource, sourceDetail: String? = nil, organisation: String? = nil,
        organisationKind: OrganisationKind? = nil, area: String? = nil, role: String? = nil, question: String? = nil
    ) {
        self.text = text
        self.source = source
        self.sourceDetail = sourceDetail
        self.organisation = organisation
        self.organisationKind = organisationKind
        self.area = area
        self.role = role
        self.question = question
    }

    /// What stands on a page: an answer that was put under a theme may have come without its words.
    package var shown: String {
        text.isEmpty ? "No words were written down" : text
    }

    package var sourceWords: String {
        sourceDetail ?? source.words
    }

    /// What makes two comments of one file the same row read again: all fields, and which of several equal ones.
    ///
    /// Each field stands behind its length in bytes, so no two different comments give the same text.
    package func identity(occurrence: Int) -> String {
        let fields = [
            text, source.rawValue, sourceDetail ?? "", organisation ?? "", area ?? "", role ?? "", question ?? "",
            String(occurrence),
        ]
        return fields.map { "\($0.utf8.count):\($0)" }.joined()
    }
}
