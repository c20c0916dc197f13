import Domain
import Foundation
import Storage

/// Where all partnerships of one installation are kept: a folder of SQLite files, or one PostgreSQL database.
///
/// One partnership is one file, or one schema. No table says whose a row is, so no query can leak across.
package enum Partnerships: Sendable {
    case folder(URL)
    case server(url: String)

    package static let file = "records.sqlite"
    private static let schemaPrefix = "sightline_"

    /// Short names of all partnerships, in alphabetical order.
    package func slugs() async throws -> [String] {
        switch self {
        case .folder(let folder):
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { FileManager.default.fileExists(atPath: database(of: $0, in: folder).path) }.sorted()
        case .server(let url):
            let schemas = try await PostgresDatabase.schemas(startingWith: Self.schemaPrefix, at: url)
            return schemas.map { String($0.dropFirst(Self.schemaPrefix.count)) }.sorted()
        }
    }

    /// Opens a partnership that exists. Says nothing about whether its schema is up to date.
    package func open(_ slug: String) async throws -> any Database {
        guard try await slugs().contains(slug) else { throw UnknownPartnership(slug: slug, known: try await slugs()) }
        return try await connect(slug)
    }

    /// Makes the file or the schema, and its tables.
    package func create(_ slug: Slug, migrations: [Migration]) async throws -> any Database {
        let database = try await createEmpty(slug)
        try await Migrator(migrations).migrate(database)
        return database
    }

    /// Makes the file or the schema without any table, for a backup to be put into.
    package func createEmpty(_ slug: Slug) async throws -> any Database {
        guard try await !slugs().contains(slug.text) else { throw PartnershipExists(slug: slug.text) }
        switch self {
        case .folder(let folder):
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(slug.text), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        case .server(let url):
            try await PostgresDatabase.create(schema: Self.schemaPrefix + slug.text, at: url)
        }
        return try await connect(slug.text)
    }

    /// Removes a partnership with all its records. Close its database first.
    package func remove(_ slug: Slug) async throws {
        switch self {
        case .folder(let folder):
            try FileManager.default.removeItem(at: folder.appendingPathComponent(slug.text))
        case .server(let url):
            try await PostgresDatabase.drop(schema: Self.schemaPrefix + slug.text, at: url)
        }
    }

    /// Where letters are kept when none are sent: beside the records, or below the working folder.
    package func outbox(of slug: String) -> URL {
        switch self {
        case .folder(let folder): folder.appendingPathComponent(slug).appendingPathComponent("outbox")
        case .server: URL(fileURLWithPath: "outbox").appendingPathComponent(slug)
        }
    }

    private func connect(_ slug: String) async throws -> any Database {
        switch self {
        case .folder(let folder):
            try SQLiteDatabase.open(path: database(of: slug, in: folder).path)
        case .server(let url):
            try await PostgresDatabase.open(url: url, schema: Self.schemaPrefix + slug, poolSize: 8)
        }
    }

    private func database(of slug: String, in folder: URL) -> URL {
        folder.appendingPathComponent(slug).appendingPathComponent(Self.file)
    }
}

/// A partnership's short name: it stands in addresses, folders and schemas.
package struct Slug: Readable, Hashable {
    package let text: String

    package init(_ text: String) throws(TextProblem) {
        let typed = text.trimmed
        let isPlain = typed.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isPlain, (2...40).contains(typed.utf8.count), !typed.hasPrefix("-"), !typed.hasSuffix("-") else {
            throw TextProblem("Short name must be 2 to 40 letters a to z, digits or hyphens, like fernshire")
        }
        self.text = typed
    }
}

package struct UnknownPartnership: UserFacing {
    package let slug: String
    package let known: [String]

    package init(slug: String, known: [String]) {
        self.slug = slug
        self.known = known
    }

    package var message: String {
        known.isEmpty
            ? "There is no partnership here yet. Make one: sightline partnership create SLUG --name NAME"
            : "There is no partnership called \(slug). There is: \(known.joined(separator: ", "))"
    }
}

package struct PartnershipExists: UserFacing {
    package let slug: String
    package var message: String { "A partnership called \(slug) exists already. Nothing was changed." }
}
