import Storage

extension Migration {
    /// The year's plan, what partners agreed to, and its areas.
    static let plans = Migration("scrutiny-0003-plans") { types in
        """
        CREATE TABLE scrutiny_plan (
            id             \(types.id) PRIMARY KEY,
            title          \(types.text) NOT NULL,
            starts_on      \(types.day) NOT NULL,
            ends_on        \(types.day) NOT NULL,
            days           \(types.integer),
            framework      \(types.text),
            principles     \(types.text) NOT NULL,
            version        \(types.integer) NOT NULL,
            agreed_version \(types.integer),
            has_changes    \(types.flag) NOT NULL,
            published_on   \(types.day),
            closed_on      \(types.day),
            added_at       \(types.instant) NOT NULL,
            CHECK (ends_on > starts_on),
            CHECK (agreed_version IS NULL OR agreed_version <= version)
        )\(types.strict)
        """
        """
        CREATE TABLE plan_area (
            id       \(types.id) PRIMARY KEY,
            plan_id  \(types.id) NOT NULL REFERENCES scrutiny_plan (id),
            position \(types.integer) NOT NULL,
            title    \(types.text) NOT NULL,
            reason   \(types.text) NOT NULL
        )\(types.strict)
        """
        """
        CREATE TABLE plan_version (
            plan_id    \(types.id) NOT NULL REFERENCES scrutiny_plan (id),
            version    \(types.integer) NOT NULL,
            title      \(types.text) NOT NULL,
            starts_on  \(types.day) NOT NULL,
            ends_on    \(types.day) NOT NULL,
            principles \(types.text) NOT NULL,
            questions  \(types.text) NOT NULL,
            offered_on \(types.day) NOT NULL,
            offered_by \(types.id) NOT NULL REFERENCES member (id),
            PRIMARY KEY (plan_id, version)
        )\(types.strict)
        """
        """
        CREATE TABLE plan_agreement (
            plan_id         \(types.id) NOT NULL,
            version         \(types.integer) NOT NULL,
            organisation_id \(types.id) NOT NULL REFERENCES organisation (id),
            member_id       \(types.id) NOT NULL REFERENCES member (id),
            agreed_on       \(types.day) NOT NULL,
            PRIMARY KEY (plan_id, version, organisation_id),
            FOREIGN KEY (plan_id, version) REFERENCES plan_version (plan_id, version)
        )\(types.strict)
        """
        "CREATE INDEX plan_area_by_plan ON plan_area (plan_id, position)"
        "CREATE INDEX scrutiny_plan_by_day ON scrutiny_plan (starts_on)"
    }
}
