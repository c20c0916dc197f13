import Domain

/// Where somebody goes on from a meeting to another room, which meetings know nothing of.
package struct MeetingWay: Sendable {
    package let words: String
    /// What stands before the meeting's id: `/activities/new?meeting=`.
    package let path: String
    package let permission: Permission

    package init(words: String, path: String, permission: Permission) {
        self.words = words
        self.path = path
        self.permission = permission
    }
}
