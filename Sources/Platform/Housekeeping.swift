import Domain
import Storage

/// What the upper floors do on occasions only a lower one knows of. The composition puts it together.
package struct Housekeeping: Sendable {
    package typealias Tidying = @Sendable (Day, any Connection) throws -> Void
    package typealias Forgetting = @Sendable (ID<Contact>, any Connection) throws -> Void

    /// Every day, in the transaction that forgets old jobs. Run twice, it finds nothing more to tidy.
    package let tidying: [Tidying]
    /// In the transaction in which somebody is erased.
    package let forgetting: [Forgetting]

    package init(tidying: [Tidying] = [], forgetting: [Forgetting] = []) {
        self.tidying = tidying
        self.forgetting = forgetting
    }
}
