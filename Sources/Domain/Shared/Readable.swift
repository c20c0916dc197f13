/// A value that can be read from what somebody typed, or refused in words they can act on.
package protocol Readable: Sendable {
    associatedtype Problem: UserFacing
    init(_ text: String) throws(Problem)
}

/// An error whose message is meant for the person using the service.
package protocol UserFacing: Error, Sendable {
    var message: String { get }
}

/// A problem whose words are decided where it is found, such as "Enter a title".
package struct TextProblem: UserFacing, Equatable {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }
}
