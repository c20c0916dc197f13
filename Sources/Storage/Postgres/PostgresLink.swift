import CPostgres
import Foundation

/// One connection to a server, with the statements it has prepared.
///
/// Connects when it is first used and again when it was lost. Everything happens on its own queue, one
/// thing at a time, which is what makes handing it between threads safe.
final class PostgresLink: @unchecked Sendable {
    /// Two transactions got in each other's way, and PostgreSQL asks for this one to be run again.
    struct RunAgain: Error {}

    private let url: String
    private let schema: String?
    private let queue = DispatchQueue(label: "sightline.postgres")
    private var connection: OpaquePointer?
    private var prepared: [String: String] = [:]
    private var made = 0
    /// While it is, a lost connection is not made anew: what follows would stand outside the transaction.
    private var isInTransaction = false

    /// Prepared statements kept on the server at most; beyond that all are let go and made anew.
    private static let mostPrepared = 400

    init(url: String, schema: String?) {
        self.url = url
        self.schema = schema
    }

    deinit {
        PQfinish(connection)
    }

    func perform<Answer: Sendable>(
        _ body: @escaping @Sendable (PostgresLink) throws -> Answer
    ) async -> Result<Answer, any Error> {
        await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { try body(self) })
            }
        }
    }

    /// Begins a transaction. A connection that was lost while nobody used it is made anew, once.
    func begin(_ statement: String) throws {
        do {
            try run(statement)
        } catch StorageFault.unavailable {
            try run(statement)
        }
        isInTransaction = true
    }

    /// - Throws: ``StorageFault/failed(detail:)`` when a statement had failed and the body went on regardless:
    ///   PostgreSQL then answers a commit by rolling back.
    func commit() throws {
        let answer = try PostgresAnswer(PQexec(try ready(), "COMMIT"), of: self)
        isInTransaction = false
        guard answer.command == "COMMIT" else {
            throw StorageFault.failed(detail: "a statement failed, so nothing was kept")
        }
    }

    /// With a lost connection the server has rolled back by itself.
    func rollBack() {
        guard isInTransaction else { return }
        isInTransaction = false
        if connection != nil { try? run("ROLLBACK") }
    }

    /// Runs a statement without values that is not worth preparing.
    func run(_ statement: String) throws {
        _ = try PostgresAnswer(PQexec(try ready(), statement), of: self)
    }

    /// Runs a statement once without preparing it.
    func runOnce(_ text: String, _ values: [Value]) throws -> PostgresAnswer {
        let connection = try ready()
        let types = values.map(\.postgresType)
        return try Self.withTexts(of: values) { texts in
            try PostgresAnswer(
                PQexecParams(connection, text, Int32(values.count), types, texts, nil, nil, 0), of: self)
        }
    }

    /// Runs a statement, prepared the first time it is seen on this connection.
    func runPrepared(_ text: String, _ values: [Value]) throws -> PostgresAnswer {
        let connection = try ready()
        let name = try name(of: text, values, on: connection)
        return try Self.withTexts(of: values) { texts in
            try PostgresAnswer(PQexecPrepared(connection, name, Int32(values.count), texts, nil, nil, 0), of: self)
        }
    }

    /// The fault in what the server last said, or in its silence.
    func fault(state: String?, message: String) -> any Error {
        if PQstatus(connection) == CONNECTION_BAD {
            disconnect()
            return Self.lost
        }
        return PostgresFault.fault(state: state ?? "", message: message)
    }

    private static let lost = StorageFault.unavailable(detail: "the connection to the server was lost")

    /// A name for a cursor, not used before on this connection.
    func cursorName() -> String {
        made += 1
        return "walk\(made)"
    }

    private func name(of text: String, _ values: [Value], on connection: OpaquePointer) throws -> String {
        let key = values.map(\.postgresLetter).joined() + text
        if let name = prepared[key] { return name }
        if prepared.count >= Self.mostPrepared {
            try run("DEALLOCATE ALL")
            prepared = [:]
        }
        made += 1
        let name = "s\(made)"
        let types = values.map(\.postgresType)
        _ = try PostgresAnswer(PQprepare(connection, name, text, Int32(types.count), types), of: self)
        prepared[key] = name
        return name
    }

    private func ready() throws -> OpaquePointer {
        if let connection, PQstatus(connection) == CONNECTION_OK { return connection }
        disconnect()
        guard !isInTransaction else { throw Self.lost }
        let made = PQconnectdb(withPatience(url))
        guard let made, PQstatus(made) == CONNECTION_OK else {
            PQfinish(made)
            throw StorageFault.unavailable(detail: "the PostgreSQL server does not answer, or does not let us in")
        }
        connection = made
        do {
            try run("SET lock_timeout = '15s'; SET client_min_messages = error; SET client_encoding = 'UTF8'")
            if let schema { try run("SET search_path TO \"\(schema)\"") }
        } catch {
            disconnect()
            throw error
        }
        return made
    }

    private func disconnect() {
        PQfinish(connection)
        connection = nil
        prepared = [:]
    }

    /// A server that does not answer is given up after seconds, not after the system's minutes.
    private func withPatience(_ url: String) -> String {
        guard url.contains("://") else { return url + " connect_timeout=5 tcp_user_timeout=15000" }
        return url + (url.contains("?") ? "&" : "?") + "connect_timeout=5&tcp_user_timeout=15000"
    }

    private static func withTexts<Answer>(
        of values: [Value], _ body: ([UnsafePointer<CChar>?]) throws -> Answer
    ) rethrows -> Answer {
        let copies = values.map { value in value.postgresText.flatMap { strdup($0) } }
        defer { copies.forEach { free($0) } }
        return try body(copies.map { UnsafePointer($0) })
    }
}

extension Value {
    /// The type's number in PostgreSQL: bigint, double precision, text, or whatever fits.
    fileprivate var postgresType: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .real: 701
        case .text: 25
        }
    }

    fileprivate var postgresLetter: String {
        switch self {
        case .null: "n"
        case .integer: "i"
        case .real: "r"
        case .text: "t"
        }
    }

    fileprivate var postgresText: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text.withoutNulls
        }
    }
}
