/// What went wrong beneath the queries, in terms an administrator can act on.
///
/// Never carries values of a row. `detail` is the engine's own message about itself.
package enum StorageFault: Error, Equatable, Sendable {
    /// The server can not be reached, or went away and did not come back in time.
    case unavailable(detail: String)
    case diskFull
    /// Another process holds the file.
    case locked
    /// The database was made by a newer program. Names the first migration this program does not know.
    case newerSchema(migration: String)
    /// On PostgreSQL `serve` does not migrate by itself.
    case migrationsMissing(count: Int)
    /// The file is not a database, or is damaged.
    case notADatabase(detail: String)
    /// A rule of the schema was broken: a key that exists, a reference to nothing, a CHECK.
    case constraint(detail: String)
    /// Anything else: a mistake in SQL, mostly.
    case failed(detail: String)
}
