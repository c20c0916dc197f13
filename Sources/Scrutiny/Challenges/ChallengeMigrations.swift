import Storage

extension Migration {
    /// What is asked of organisations and groups, and everything that followed, step by step.
    static let challenges = Migration("scrutiny-0008-challenges") { types in
        """
        CREATE TABLE challenge (
            id              \(types.id) PRIMARY KEY,
            number          \(types.integer) NOT NULL UNIQUE CHECK (number > 0),
            kind            \(types.text) NOT NULL CHECK (kind IN ('challenge', 'question')),
            organisation_id \(types.id) REFERENCES organisation (id),
            group_id        \(types.id) REFERENCES partnership_group (id),
            for_group_id    \(types.id) REFERENCES partnership_group (id),
            issue           \(types.text) NOT NULL,
            evidence        \(types.text),
            about_kind      \(types.text),
            about_id        \(types.id),
            good            \(types.text),
            theme           \(types.text),
            theme_folded    \(types.text),
            is_public       \(types.flag) NOT NULL CHECK (is_public IN (0, 1)),
            raised_by       \(types.id) NOT NULL REFERENCES member (id),
            raised_on       \(types.day) NOT NULL,
            due_on          \(types.day) NOT NULL,
            state           \(types.text) NOT NULL CHECK (state IN ('raised', 'acknowledged', 'responded', 'accepted',
                'contested', 'escalated', 'resolved', 'reviewed')),
            escalated_to    \(types.text) CHECK (escalated_to IN ('executive', 'lead-partners')),
            CHECK ((organisation_id IS NULL) <> (group_id IS NULL)),
            CHECK ((about_kind IS NULL) = (about_id IS NULL)),
            CHECK (due_on >= raised_on)
        )\(types.strict)
        """
        """
        CREATE TABLE challenge_step (
            id           \(types.id) PRIMARY KEY,
            challenge_id \(types.id) NOT NULL REFERENCES challenge (id),
            kind         \(types.text) NOT NULL,
            words        \(types.text),
            made_by      \(types.id) NOT NULL REFERENCES member (id),
            made_at      \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX challenge_by_state ON challenge (state, due_on)"
        "CREATE INDEX challenge_by_organisation ON challenge (organisation_id, number)"
        "CREATE INDEX challenge_by_group ON challenge (group_id, number)"
        "CREATE INDEX challenge_by_theme ON challenge (theme_folded, number)"
        "CREATE INDEX challenge_step_by_challenge ON challenge_step (challenge_id, made_at)"
    }
}
