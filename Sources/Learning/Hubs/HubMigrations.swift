import Storage

extension Migration {
    /// Hubs with their questions and the stages they go through.
    static let hubs = Migration("learning-0001-hubs") { types in
        """
        CREATE TABLE hub (
            id                \(types.id) PRIMARY KEY,
            title             \(types.text) NOT NULL,
            title_folded      \(types.text) NOT NULL UNIQUE,
            season            \(types.text) NOT NULL,
            why_children      \(types.text) NOT NULL,
            why_adults        \(types.text) NOT NULL,
            is_children_board \(types.flag) NOT NULL CHECK (is_children_board IN (0, 1)),
            is_adults_board   \(types.flag) NOT NULL CHECK (is_adults_board IN (0, 1)),
            published_on      \(types.day),
            added_at          \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE hub_question (
            hub_id   \(types.id) NOT NULL REFERENCES hub (id),
            position \(types.integer) NOT NULL,
            words    \(types.text) NOT NULL,
            PRIMARY KEY (hub_id, position)
        )\(types.strict)
        """
        """
        CREATE TABLE hub_stage (
            hub_id     \(types.id) NOT NULL REFERENCES hub (id),
            kind       \(types.text) NOT NULL,
            planned_on \(types.day),
            done_on    \(types.day),
            PRIMARY KEY (hub_id, kind)
        )\(types.strict)
        """
    }
}
