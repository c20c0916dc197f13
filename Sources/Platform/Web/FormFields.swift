import Domain
import Foundation
import Storage

/// What a form sent: names with one or more values, and files.
///
/// Anything can arrive, so nothing here fails on a field that is missing, repeated or unknown.
package struct FormFields: Sendable {
    package struct File: Sendable {
        /// As the person's machine calls it. For words on a page only, never for a path.
        package let name: String
        package let bytes: [UInt8]
    }

    private var values: [String: [String]] = [:]
    private var files: [String: File] = [:]

    package init() {}

    package init(_ pairs: [(String, String)]) {
        for (name, value) in pairs {
            add(value, to: name)
        }
    }

    /// The first value sent under this name, with line ends as LF.
    package subscript(name: String) -> String? {
        values[name]?.first
    }

    /// Where a page of a long list begins: a place from 1 to `count`. What is no such place is the nearest one.
    package func place(_ name: String, of count: Int) -> Int {
        min(max(1, self[name].flatMap(Int.init) ?? 1), max(1, count))
    }

    package func all(_ name: String) -> [String] {
        values[name] ?? []
    }

    /// Everything that was sent under a name that begins like this.
    package func values(under prefix: String) -> [String: [String]] {
        values.filter { $0.key.hasPrefix(prefix) }
    }

    /// - Returns: nil when no file was chosen.
    package func file(_ name: String) -> File? {
        files[name].flatMap { $0.name.isEmpty && $0.bytes.isEmpty ? nil : $0 }
    }

    package func id<Subject>(_ name: String, of: Subject.Type = Subject.self) -> ID<Subject>? {
        self[name].flatMap(UUID.init(uuidString:)).map { ID($0) }
    }

    package func ids<Subject>(_ name: String, of: Subject.Type = Subject.self) -> [ID<Subject>] {
        all(name).compactMap(UUID.init(uuidString:)).map { ID($0) }
    }

    mutating func add(_ value: String, to name: String) {
        values[name, default: []].append(value.replacing("\r\n", with: "\n"))
    }

    mutating func add(_ file: File, to name: String) {
        files[name] = file
    }
}

extension FormFields {
    /// Reads `application/x-www-form-urlencoded`, or the part of an address after the question mark.
    package init(urlEncoded text: String) {
        for pair in text.split(separator: "&", omittingEmptySubsequences: true) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            add(halves.count == 2 ? Self.decode(halves[1]) : "", to: Self.decode(halves[0]))
        }
    }

    /// - Returns: nil unless these are two hexadecimal digits.
    private static func escaped(_ digits: ArraySlice<UInt8>) -> UInt8? {
        let values = digits.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return values.count == 2 ? UInt8(values[0] * 16 + values[1]) : nil
    }

    /// A `%` that begins no escape stays as it is; bytes that are not UTF-8 become the replacement character.
    private static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let decoded = escaped(rest.prefix(2))
                bytes.append(decoded ?? byte)
                if decoded != nil { rest = rest.dropFirst(2) }
            default:
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
