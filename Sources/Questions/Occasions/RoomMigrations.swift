import Storage

extension Migration {
    /// Rooms in which questions are asked a page at a time. `asked` lists the ids of the pages, a blank between two.
    static let rooms = Migration("questions-0006-rooms") { types in
        """
        ALTER TABLE occasion ADD COLUMN is_live \(types.flag) NOT NULL DEFAULT 0 CHECK (is_live IN (0, 1))
        """
        """
        CREATE TABLE room (
            occasion_id  \(types.id) PRIMARY KEY REFERENCES occasion (id),
            asked        \(types.text) NOT NULL,
            is_answering \(types.flag) NOT NULL CHECK (is_answering IN (0, 1))
        )\(types.strict)
        """
        """
        CREATE TABLE room_answer (
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            code_hash   \(types.text) NOT NULL,
            sheet       \(types.text) NOT NULL,
            PRIMARY KEY (occasion_id, code_hash)
        )\(types.unordered)
        """
    }

    /// Which page somebody answered last, so that the wall can say how many have without reading what they answered. In
    /// a room that is answered during the change, those who answered before are not counted until the next page.
    static let roomPages = Migration("questions-0007-room-pages") { types in
        "ALTER TABLE room_answer ADD COLUMN page \(types.text)"
        "CREATE INDEX room_answer_by_page ON room_answer (occasion_id, page)"
    }
}
