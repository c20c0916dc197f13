import Domain
import Foundation
import Storage

/// How jobs are kept until they are done.
package enum JobStore {
    struct Claimed: Sendable {
        let id: UUID
        let name: String
        let payload: String
        let attempts: Int
    }

    package struct Failed: Sendable {
        package let id: UUID
        package let name: String
        package let failedAt: Date
        package let reason: String
    }

    /// Queues a job. One with a key that is known already is the same job, and is not queued again.
    package static func enqueue(
        _ job: some Job, id: UUID, dueAt: Date, uniqueKey: String? = nil, on db: any Connection
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let payload = String(decoding: try encoder.encode(job), as: UTF8.self)
        try db.run(
            """
            INSERT INTO job (id, name, payload, due_at, attempts, state, unique_key)
            VALUES (\(id), \(type(of: job).name), \(payload), \(dueAt), 0, 'queued', \(uniqueKey))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Takes the job that has been due longest, so that no other worker takes it.
    static func claimNext(at now: Date, on db: any Connection) throws -> Claimed? {
        let lost = now.addingTimeInterval(-JobPatience.longestRun)
        let skipping: SQL = db.engine == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
        return try db.rows(
            """
            UPDATE job SET state = 'running', attempts = attempts + 1, claimed_at = \(now)
            WHERE id = (
                SELECT id FROM job
                WHERE (state = 'queued' AND due_at <= \(now)) OR (state = 'running' AND claimed_at <= \(lost))
                ORDER BY due_at, id LIMIT 1 \(skipping)
            )
            RETURNING id, name, payload, attempts
            """
        ).first.map { row in
            try Claimed(id: row["id"], name: row["name"], payload: row["payload"], attempts: row["attempts"])
        }
    }

    static func finish(_ id: UUID, at now: Date, on db: any Connection) throws {
        try db.run("UPDATE job SET state = 'finished', finished_at = \(now), payload = '{}' WHERE id = \(id)")
    }

    /// Puts a job back for later, or gives it up.
    /// - Parameter reason: the kind of error, without anybody's details.
    static func putBack(_ job: Claimed, because reason: String, at now: Date, on db: any Connection) throws {
        if let next = JobPatience.nextTry(after: job.attempts, at: now) {
            try db.run("UPDATE job SET state = 'queued', due_at = \(next), reason = \(reason) WHERE id = \(job.id)")
        } else {
            try giveUp(job, because: reason, at: now, on: db)
        }
    }

    static func giveUp(_ job: Claimed, because reason: String, at now: Date, on db: any Connection) throws {
        try db.run(
            "UPDATE job SET state = 'failed', finished_at = \(now), reason = \(reason) WHERE id = \(job.id)")
    }

    /// The most recent first, a hundred at most.
    static func failed(on db: any Connection) throws -> [Failed] {
        try db.rows(
            """
            SELECT id, name, finished_at, reason FROM job WHERE state = 'failed'
            ORDER BY finished_at DESC, id LIMIT 100
            """
        ).map { row in
            try Failed(id: row["id"], name: row["name"], failedAt: row["finished_at"], reason: row["reason"])
        }
    }

    /// - Returns: whether there was such a failed job.
    static func retry(_ id: UUID, at now: Date, on db: any Connection) throws -> Bool {
        try db.run(
            "UPDATE job SET state = 'queued', attempts = 0, due_at = \(now) WHERE id = \(id) AND state = 'failed'") == 1
    }

    package static func counts(on db: any Connection) throws -> (queued: Int, failed: Int) {
        let rows = try db.rows("SELECT state, count(*) AS n FROM job WHERE state <> 'finished' GROUP BY state")
        var counts = (queued: 0, failed: 0)
        for row in rows {
            let state: String = try row["state"]
            let number: Int = try row["n"]
            if state == "failed" { counts.failed = number } else { counts.queued += number }
        }
        return counts
    }

    /// Forgets what ended before then, also what failed: nobody will try it again, and it may hold somebody's letter.
    static func tidy(before: Date, on db: any Connection) throws {
        try db.run("DELETE FROM job WHERE state IN ('finished', 'failed') AND finished_at < \(before)")
    }
}

extension Migration {
    /// Work to be done outside the transaction that asks for it.
    package static let jobs = Migration("platform-0002-jobs") { types in
        """
        CREATE TABLE job (
            id          \(types.id) PRIMARY KEY,
            name        \(types.text) NOT NULL,
            payload     \(types.text) NOT NULL,
            due_at      \(types.instant) NOT NULL,
            attempts    \(types.integer) NOT NULL,
            state       \(types.text) NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed')),
            claimed_at  \(types.instant),
            finished_at \(types.instant),
            unique_key  \(types.text) UNIQUE,
            reason      \(types.text)
        )\(types.strict)
        """
        "CREATE INDEX job_by_due ON job (state, due_at)"
    }
}
