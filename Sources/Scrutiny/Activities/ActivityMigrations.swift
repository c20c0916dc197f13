import Storage

extension Migration {
    /// What scrutineers did and mean to do. Their notes are sealed.
    static let activities = Migration("scrutiny-0006-activities") { types in
        """
        CREATE TABLE scrutiny_activity (
            id              \(types.id) PRIMARY KEY,
            plan_id         \(types.id) NOT NULL REFERENCES scrutiny_plan (id),
            kind            \(types.text) NOT NULL,
            title           \(types.text) NOT NULL,
            state           \(types.text) NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
            planned_on      \(types.day),
            done_on         \(types.day),
            half_days       \(types.integer),
            cancelled_why   \(types.text),
            meeting_id      \(types.id) REFERENCES meeting (id),
            agenda_item_id  \(types.id) REFERENCES agenda_item (id),
            organisation_id \(types.id) REFERENCES organisation (id),
            spoken_with     \(types.text),
            sealed_text_id  \(types.id) REFERENCES sealed_text (id),
            made_by         \(types.id) NOT NULL REFERENCES member (id),
            added_at        \(types.instant) NOT NULL,
            CHECK ((state = 'done') = (done_on IS NOT NULL)),
            CHECK (spoken_with IS NULL OR organisation_id IS NULL)
        )\(types.strict)
        """
        """
        CREATE TABLE activity_line (
            activity_id \(types.id) NOT NULL REFERENCES scrutiny_activity (id),
            line_id     \(types.id) NOT NULL REFERENCES line_of_enquiry (id),
            PRIMARY KEY (activity_id, line_id)
        )\(types.strict)
        """
        "CREATE INDEX scrutiny_activity_by_plan ON scrutiny_activity (plan_id, added_at)"
        "CREATE INDEX activity_line_by_line ON activity_line (line_id)"
    }
}
