import Storage

extension Migration {
    /// Tables for the tests of this floor, which knows no domain word.
    static let shelves = Migration("test-0001-shelves") { types in
        """
        CREATE TABLE shelf (
            id        \(types.id) PRIMARY KEY,
            name      \(types.text) NOT NULL UNIQUE,
            height    \(types.real),
            books     \(types.integer) NOT NULL CHECK (books >= 0),
            is_full   \(types.flag) NOT NULL,
            made_at   \(types.instant),
            parent_id \(types.id) REFERENCES shelf (id)
        )\(types.strict)
        """
    }

    static let readers = Migration("test-0002-readers") { types in
        """
        CREATE TABLE reader (
            id       \(types.id) PRIMARY KEY,
            shelf_id \(types.id) NOT NULL REFERENCES shelf (id)
        )\(types.strict)
        """
        "CREATE INDEX reader_by_shelf ON reader (shelf_id)"
    }

    static let readersWrittenAnew = Migration("test-0003-readers-written-anew") { types in
        """
        CREATE TABLE reader_wider (
            id       \(types.id) PRIMARY KEY,
            shelf_id \(types.id) REFERENCES shelf (id)
        )\(types.strict)
        """
        "INSERT INTO reader_wider (id, shelf_id) SELECT id, shelf_id FROM reader"
        "DROP TABLE reader"
        "ALTER TABLE reader_wider RENAME TO reader"
    }
}

extension Connection {
    func addShelf(_ id: String, _ name: String, books: Int = 0, under parent: String? = nil) throws {
        try run(
            """
            INSERT INTO shelf (id, name, books, is_full, parent_id)
            VALUES (\(id), \(name), \(books), \(false), \(parent))
            """)
    }
}
