package enum ContactRefusal: Refusal, Equatable {
    /// An address belongs to one contact.
    case addressKnown(ID<Contact>)

    package var kind: RefusalKind { .conflict }

    package var message: String {
        switch self {
        case .addressKnown: "A contact with this email address is kept already"
        }
    }
}
