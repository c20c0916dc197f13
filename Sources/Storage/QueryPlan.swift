extension Connection {
    /// How the engine would answer, line by line, for tests that a query can use its index.
    ///
    /// PostgreSQL reads a small table from end to end whatever indexes it has, so here, until the transaction ends,
    /// it is told that this costs much.
    package func plan(of sql: SQL) throws -> [String] {
        switch engine {
        case .sqlite:
            return try rows("EXPLAIN QUERY PLAN \(sql)").map { try $0["detail"] }
        case .postgres:
            try run("SET LOCAL enable_seqscan = off")
            return try rows("EXPLAIN \(sql)").map { try $0["QUERY PLAN"] }
        }
    }
}
