import Storage

extension Migration {
    /// What was said, with where and by what kind of person. No column says who, or finer than the day when.
    ///
    /// `theme_tally` repeats what `comment_theme` says, counted, so that a hub's first page need not count again.
    static let comments = Migration("learning-0003-comments") { types in
        """
        CREATE TABLE comment (
            id                \(types.id) PRIMARY KEY,
            hub_id            \(types.id) NOT NULL REFERENCES hub (id),
            number            \(types.integer) NOT NULL CHECK (number > 0),
            text              \(types.text) NOT NULL,
            text_folded       \(types.text) NOT NULL,
            source            \(types.text) NOT NULL,
            source_detail     \(types.text),
            organisation      \(types.text),
            organisation_kind \(types.text),
            area              \(types.text),
            role              \(types.text),
            question          \(types.text),
            identity          \(types.text) NOT NULL,
            taken_in_on       \(types.day) NOT NULL,
            how               \(types.text) NOT NULL CHECK (how IN ('typed', 'file'))
        )\(types.strict)
        """
        """
        CREATE TABLE comment_theme (
            theme_id   \(types.id) NOT NULL REFERENCES theme (id),
            comment_id \(types.id) NOT NULL REFERENCES comment (id),
            PRIMARY KEY (theme_id, comment_id)
        )\(types.strict)
        """
        """
        CREATE TABLE theme_tally (
            theme_id      \(types.id) NOT NULL REFERENCES theme (id),
            source        \(types.text) NOT NULL,
            source_detail \(types.text) NOT NULL,
            comments      \(types.integer) NOT NULL,
            last_heard_on \(types.day) NOT NULL,
            PRIMARY KEY (theme_id, source, source_detail)
        )\(types.strict)
        """
        "CREATE INDEX comment_theme_by_comment ON comment_theme (comment_id, theme_id)"
        "CREATE UNIQUE INDEX comment_by_number ON comment (hub_id, number)"
        "CREATE UNIQUE INDEX comment_by_identity ON comment (hub_id, identity)"
        """
        CREATE INDEX comment_by_provenance
        ON comment (hub_id, source, organisation_kind, area, question, taken_in_on)
        """
    }
}
