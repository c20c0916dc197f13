/// What an action was agreed about.
package enum ActionOrigin: Sendable, Hashable {
    case decision(ID<Decision>)
    /// A record of another wing, such as a recommendation, with the words people call it by.
    case record(RecordReference, title: String)

    package var decision: ID<Decision>? {
        if case .decision(let id) = self { id } else { nil }
    }

    package var record: (subject: RecordReference, title: String)? {
        if case .record(let subject, let title) = self { (subject, title) } else { nil }
    }
}
