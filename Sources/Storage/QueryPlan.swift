extension Connection {
    /// How the engine would answer, line by line, for tests that a query uses its index.
    package func plan(of sql: SQL) throws -> [String] {
        switch engine {
        case .sqlite: try rows("EXPLAIN QUERY PLAN \(sql)").map { try $0["detail"] }
        case .postgres: try rows("EXPLAIN \(sql)").map { try $0["QUERY PLAN"] }
        }
    }
}
