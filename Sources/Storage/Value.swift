import FoundationEssentials

/// What a column of either engine holds.
package enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// Can be bound in ``SQL``.
package protocol Storable {
    var stored: Value { get }
}

/// Can be read from a column. Conform beside the store that keeps the type.
package protocol Loadable {
    /// - Throws: ``UnreadableValue`` when the column holds something else.
    init(stored: Value) throws
}

package struct UnreadableValue: Error, CustomStringConvertible {
    package let wanted: String

    package init(_ wanted: Any.Type) {
        self.wanted = String(describing: wanted)
    }

    /// Names the type only: the value may be somebody's details.
    package var description: String { "a stored value is not a \(wanted)" }
}

extension Value: Storable, Loadable {
    package var stored: Value { self }
    package init(stored: Value) { self = stored }
}

extension String: Storable, Loadable {
    package var stored: Value { .text(self) }
    package init(stored: Value) throws {
        guard case .text(let text) = stored else { throw UnreadableValue(String.self) }
        self = text
    }
}

extension Int: Storable, Loadable {
    package var stored: Value { .integer(Int64(self)) }
    package init(stored: Value) throws {
        guard case .integer(let number) = stored else { throw UnreadableValue(Int.self) }
        self = Int(number)
    }
}

extension Double: Storable, Loadable {
    package var stored: Value { .real(self) }
    package init(stored: Value) throws {
        switch stored {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: throw UnreadableValue(Double.self)
        }
    }
}

/// 1 or 0, on both engines.
extension Bool: Storable, Loadable {
    package var stored: Value { .integer(self ? 1 : 0) }
    package init(stored: Value) throws {
        switch stored {
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw UnreadableValue(Bool.self)
        }
    }
}

/// Lower case with hyphens, so that both engines sort it alike.
extension UUID: Storable, Loadable {
    package var stored: Value { .text(uuidString.lowercased()) }
    package init(stored: Value) throws {
        guard case .text(let text) = stored, let uuid = UUID(uuidString: text) else { throw UnreadableValue(UUID.self) }
        self = uuid
    }
}

/// Whole microseconds since 1 January 1970 in UTC.
extension Date: Storable, Loadable {
    package var stored: Value { .integer(Int64((timeIntervalSince1970 * 1_000_000).rounded())) }
    package init(stored: Value) throws {
        guard case .integer(let microseconds) = stored else { throw UnreadableValue(Date.self) }
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }
}

extension String {
    /// A null character can not stand in PostgreSQL's text, and would end SQLite's when it is read: what shows that
    /// something was there stands instead, on both engines.
    var withoutNulls: String {
        utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self
    }
}

extension Optional: Storable where Wrapped: Storable {
    package var stored: Value { self?.stored ?? .null }
}

extension Optional: Loadable where Wrapped: Loadable {
    package init(stored: Value) throws {
        self = stored == .null ? nil : try Wrapped(stored: stored)
    }
}

extension Storable where Self: RawRepresentable, RawValue: Storable {
    package var stored: Value { rawValue.stored }
}

extension Loadable where Self: RawRepresentable, RawValue: Loadable {
    package init(stored: Value) throws {
        guard let found = Self(rawValue: try RawValue(stored: stored)) else { throw UnreadableValue(Self.self) }
        self = found
    }
}
