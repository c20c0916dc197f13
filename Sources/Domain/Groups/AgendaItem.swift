import FoundationEssentials

/// One matter on the agenda of a meeting.
package struct AgendaItem: Sendable, Equatable {
    package let id: ID<AgendaItem>
    package let meeting: ID<Meeting>
    /// From 1, in the order in which the group takes them.
    package let position: Int
    package let title: String
    /// What the group should know before it decides.
    package let words: String
    package let subject: AgendaSubject?

    package init(
        id: ID<AgendaItem>, meeting: ID<Meeting>, position: Int, title: String, words: String,
        subject: AgendaSubject? = nil
    ) {
        self.id = id
        self.meeting = meeting
        self.position = position
        self.title = title
        self.words = words
        self.subject = subject
    }
}

/// What an agenda item is about, named by a kind and an id, so that a meeting need not know what it discusses.
package struct AgendaSubject: Sendable, Hashable {
    package let kind: String
    package let id: UUID

    package init(kind: String, id: UUID) {
        self.kind = kind
        self.id = id
    }
}
