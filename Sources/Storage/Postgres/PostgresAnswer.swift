import CPostgres

/// What the server said to one statement.
final class PostgresAnswer {
    private let result: OpaquePointer

    /// - Throws: a ``StorageFault`` or ``PostgresLink/RunAgain`` when the statement was refused.
    init(_ result: OpaquePointer?, of link: PostgresLink) throws {
        guard let result else { throw link.fault(state: nil, message: "no answer") }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            let state = PQresultErrorField(result, Self.field("C")).map { String(cString: $0) }
            let message = PQresultErrorField(result, Self.field("M")).map { String(cString: $0) }
            PQclear(result)
            throw link.fault(state: state, message: message ?? "no words")
        }
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// What the server did, which is not always what it was asked: `COMMIT`, `ROLLBACK`.
    var command: String {
        PQcmdStatus(result).map { String(cString: $0) } ?? ""
    }

    var rowsChanged: Int {
        PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    var rowCount: Int {
        Int(PQntuples(result))
    }

    func forEachRow(_ body: (Row) throws -> Void) throws {
        let width = PQnfields(result)
        let names = (0..<width).map { column in PQfname(result, column).map { String(cString: $0) } ?? "" }
        let types = (0..<width).map { PQftype(result, $0) }
        let columns = Row.Columns(names)
        for row in 0..<PQntuples(result) {
            let values = (0..<width).map { value(row, $0, types[Int($0)]) }
            try body(Row(columns: columns, values: values))
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> Value {
        guard PQgetisnull(result, row, column) == 0, let bytes = PQgetvalue(result, row, column) else { return .null }
        let text = String(cString: bytes)
        switch type {
        case 20, 21, 23, 26: return Int64(text).map(Value.integer) ?? .text(text)
        case 16: return .integer(text == "t" ? 1 : 0)
        case 700, 701: return Double(text).map(Value.real) ?? .text(text)
        // A sum of whole numbers is numeric here and an integer on SQLite.
        case 1700: return Int64(text).map(Value.integer) ?? Double(text).map(Value.real) ?? .text(text)
        default: return .text(text)
        }
    }

    /// libpq names the parts of an error by letters.
    private static func field(_ letter: Unicode.Scalar) -> Int32 {
        Int32(letter.value)
    }
}

/// An open transaction on one connection.
struct PostgresConnection: Connection {
    let engine = Engine.postgres
    let link: PostgresLink

    private static let rowsAtOnce = 2000

    func rows(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        try answer(to: sql).forEachRow { rows.append($0) }
        return rows
    }

    /// Through a cursor, so that neither side holds more than some thousand rows.
    func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let name = link.cursorName()
        _ = try link.runOnce("DECLARE \(name) NO SCROLL CURSOR FOR " + sql.text(for: .postgres), sql.values)
        while true {
            let answer = try link.runOnce("FETCH \(Self.rowsAtOnce) FROM \(name)", [])
            try answer.forEachRow(body)
            if answer.rowCount < Self.rowsAtOnce { break }
        }
        try link.run("CLOSE \(name)")
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try answer(to: sql).rowsChanged
    }

    private func answer(to sql: SQL) throws -> PostgresAnswer {
        let text = sql.text(for: .postgres)
        return try sql.isWorthKeeping ? link.runPrepared(text, sql.values) : link.runOnce(text, sql.values)
    }
}

/// Turns PostgreSQL's five-letter states into ``StorageFault``.
enum PostgresFault {
    /// - Parameters:
    ///   - state: SQLSTATE, see PostgreSQL's manual, appendix A.
    ///   - message: the primary message. Those about data (class 22) quote values, so they are left out.
    static func fault(state: String, message: String) -> any Error {
        switch state {
        case "40001", "40P01": PostgresLink.RunAgain()
        case "55P03": StorageFault.locked
        case "53100": StorageFault.diskFull
        case "XX001", "XX002": StorageFault.notADatabase(detail: message)
        case "53300", "57P01", "57P02", "57P03": StorageFault.unavailable(detail: "the server is not taking requests")
        case _ where state.hasPrefix("08"): StorageFault.unavailable(detail: "the connection to the server was lost")
        case _ where state.hasPrefix("23"): StorageFault.constraint(detail: message)
        case _ where state.hasPrefix("22"): StorageFault.failed(detail: "state \(state)")
        default: StorageFault.failed(detail: "\(message) (state \(state))")
        }
    }
}
