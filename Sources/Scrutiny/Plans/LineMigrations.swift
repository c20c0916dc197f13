import Storage

extension Migration {
    /// The questions a plan asks.
    static let lines = Migration("scrutiny-0004-lines") { types in
        """
        CREATE TABLE line_of_enquiry (
            id         \(types.id) PRIMARY KEY,
            plan_id    \(types.id) NOT NULL REFERENCES scrutiny_plan (id),
            area_id    \(types.id) REFERENCES plan_area (id),
            question   \(types.text) NOT NULL,
            claim      \(types.text) NOT NULL,
            why_now    \(types.text) NOT NULL,
            answerer   \(types.text) NOT NULL,
            wanted     \(types.text) NOT NULL,
            state      \(types.text) NOT NULL CHECK (state IN ('open', 'in-enquiry', 'answered', 'closed')),
            shared_on  \(types.day),
            follows_id \(types.id) REFERENCES line_of_enquiry (id),
            added_at   \(types.instant) NOT NULL
        )\(types.strict)
        """
        "CREATE INDEX line_by_plan ON line_of_enquiry (plan_id, added_at, id)"
        "CREATE INDEX line_by_follows ON line_of_enquiry (follows_id)"
    }
}
