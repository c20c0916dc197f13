/// One step from an older schema to a newer one: forward only, never edited after a release.
package struct Migration: Sendable {
    package let name: String
    let statements: @Sendable (ColumnTypes) -> [SQL]

    /// - Parameter name: unique in the product, as in `learning-0001-hubs`.
    package init(_ name: String, @StatementBuilder _ statements: @escaping @Sendable (ColumnTypes) -> [SQL]) {
        self.name = name
        self.statements = statements
    }

    @resultBuilder
    package enum StatementBuilder {
        package static func buildExpression(_ statement: SQL) -> SQL {
            statement
        }

        package static func buildBlock(_ statements: SQL...) -> [SQL] {
            statements
        }
    }
}

/// The only difference between the engines' schemas.
package struct ColumnTypes: Sendable {
    package let id: SQL
    /// Any words. Compared and sorted by code point on both engines.
    package let text: SQL
    package let integer: SQL
    package let real: SQL
    /// Microseconds since 1970 in UTC.
    package let instant: SQL
    /// Days since 1 January 1970.
    package let day: SQL
    /// 0 or 1.
    package let flag: SQL
    /// What stands after `CREATE TABLE (…)`: ` STRICT` on SQLite.
    package let strict: SQL
    /// As ``strict``, for a table that keeps no row number and so no order in which its rows came.
    package let unordered: SQL

    package init(for engine: Engine) {
        switch engine {
        case .sqlite:
            (id, text, integer, real, instant, day, flag) =
                ("TEXT", "TEXT", "INTEGER", "REAL", "INTEGER", "INTEGER", "INTEGER")
            (strict, unordered) = (" STRICT", " STRICT, WITHOUT ROWID")
        case .postgres:
            (id, text, integer, real, instant, day, flag) = (
                "TEXT COLLATE \"C\"", "TEXT COLLATE \"C\"", "BIGINT", "DOUBLE PRECISION", "BIGINT", "BIGINT", "BIGINT"
            )
            (strict, unordered) = ("", "")
        }
    }
}
