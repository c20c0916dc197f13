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
}
