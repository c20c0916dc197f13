import Storage

extension Migration {
    /// What was put to whom.
    ///
    /// A ticket is there only while its answer is not: who has answered is who was invited and holds no ticket. So a
    /// spent ticket leaves no row, no time and no order behind. On SQLite none of these tables numbers its rows.
    static let occasions = Migration("questions-0002-occasions") { types in
        """
        CREATE TABLE occasion (
            id            \(types.id) PRIMARY KEY,
            title         \(types.text) NOT NULL,
            set_key       \(types.text) NOT NULL,
            set_version   \(types.integer) NOT NULL,
            kind          \(types.text) NOT NULL CHECK (kind IN ('open-link', 'closed-list')),
            is_anonymous  \(types.flag) NOT NULL CHECK (is_anonymous IN (0, 1)),
            is_young      \(types.flag) NOT NULL CHECK (is_young IN (0, 1)),
            breakdown     \(types.text) CHECK (breakdown IN ('organisation', 'kind', 'area', 'role', 'phase')),
            reached       \(types.integer) CHECK (reached > 0),
            closes_on     \(types.day),
            state         \(types.text) NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
            subject_kind  \(types.text),
            subject_id    \(types.text),
            code          \(types.text) NOT NULL UNIQUE,
            added_at      \(types.instant) NOT NULL,
            reminded_on   \(types.day),
            FOREIGN KEY (set_key, set_version) REFERENCES question_set (key, version),
            CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
        )\(types.strict)
        """
        """
        CREATE TABLE invitation (
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            contact_id  \(types.id) NOT NULL,
            PRIMARY KEY (occasion_id, contact_id)
        )\(types.unordered)
        """
        """
        CREATE TABLE ticket (
            hash        \(types.text) PRIMARY KEY,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            contact_id  \(types.id) NOT NULL,
            crowd       \(types.text),
            UNIQUE (occasion_id, contact_id)
        )\(types.unordered)
        """
        "CREATE INDEX occasion_by_subject ON occasion (subject_kind, subject_id)"
    }

    /// How many of those who were asked have been erased since. Whoever was erased before goes from the lists now.
    static let erasedInvitations = Migration("questions-0008-erased-invitations") { types in
        "ALTER TABLE occasion ADD COLUMN erased \(types.integer) NOT NULL DEFAULT 0 CHECK (erased >= 0)"
        """
        UPDATE occasion SET erased = (
            SELECT count(*) FROM invitation WHERE occasion_id = occasion.id
                AND contact_id NOT IN (SELECT id FROM contact))
        WHERE state <> 'draft'
        """
        "DELETE FROM ticket WHERE contact_id NOT IN (SELECT id FROM contact)"
        "DELETE FROM invitation WHERE contact_id NOT IN (SELECT id FROM contact)"
    }
}
