import Domain
import Foundation
import Storage

extension ID: Storable, Loadable {
    package var stored: Value { uuid.stored }
    package init(stored: Value) throws { self.init(try UUID(stored: stored)) }
}

/// The number of the day since 1 January 1970.
extension Day: Storable, Loadable {
    package var stored: Value { number.stored }
    package init(stored: Value) throws { self.init(number: try Int(stored: stored)) }
}

extension EmailAddress: Storable, Loadable {
    package var stored: Value { text.stored }
    package init(stored: Value) throws { self = try EmailAddress(String(stored: stored)) }
}

extension Role: Storable, Loadable {}
