import Storage

extension Migration {
    /// What was judged and released, to whom, on what evidence, and what groups replied.
    static let judgements = Migration("scrutiny-0007-judgements") { types in
        """
        CREATE TABLE judgement_draft (
            line_id        \(types.id) NOT NULL REFERENCES line_of_enquiry (id),
            member_id      \(types.id) NOT NULL REFERENCES member (id),
            sealed_text_id \(types.id) NOT NULL REFERENCES sealed_text (id),
            PRIMARY KEY (line_id, member_id)
        )\(types.strict)
        """
        """
        CREATE TABLE judgement (
            id               \(types.id) PRIMARY KEY,
            line_id          \(types.id) NOT NULL REFERENCES line_of_enquiry (id),
            question         \(types.text) NOT NULL,
            claim            \(types.text) NOT NULL,
            version          \(types.integer) NOT NULL,
            assurance        \(types.text) NOT NULL,
            reasons          \(types.text) NOT NULL,
            confidence       \(types.text) NOT NULL,
            confidence_words \(types.text) NOT NULL,
            made_by          \(types.id) NOT NULL REFERENCES member (id),
            released_at      \(types.instant) NOT NULL,
            released_on      \(types.day) NOT NULL,
            UNIQUE (line_id, version)
        )\(types.strict)
        """
        """
        CREATE TABLE judgement_evidence (
            judgement_id \(types.id) NOT NULL REFERENCES judgement (id),
            evidence_id  \(types.id) NOT NULL REFERENCES evidence (id),
            PRIMARY KEY (judgement_id, evidence_id)
        )\(types.strict)
        """
        """
        CREATE TABLE judgement_release (
            judgement_id \(types.id) NOT NULL REFERENCES judgement (id),
            group_id     \(types.id) NOT NULL REFERENCES partnership_group (id),
            released_by  \(types.id) NOT NULL REFERENCES member (id),
            released_on  \(types.day) NOT NULL,
            PRIMARY KEY (judgement_id, group_id)
        )\(types.strict)
        """
        """
        CREATE TABLE judgement_reply (
            id           \(types.id) PRIMARY KEY,
            judgement_id \(types.id) NOT NULL REFERENCES judgement (id),
            group_id     \(types.id) NOT NULL REFERENCES partnership_group (id),
            member_id    \(types.id) NOT NULL REFERENCES member (id),
            words        \(types.text) NOT NULL,
            made_at      \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX judgement_release_by_group ON judgement_release (group_id, judgement_id)"
        "CREATE INDEX judgement_reply_by_judgement ON judgement_reply (judgement_id, made_at)"
        "CREATE INDEX judgement_evidence_by_evidence ON judgement_evidence (evidence_id)"
        "CREATE INDEX judgement_by_day ON judgement (released_at)"
    }
}
