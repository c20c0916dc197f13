import Storage

extension Migration {
    /// What readers did with texts that were held back: which way, and to whom it was passed on and when. Never what
    /// was written, and nothing that leads to an answer.
    static let heldTexts = Migration("questions-0004-held-texts") { types in
        """
        CREATE TABLE text_reading (
            id          \(types.id) PRIMARY KEY,
            occasion_id \(types.id) NOT NULL REFERENCES occasion (id),
            question_id \(types.text) NOT NULL,
            decision    \(types.text) NOT NULL CHECK (decision IN ('as-written', 'corrected', 'not-shown')),
            read_by     \(types.id) NOT NULL REFERENCES member (id),
            read_at     \(types.instant) NOT NULL,
            passed_to   \(types.text),
            passed_on   \(types.day),
            passed_at   \(types.integer),
            CHECK ((passed_to IS NULL) = (passed_on IS NULL) AND (passed_on IS NULL) = (passed_at IS NULL))
        )\(types.strict)
        """
        "CREATE INDEX text_reading_by_occasion ON text_reading (occasion_id, read_at)"
    }
}
