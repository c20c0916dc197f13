import Storage

extension Migration {
    /// What was agreed to be done, by whom, and what came of it.
    static let actions = Migration("partnership-0006-actions") { types in
        """
        CREATE TABLE action (
            id              \(types.id) PRIMARY KEY,
            decision_id     \(types.id) NOT NULL REFERENCES decision (id),
            what            \(types.text) NOT NULL,
            owner_id        \(types.id) NOT NULL REFERENCES organisation (id),
            due_on          \(types.day) NOT NULL,
            success         \(types.text) NOT NULL,
            state           \(types.text) NOT NULL CHECK (state IN ('open', 'done', 'closed')),
            done_on         \(types.day),
            done_by         \(types.id) REFERENCES member (id),
            evidence        \(types.text),
            evidence_on     \(types.day),
            closed_on       \(types.day),
            closed_by       \(types.id) REFERENCES member (id),
            added_at        \(types.instant) NOT NULL,
            CHECK (state = 'open' OR done_on IS NOT NULL),
            CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND evidence IS NOT NULL AND evidence_on >= done_on))
        )\(types.strict)
        """
        """
        CREATE TABLE action_update (
            id        \(types.id) PRIMARY KEY,
            action_id \(types.id) NOT NULL REFERENCES action (id),
            member_id \(types.id) NOT NULL REFERENCES member (id),
            words     \(types.text) NOT NULL,
            made_at   \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX action_by_decision ON action (decision_id)"
        "CREATE INDEX action_by_owner ON action (owner_id, state, due_on)"
        "CREATE INDEX action_by_due ON action (state, due_on)"
        "CREATE INDEX action_update_by_action ON action_update (action_id, made_at)"
    }

    /// An action may come from another record than a decision, and an update from nobody but the calendar. Both tables
    /// are written anew, because one refers to the other and a column can not be made optional on every engine.
    static let actionOrigins = Migration("partnership-0008-action-origins") { types in
        """
        CREATE TABLE action_wider (
            id              \(types.id) PRIMARY KEY,
            decision_id     \(types.id) REFERENCES decision (id),
            about_kind      \(types.text),
            about_id        \(types.id),
            about_title     \(types.text),
            what            \(types.text) NOT NULL,
            owner_id        \(types.id) NOT NULL REFERENCES organisation (id),
            due_on          \(types.day) NOT NULL,
            success         \(types.text) NOT NULL,
            state           \(types.text) NOT NULL CHECK (state IN ('open', 'done', 'closed')),
            done_on         \(types.day),
            done_by         \(types.id) REFERENCES member (id),
            evidence        \(types.text),
            evidence_on     \(types.day),
            closed_on       \(types.day),
            closed_by       \(types.id) REFERENCES member (id),
            added_at        \(types.instant) NOT NULL,
            CHECK ((decision_id IS NULL) <> (about_id IS NULL)),
            CHECK ((about_id IS NULL) = (about_kind IS NULL) AND (about_id IS NULL) = (about_title IS NULL)),
            CHECK (state = 'open' OR done_on IS NOT NULL),
            CHECK (state <> 'closed' OR (closed_on IS NOT NULL AND evidence IS NOT NULL AND evidence_on >= done_on))
        )\(types.strict)
        """
        """
        INSERT INTO action_wider (id, decision_id, what, owner_id, due_on, success, state, done_on, done_by, evidence,
            evidence_on, closed_on, closed_by, added_at)
        SELECT id, decision_id, what, owner_id, due_on, success, state, done_on, done_by, evidence, evidence_on,
            closed_on, closed_by, added_at
        FROM action
        """
        """
        CREATE TABLE action_update_wider (
            id        \(types.id) PRIMARY KEY,
            action_id \(types.id) NOT NULL REFERENCES action_wider (id),
            member_id \(types.id) REFERENCES member (id),
            words     \(types.text) NOT NULL,
            made_at   \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        INSERT INTO action_update_wider (id, action_id, member_id, words, made_at)
        SELECT id, action_id, member_id, words, made_at FROM action_update
        """
        "DROP TABLE action_update"
        "DROP TABLE action"
        "ALTER TABLE action_wider RENAME TO action"
        "ALTER TABLE action_update_wider RENAME TO action_update"
        "CREATE INDEX action_by_decision ON action (decision_id)"
        "CREATE INDEX action_by_record ON action (about_id, about_kind)"
        "CREATE INDEX action_by_owner ON action (owner_id, state, due_on)"
        "CREATE INDEX action_by_due ON action (state, due_on)"
        "CREATE INDEX action_update_by_action ON action_update (action_id, made_at)"
    }
}
