import Storage

extension Migration {
    /// What organisations were asked to send, and the files that came with it.
    ///
    /// A return stands on a row of its own from the day its organisation is put on the list; until it is sent, `sheet`
    /// holds what was answered so far. What was sent is a `named_response`, as any answer that carries a name; one that
    /// was asked for again is kept as `return_taken_back` until it is sent anew, and comes back when it never is.
    static let returns = Migration("questions-0005-returns") { types in
        """
        ALTER TABLE occasion ADD COLUMN lists \(types.text) NOT NULL DEFAULT 'people'
            CHECK (lists IN ('people', 'organisations'))
        """
        "ALTER TABLE named_response ADD COLUMN organisation_id \(types.id)"
        """
        CREATE TABLE organisation_return (
            occasion_id     \(types.id) NOT NULL REFERENCES occasion (id),
            organisation_id \(types.id) NOT NULL REFERENCES organisation (id),
            role_words      \(types.text),
            link_turn       \(types.integer) NOT NULL DEFAULT 0,
            link_hash       \(types.text) UNIQUE,
            begun_on        \(types.day),
            sent_on         \(types.day),
            extended_to     \(types.day),
            sheet           \(types.text),
            PRIMARY KEY (occasion_id, organisation_id)
        )\(types.strict)
        """
        """
        CREATE TABLE return_taken_back (
            occasion_id     \(types.id) NOT NULL,
            organisation_id \(types.id) NOT NULL,
            sheet           \(types.text) NOT NULL,
            crowd           \(types.text),
            sent_on         \(types.day) NOT NULL,
            answered_at     \(types.instant) NOT NULL,
            PRIMARY KEY (occasion_id, organisation_id),
            FOREIGN KEY (occasion_id, organisation_id) REFERENCES organisation_return (occasion_id, organisation_id)
        )\(types.strict)
        """
        """
        CREATE TABLE answer_file (
            id              \(types.id) PRIMARY KEY,
            occasion_id     \(types.id) NOT NULL,
            organisation_id \(types.id) NOT NULL,
            content         \(types.text) NOT NULL,
            FOREIGN KEY (occasion_id, organisation_id) REFERENCES organisation_return (occasion_id, organisation_id)
        )\(types.strict)
        """
        "CREATE INDEX organisation_return_by_organisation ON organisation_return (organisation_id)"
        "CREATE INDEX answer_file_by_return ON answer_file (occasion_id, organisation_id)"
        "CREATE INDEX named_response_by_organisation ON named_response (organisation_id)"
    }
}
