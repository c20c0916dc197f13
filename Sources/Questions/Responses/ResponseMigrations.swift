import Storage

extension Migration {
    /// What was answered. Neither response table refers to an invitation or a ticket.
    ///
    /// - `response`: of anonymous occasions. No day, no time, no row number; ids are random and change (``Layer``).
    /// - `named_response`: of the others, with who sent it and when.
    /// - `answer_draft`: answers somebody has begun, under the hash of a code that only their browser and they know.
    /// - `sent_code`: codes whose answers have been taken, so that a second sending does nothing.
    static let responses = Migration("questions-0003-responses") { types in
        """
        CREATE TABLE response (
            id          \(types.id) NOT NULL,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            crowd       \(types.text),
            sheet       \(types.text) NOT NULL,
            waits       \(types.flag) NOT NULL CHECK (waits IN (0, 1)),
            is_paper    \(types.flag) NOT NULL CHECK (is_paper IN (0, 1)),
            PRIMARY KEY (occasion_id, id)
        )\(types.unordered)
        """
        """
        CREATE TABLE named_response (
            id          \(types.id) PRIMARY KEY,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            contact_id  \(types.id),
            crowd       \(types.text),
            sheet       \(types.text) NOT NULL,
            waits       \(types.flag) NOT NULL CHECK (waits IN (0, 1)),
            is_paper    \(types.flag) NOT NULL CHECK (is_paper IN (0, 1)),
            answered_at \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE answer_draft (
            code_hash   \(types.text) PRIMARY KEY,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            sheet       \(types.text) NOT NULL,
            saved_on    \(types.day) NOT NULL
        )\(types.unordered)
        """
        """
        CREATE TABLE sent_code (
            code_hash   \(types.text) PRIMARY KEY,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id)
        )\(types.unordered)
        """
        "CREATE INDEX response_waiting ON response (occasion_id) WHERE waits = 1"
        "CREATE INDEX named_response_by_occasion ON named_response (occasion_id, id)"
        "CREATE INDEX named_response_waiting ON named_response (occasion_id) WHERE waits = 1"
    }
}
