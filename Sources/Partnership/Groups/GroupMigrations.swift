import Storage

extension Migration {
    /// Groups, their meetings, what stands on the agenda and what was decided.
    static let groups = Migration("partnership-0005-groups") { types in
        """
        CREATE TABLE partnership_group (
            id          \(types.id) PRIMARY KEY,
            name        \(types.text) NOT NULL,
            name_folded \(types.text) NOT NULL,
            tier        \(types.text) NOT NULL CHECK (tier IN ('executive', 'strategic', 'other'))
        )\(types.strict)
        """
        """
        CREATE TABLE group_member (
            group_id  \(types.id) NOT NULL REFERENCES partnership_group (id),
            member_id \(types.id) NOT NULL REFERENCES member (id),
            PRIMARY KEY (group_id, member_id)
        )\(types.strict)
        """
        """
        CREATE TABLE meeting (
            id         \(types.id) PRIMARY KEY,
            group_id   \(types.id) NOT NULL REFERENCES partnership_group (id),
            title      \(types.text) NOT NULL,
            meets_on   \(types.day) NOT NULL,
            state      \(types.text) NOT NULL CHECK (state IN ('planned', 'held'))
        )\(types.strict)
        """
        """
        CREATE TABLE agenda_item (
            id           \(types.id) PRIMARY KEY,
            meeting_id   \(types.id) NOT NULL REFERENCES meeting (id),
            position     \(types.integer) NOT NULL,
            title        \(types.text) NOT NULL,
            words        \(types.text) NOT NULL,
            subject_kind \(types.text),
            subject_id   \(types.id),
            added_at     \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE decision (
            id             \(types.id) PRIMARY KEY,
            agenda_item_id \(types.id) NOT NULL REFERENCES agenda_item (id),
            answer         \(types.text) NOT NULL CHECK (answer IN ('do', 'doing', 'cannot')),
            reason         \(types.text) NOT NULL,
            decided_on     \(types.day) NOT NULL,
            recorded_by    \(types.id) NOT NULL REFERENCES member (id),
            recorded_at    \(types.instant) NOT NULL,
            superseded_at  \(types.instant)
        )\(types.strict)
        """
        "CREATE INDEX meeting_by_group ON meeting (group_id, meets_on)"
        "CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position)"
        "CREATE INDEX agenda_item_by_subject ON agenda_item (subject_kind, subject_id)"
        "CREATE UNIQUE INDEX decision_in_force ON decision (agenda_item_id) WHERE superseded_at IS NULL"
    }

    /// Groups end, and what they decided stays.
    static let closingGroups = Migration("partnership-0007-closing-groups") { types in
        "ALTER TABLE partnership_group ADD COLUMN closed_on \(types.day)"
    }
}
