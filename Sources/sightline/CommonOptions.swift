import ArgumentParser
import Domain
import Foundation
import Learning
import Logging
import Partnership
import Platform
import Storage

/// Where the records are, and whose.
struct CommonOptions: ParsableArguments {
    @Option(help: "The folder that holds the partnerships' files. Default: data, or SIGHTLINE_DATA.")
    var data: String?

    @Option(help: "A PostgreSQL address instead of a folder, as in postgres://user@host/name, or SIGHTLINE_DATABASE.")
    var database: String?

    @Option(help: "The partnership's short name. Not needed when there is only one.")
    var partnership: String?

    func validate() throws {
        guard data == nil || database == nil else {
            throw ValidationError("Give either --data or --database, not both.")
        }
    }

    func partnerships() -> Partnerships {
        if let database = database ?? (data == nil ? Settings.shared.database : nil) {
            return .server(url: database)
        }
        return .folder(URL(fileURLWithPath: data ?? Settings.shared.data))
    }

    /// The partnership that was named, or all there are.
    func slugs() async throws -> [String] {
        if let partnership { return [partnership] }
        return try await partnerships().slugs()
    }

    /// The partnership that was named, or the only one.
    func slug() async throws -> String {
        if let partnership { return partnership }
        let known = try await partnerships().slugs()
        guard known.count <= 1 else {
            throw CommandRefusal("Say which partnership with --partnership: \(known.joined(separator: ", "))")
        }
        guard let only = known.first else { throw UnknownPartnership(slug: "", known: []) }
        return only
    }

    /// Everything a command needs, with the schema brought up to date on SQLite and checked on PostgreSQL.
    func services() async throws -> Services {
        let slug = try await slug()
        return try await Composition.services(slug: slug, in: partnerships())
    }
}

/// A TCP port. Of a larger number the system would silently take another one.
enum Port {
    static func check(_ port: Int) throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number up to 65535.") }
    }
}
