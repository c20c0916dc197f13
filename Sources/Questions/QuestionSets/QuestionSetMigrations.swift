import Storage

extension Migration {
    /// Question sets, each version as the file it would be written to. A published version never changes.
    static let questionSets = Migration("questions-0001-question-sets") { types in
        """
        CREATE TABLE question_set (
            key          \(types.text) NOT NULL,
            version      \(types.integer) NOT NULL CHECK (version > 0),
            title        \(types.text) NOT NULL,
            words        \(types.text) NOT NULL,
            is_published \(types.flag) NOT NULL CHECK (is_published IN (0, 1)),
            changed_on   \(types.day) NOT NULL,
            PRIMARY KEY (key, version)
        )\(types.strict)
        """
    }
}
