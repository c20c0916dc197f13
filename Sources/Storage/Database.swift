/// One of the two engines, open and ready.
///
/// `write` runs its body in one transaction, alone: `BEGIN IMMEDIATE` on SQLite, `SERIALIZABLE`
/// on PostgreSQL. PostgreSQL may ask for the body to be run again, so a body must do nothing
/// but talk to the connection. Letters and files are a job's business: queue one in the body.
package protocol Database: Sendable {
    var engine: Engine { get }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer

    /// Leaves no file beside the records that still tells in which order they were written.
    func settle() async throws

    /// Waits for what is under way and gives up files and sockets. Nothing works afterwards.
    func close() async throws
}

/// An open transaction. Used only inside the body it was handed to.
package protocol Connection {
    var engine: Engine { get }

    func rows(_ sql: SQL) throws -> [Row]

    /// Hands over one row after another without holding them all: for exports and checks of any length.
    func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// - Returns: how many rows were changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int
}
