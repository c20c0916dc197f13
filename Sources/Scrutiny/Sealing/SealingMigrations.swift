import Storage

extension Migration {
    /// Sealed spaces, the two doors to each of their keys, and the texts in them. Nothing here can be read without a
    /// passphrase or a recovery code.
    static let sealing = Migration("scrutiny-0001-sealing") { types in
        """
        CREATE TABLE sealed_space (
            id           \(types.id) PRIMARY KEY,
            member_id    \(types.id) NOT NULL REFERENCES member (id),
            state        \(types.text) NOT NULL CHECK (state IN ('proposed', 'open', 'lost')),
            key_number   \(types.integer) NOT NULL,
            made_at      \(types.instant) NOT NULL,
            code_kept_at \(types.instant),
            lost_at      \(types.instant)
        )\(types.strict)
        """
        """
        CREATE TABLE sealed_key (
            space_id    \(types.id) NOT NULL REFERENCES sealed_space (id),
            door        \(types.text) NOT NULL CHECK (door IN ('passphrase', 'recovery-code')),
            salt        \(types.text) NOT NULL,
            rounds      \(types.integer) NOT NULL,
            block_size  \(types.integer) NOT NULL,
            parallelism \(types.integer) NOT NULL,
            wrapped     \(types.text) NOT NULL,
            PRIMARY KEY (space_id, door)
        )\(types.strict)
        """
        """
        CREATE TABLE sealed_text (
            id         \(types.id) PRIMARY KEY,
            space_id   \(types.id) NOT NULL REFERENCES sealed_space (id),
            kind       \(types.text) NOT NULL,
            version    \(types.integer) NOT NULL,
            changed_at \(types.instant) NOT NULL,
            bytes      \(types.text) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE sealed_try (
            space_id \(types.id) NOT NULL REFERENCES sealed_space (id),
            made_at  \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE UNIQUE INDEX sealed_space_in_use ON sealed_space (member_id) WHERE state <> 'lost'"
        "CREATE INDEX sealed_text_by_kind ON sealed_text (space_id, kind, id)"
        "CREATE INDEX sealed_try_by_space ON sealed_try (space_id, made_at)"
    }
}
