/// The service said no for a reason the domain knows, as opposed to something having broken.
///
/// `kind` says what sort of "no" it is. How that looks over HTTP is decided once, in `RefusalPages`.
package protocol Refusal: UserFacing {
    var kind: RefusalKind { get }
}

package enum RefusalKind: Sendable {
    case notFound
    case notAllowed
    case conflict
    case tooMany
}

/// What was asked for does not exist, or is not this person's to see: the two must look the same.
package struct NotFound: Refusal, Equatable {
    package let what: String
    package let kind = RefusalKind.notFound
    package var message: String { "We could not find that \(what). It may have been moved or deleted." }

    package init(_ what: String) {
        self.what = what
    }
}
