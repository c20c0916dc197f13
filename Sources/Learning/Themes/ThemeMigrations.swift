import Storage

extension Migration {
    /// What comments of a hub have in common, named and summed up.
    static let themes = Migration("learning-0002-themes") { types in
        """
        CREATE TABLE theme (
            id          \(types.id) PRIMARY KEY,
            hub_id      \(types.id) NOT NULL REFERENCES hub (id),
            position    \(types.integer) NOT NULL,
            name        \(types.text) NOT NULL,
            name_folded \(types.text) NOT NULL,
            summary     \(types.text)
        )\(types.strict)
        """
        "CREATE UNIQUE INDEX theme_by_name ON theme (hub_id, name_folded)"
    }
}
