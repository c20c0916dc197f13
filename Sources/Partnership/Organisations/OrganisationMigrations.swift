import Storage

extension Migration {
    /// Areas with their districts, and organisations with the days on which they begin and end.
    static let organisations = Migration("partnership-0001-organisations") { types in
        """
        CREATE TABLE area (
            id          \(types.id) PRIMARY KEY,
            name        \(types.text) NOT NULL,
            name_folded \(types.text) NOT NULL UNIQUE
        )\(types.strict)
        """
        """
        CREATE TABLE district (
            id          \(types.id) PRIMARY KEY,
            name        \(types.text) NOT NULL,
            name_folded \(types.text) NOT NULL UNIQUE,
            area_id     \(types.id) REFERENCES area (id)
        )\(types.strict)
        """
        """
        CREATE TABLE organisation (
            id             \(types.id) PRIMARY KEY,
            name           \(types.text) NOT NULL,
            name_folded    \(types.text) NOT NULL,
            kind           \(types.text) NOT NULL,
            sector         \(types.text) NOT NULL CHECK (sector IN ('children', 'adults', 'both')),
            area_id        \(types.id) REFERENCES area (id),
            parent_id      \(types.id) REFERENCES organisation (id),
            predecessor_id \(types.id) REFERENCES organisation (id),
            valid_from     \(types.day),
            valid_to       \(types.day),
            CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)
        )\(types.strict)
        """
        "CREATE INDEX organisation_by_name ON organisation (name_folded, id)"
    }

    /// What the register of schools says of an organisation that is a school.
    static let schools = Migration("partnership-0002-schools") { types in
        """
        CREATE TABLE school (
            organisation_id \(types.id) PRIMARY KEY REFERENCES organisation (id),
            urn             \(types.text) NOT NULL UNIQUE,
            authority_code  \(types.text),
            authority_name  \(types.text),
            number          \(types.text),
            type            \(types.text),
            phase           \(types.text),
            status          \(types.text),
            pupils          \(types.integer),
            district_name   \(types.text),
            opened_on       \(types.day),
            closed_on       \(types.day)
        )\(types.strict)
        """
    }
}
