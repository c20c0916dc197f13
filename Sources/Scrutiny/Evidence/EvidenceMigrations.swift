import Storage

extension Migration {
    /// The evidence log, what each piece says about which line of enquiry, and the records it is linked to.
    static let evidence = Migration("scrutiny-0005-evidence") { types in
        """
        CREATE TABLE evidence (
            id               \(types.id) PRIMARY KEY,
            kind             \(types.text) NOT NULL,
            dated_on         \(types.day) NOT NULL,
            strength         \(types.integer) NOT NULL CHECK (strength IN (1, 2, 3)),
            sensitivity      \(types.text) NOT NULL CHECK (sensitivity IN ('open', 'careful', 'restricted')),
            says             \(types.text),
            more             \(types.text),
            source           \(types.text),
            scope            \(types.text),
            sealed_text_id   \(types.id) REFERENCES sealed_text (id),
            is_shared        \(types.flag) NOT NULL,
            added_by         \(types.id) NOT NULL REFERENCES member (id),
            added_at         \(types.instant) NOT NULL,
            withdrawn_on     \(types.day),
            withdrawn_by     \(types.id) REFERENCES member (id),
            withdrawn_reason \(types.text),
            CHECK (is_shared = 0 OR (says IS NOT NULL AND sealed_text_id IS NULL)),
            CHECK (is_shared = 1 OR says IS NULL),
            CHECK (is_shared = 0 OR sensitivity <> 'restricted')
        )\(types.strict)
        """
        """
        CREATE TABLE evidence_reading (
            evidence_id \(types.id) NOT NULL REFERENCES evidence (id),
            line_id     \(types.id) NOT NULL REFERENCES line_of_enquiry (id),
            stance      \(types.text) NOT NULL CHECK (stance IN ('supports', 'contradicts', 'silent')),
            PRIMARY KEY (evidence_id, line_id)
        )\(types.strict)
        """
        """
        CREATE TABLE evidence_reference (
            evidence_id \(types.id) NOT NULL REFERENCES evidence (id),
            record_kind \(types.text) NOT NULL,
            record_id   \(types.id) NOT NULL,
            PRIMARY KEY (evidence_id, record_kind, record_id)
        )\(types.strict)
        """
        "CREATE INDEX evidence_by_day ON evidence (dated_on, id)"
        "CREATE INDEX evidence_by_kind ON evidence (kind, dated_on, id)"
        "CREATE INDEX evidence_reading_by_line ON evidence_reading (line_id, evidence_id)"
        "CREATE INDEX evidence_reference_by_record ON evidence_reference (record_kind, record_id)"
    }
}
