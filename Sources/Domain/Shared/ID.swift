import FoundationEssentials

/// Names one thing of one kind: an `ID<School>` can not be passed where an `ID<Contact>` is wanted.
package struct ID<Subject>: Hashable, Sendable {
    package let uuid: UUID

    package init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// As it stands in an address: lower case, with hyphens.
    package var text: String {
        uuid.uuidString.lowercased()
    }
}
