import Storage

extension Migration {
    /// What is recommended, to whom, and what each of them said they will do.
    static let recommendations = Migration("scrutiny-0009-recommendations") { types in
        """
        CREATE TABLE recommendation (
            id         \(types.id) PRIMARY KEY,
            number     \(types.integer) NOT NULL UNIQUE CHECK (number > 0),
            words      \(types.text) NOT NULL,
            source     \(types.text) NOT NULL CHECK (source IN ('judgement', 'challenge', 'audit', 'peer-review')),
            about_kind \(types.text),
            about_id   \(types.id),
            due_on     \(types.day) NOT NULL,
            is_public  \(types.flag) NOT NULL CHECK (is_public IN (0, 1)),
            made_by    \(types.id) NOT NULL REFERENCES member (id),
            made_on    \(types.day) NOT NULL,
            CHECK ((about_kind IS NULL) = (about_id IS NULL)),
            CHECK (due_on >= made_on)
        )\(types.strict)
        """
        """
        CREATE TABLE recommendation_addressee (
            recommendation_id \(types.id) NOT NULL REFERENCES recommendation (id),
            position          \(types.integer) NOT NULL CHECK (position > 0),
            organisation_id   \(types.id) REFERENCES organisation (id),
            group_id          \(types.id) REFERENCES partnership_group (id),
            PRIMARY KEY (recommendation_id, position),
            CHECK ((organisation_id IS NULL) <> (group_id IS NULL))
        )\(types.strict)
        """
        """
        CREATE TABLE recommendation_response (
            id                \(types.id) PRIMARY KEY,
            recommendation_id \(types.id) NOT NULL,
            position          \(types.integer) NOT NULL,
            answer            \(types.text) NOT NULL CHECK (answer IN ('accept', 'part', 'reject')),
            reason            \(types.text) NOT NULL,
            done_by           \(types.day),
            made_by           \(types.id) NOT NULL REFERENCES member (id),
            made_on           \(types.day) NOT NULL,
            made_at           \(types.instant) NOT NULL,
            FOREIGN KEY (recommendation_id, position)
                REFERENCES recommendation_addressee (recommendation_id, position),
            CHECK ((answer = 'reject') = (done_by IS NULL))
        )\(types.strict)
        """
        "CREATE INDEX recommendation_by_due ON recommendation (due_on)"
        "CREATE INDEX recommendation_addressee_by_organisation ON recommendation_addressee (organisation_id)"
        "CREATE INDEX recommendation_addressee_by_group ON recommendation_addressee (group_id)"
        "CREATE INDEX recommendation_response_by_place ON recommendation_response (recommendation_id, position)"
    }
}
