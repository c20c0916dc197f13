import Storage

extension Migration {
    /// People the partnership writes to, what they agreed to, and where each of them came from.
    static let contacts = Migration("partnership-0003-contacts") { types in
        """
        CREATE TABLE contact (
            id                \(types.id) PRIMARY KEY,
            name              \(types.text) NOT NULL,
            name_folded       \(types.text) NOT NULL,
            email             \(types.text) NOT NULL,
            email_folded      \(types.text) NOT NULL UNIQUE,
            organisation_id   \(types.id) REFERENCES organisation (id),
            role              \(types.text),
            area_id           \(types.id) REFERENCES area (id),
            is_children_board \(types.flag) NOT NULL CHECK (is_children_board IN (0, 1)),
            is_adults_board   \(types.flag) NOT NULL CHECK (is_adults_board IN (0, 1)),
            added_at          \(types.instant) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE contact_consent (
            contact_id \(types.id) NOT NULL REFERENCES contact (id),
            purpose    \(types.text) NOT NULL,
            given_on   \(types.day) NOT NULL,
            how        \(types.text) NOT NULL,
            PRIMARY KEY (contact_id, purpose)
        )\(types.strict)
        """
        """
        CREATE TABLE contact_source (
            id         \(types.id) PRIMARY KEY,
            contact_id \(types.id) NOT NULL REFERENCES contact (id),
            kind       \(types.text) NOT NULL,
            subject_id \(types.id),
            words      \(types.text) NOT NULL,
            noted_on   \(types.day) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX contact_by_name ON contact (name_folded, id)"
        "CREATE INDEX contact_by_organisation ON contact (organisation_id)"
        "CREATE INDEX contact_source_by_contact ON contact_source (contact_id)"
        "CREATE INDEX contact_source_by_subject ON contact_source (kind, subject_id)"
    }

    /// A file between being shown what it would do and being told to do it.
    static let importDrafts = Migration("partnership-0004-import-drafts") { types in
        """
        CREATE TABLE import_draft (
            id        \(types.id) PRIMARY KEY,
            kind      \(types.text) NOT NULL,
            member_id \(types.id) NOT NULL REFERENCES member (id),
            file_name \(types.text) NOT NULL,
            content   \(types.text) NOT NULL,
            made_at   \(types.instant) NOT NULL
        )\(types.strict)
        """
    }
}
