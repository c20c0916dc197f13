/// One matter on the agenda of a meeting.
package struct AgendaItem: Sendable, Equatable {
    package let id: ID<AgendaItem>
    package let meeting: ID<Meeting>
    /// From 1, in the order in which the group takes them.
    package let position: Int
    package let title: String
    /// What the group should know before it decides.
    package let words: String
    /// What it is about, so that a meeting need not know what it discusses.
    package let subject: RecordReference?

    package init(
        id: ID<AgendaItem>, meeting: ID<Meeting>, position: Int, title: String, words: String,
        subject: RecordReference? = nil
    ) {
        self.id = id
        self.meeting = meeting
        self.position = position
        self.title = title
        self.words = words
        self.subject = subject
    }
}
