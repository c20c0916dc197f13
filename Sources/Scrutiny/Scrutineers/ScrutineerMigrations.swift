import Storage

extension Migration {
    /// Who is appointed as a scrutineer, what they declared, and what they keep out of.
    static let scrutineers = Migration("scrutiny-0002-scrutineers") { types in
        """
        CREATE TABLE scrutineer_appointment (
            id           \(types.id) PRIMARY KEY,
            member_id    \(types.id) NOT NULL REFERENCES member (id),
            arrangement  \(types.text) NOT NULL CHECK (arrangement IN ('single', 'mixed', 'pool', 'young')),
            starts_on    \(types.day) NOT NULL,
            ends_on      \(types.day) NOT NULL CHECK (ends_on >= starts_on),
            days_a_year  \(types.integer) NOT NULL CHECK (days_a_year BETWEEN 1 AND 366),
            appointed_by \(types.text) NOT NULL,
            appointed_on \(types.day) NOT NULL,
            independence \(types.text) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE declared_interest (
            id           \(types.id) PRIMARY KEY,
            member_id    \(types.id) NOT NULL REFERENCES member (id),
            what         \(types.text) NOT NULL,
            organisation \(types.text) NOT NULL,
            starts_on    \(types.day) NOT NULL,
            ends_on      \(types.day) CHECK (ends_on >= starts_on),
            declared_on  \(types.day) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE scrutineer_conflict (
            id          \(types.id) PRIMARY KEY,
            member_id   \(types.id) NOT NULL REFERENCES member (id),
            about       \(types.text) NOT NULL,
            taken_by    \(types.text) NOT NULL,
            declared_on \(types.day) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX scrutineer_appointment_by_member ON scrutineer_appointment (member_id, starts_on)"
        "CREATE INDEX declared_interest_by_member ON declared_interest (member_id, starts_on)"
        "CREATE INDEX scrutineer_conflict_by_member ON scrutineer_conflict (member_id, declared_on)"
    }
}
