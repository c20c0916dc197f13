import Domain
import Platform
import Storage

/// What taking in a set would do to one that is there under the same key, before anything is done.
struct QuestionSetTaking: Sendable {
    let set: QuestionSet
    /// The newest version that is there.
    let newest: KeptQuestionSet

    /// - Returns: nil when no set is known by this key, so that nothing can be changed by taking it in.
    static func asked(of set: QuestionSet, _ db: any Connection) throws -> QuestionSetTaking? {
        guard let newest = try QuestionSetStore.versions(of: set.key, on: db).first else { return nil }
        return try QuestionSetTaking(set: set, newest: QuestionSetStore.kept(newest.version, on: db))
    }

    /// The version it would be.
    var number: Int { newest.isPublished ? newest.set.version + 1 : newest.set.version }

    var isNothing: Bool { self.set.with(version: newest.set.version) == newest.set }

    var changes: [String] { newest.set.changes(to: set) }

    /// Changes with whatever is done to the set.
    var stamp: String {
        get throws { try Self.stamp(newest) }
    }

    static func stamp(_ newest: KeptQuestionSet?) throws -> String {
        guard let newest else { return "none" }
        return Secrets.hash("\(newest.isPublished) \(try MadeFrom.stamp(ofAll: newest.set))")
    }
}

/// Asks before a file, or a set that travels with the program, changes one that is there.
struct QuestionSetTakingPage: Page {
    static let template = "question-sets/taking"

    let frame: Frame
    let title: String
    let words: [String]
    let changes: [String]
    /// What was left out of the file because it asks nothing of anybody.
    let notes: [String]
    let stamp: String
    /// Nil when there is nothing to take in.
    let action: String?
    let button: String
    let isWarning: Bool
    let backHref: String

    /// - Parameter draft: under which the file waits.
    init(_ taking: QuestionSetTaking, notes: [String], draft: String?, frame: Frame) throws {
        let (newest, name) = (taking.newest, "“\(taking.newest.set.title.text)”")
        self.frame = frame
        title = taking.isNothing ? "Nothing is different" : "What would change in \(name)"
        words = taking.isNothing ? ["Version \(newest.set.version) of \(name) is the same."] : [Self.words(taking)]
        changes = taking.isNothing ? [] : taking.changes
        self.notes = notes
        stamp = try taking.stamp
        action = draft.map { "\(frame.root)/question-sets/file/\($0)" }
        button = newest.isPublished ? "Take it in as version \(taking.number)" : "Put it in place of what is there"
        isWarning = !newest.isPublished
        backHref = frame.root + newest.version.path
    }

    private static func words(_ taking: QuestionSetTaking) -> String {
        let version = taking.newest.set.version
        guard taking.newest.isPublished else {
            return "Version \(version) is in the making. What is written there goes, and this takes its place."
        }
        return "Version \(version) is published and stays as it is. This becomes version \(taking.number), which can "
            + "still be changed, and is put to nobody before it is published."
    }
}
