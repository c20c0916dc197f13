import Storage

extension Migration {
    /// Who was told what was decided. A recipient may be erased since, so nothing refers to the contact's record.
    static let tellings = Migration("learning-0004-tellings") { types in
        """
        CREATE TABLE telling (
            id      \(types.id) PRIMARY KEY,
            hub_id  \(types.id) NOT NULL REFERENCES hub (id),
            told_on \(types.day) NOT NULL,
            opening \(types.text) NOT NULL,
            told_by \(types.id) REFERENCES member (id)
        )\(types.strict)
        """
        """
        CREATE TABLE telling_decision (
            telling_id  \(types.id) NOT NULL REFERENCES telling (id),
            decision_id \(types.id) NOT NULL REFERENCES decision (id),
            position    \(types.integer) NOT NULL,
            PRIMARY KEY (telling_id, decision_id)
        )\(types.strict)
        """
        """
        CREATE TABLE telling_recipient (
            telling_id \(types.id) NOT NULL REFERENCES telling (id),
            contact_id \(types.id) NOT NULL,
            sent_at    \(types.instant),
            PRIMARY KEY (telling_id, contact_id)
        )\(types.strict)
        """
        "CREATE INDEX telling_by_hub ON telling (hub_id, told_on)"
        "CREATE INDEX telling_decision_by_decision ON telling_decision (decision_id)"
    }
}
