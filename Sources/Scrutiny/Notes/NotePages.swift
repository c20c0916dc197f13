import Domain
import Partnership
import Platform

/// All notes, newest first, or those in which some words stand.
struct NotesPage: Page {
    static let template = "notes/list"
    static let size = 25
    /// How many found ones are shown.
    static let mostFound = 100

    struct Entry: Sendable {
        let title: String
        let href: String
        let beginning: String
        let when: String
        let about: String?
    }

    let frame: Frame
    let status: String
    let search: TextField
    let results: String?
    let entries: [Entry]
    let empty: EmptyState?
    let pagination: Pagination?
    let codeWords: String?

    /// - Parameter searched: what was looked for; nil for the whole list.
    init(
        _ notes: [KeptNote], of count: Int, page: Int = 1, searched: String? = nil, about: [NoteSubject: String],
        isCodeKept: Bool, frame: Frame
    ) {
        self.frame = frame
        status = count == 1 ? "1 note" : "\(count.grouped) notes"
        search = TextField("words", "Search your notes", searched, nil)
        entries = notes.prefix(searched == nil ? Self.size : Self.mostFound).map {
            Self.entry($0, about, root: frame.root)
        }
        results = searched.map { Self.results(notes.count, for: $0) }
        empty =
            count == 0
            ? EmptyState(
                "No notes yet", "What you write down will be listed here, the newest first.",
                action: "Write a note", href: "\(frame.root)/notes/new") : nil
        pagination =
            searched == nil
            ? Pagination(page: page, size: Self.size, of: count, at: "\(frame.root)/notes") : nil
        codeWords =
            isCodeKept ? nil : "You have not shown yet that your newest recovery code is on paper."
    }

    private static func entry(_ kept: KeptNote, _ about: [NoteSubject: String], root: String) -> Entry {
        let written = "Changed \(UKTime.inWords(kept.text.changedAt))"
        return Entry(
            title: kept.note?.title ?? "A note that cannot be opened", href: "\(root)/notes/\(kept.text.id.text)",
            beginning: kept.note.map { beginning(of: $0.text) } ?? "Somebody changed it from outside.",
            when: kept.note?.day.map { "\($0.inWords). \(written)" } ?? written,
            about: kept.note?.about.flatMap { about[$0] })
    }

    /// One line of it.
    private static func beginning(of text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 160 ? line.prefix(160).trimmingPrefix(" ") + "…" : line
    }

    private static func results(_ found: Int, for words: String) -> String {
        switch found {
        case 0: "No note has “\(words)” in it."
        case 1: "1 note has “\(words)” in it."
        case ...mostFound: "\(found) notes have “\(words)” in them."
        default: "\(found.grouped) notes have “\(words)” in them. The newest \(mostFound) are shown."
        }
    }
}

/// One note to read.
struct NotePage: Page {
    static let template = "notes/note"

    let frame: Frame
    let title: String
    let text: String
    let isGone: Bool
    let summary: SummaryList
    let action: String

    init(_ kept: KeptNote, about: String?, frame: Frame) {
        self.frame = frame
        title = kept.note?.title ?? "A note that cannot be opened"
        text =
            kept.note?.text
            ?? "Its bytes were changed outside these pages, so it cannot be opened. A backup from before may hold it."
        isGone = kept.note == nil
        action = "\(frame.root)/notes/\(kept.text.id.text)"
        let rows: [SummaryList.Row?] = [
            kept.note?.day.map { .init("Day", $0.inWords) },
            about.map { .init("About", $0) },
            .init("Changed", UKTime.inWords(kept.text.changedAt)),
        ]
        summary = SummaryList(rows.compactMap { $0 })
    }
}

/// Writing a note, changing it, and choosing between two versions of it.
struct EditNotePage: Page {
    static let template = "notes/edit"

    /// What the form is for.
    enum Purpose: Sendable {
        case new(ID<SealedText>)
        case change(SealedText)
        /// Another tab saved `other` in between. Nil when it deleted the note.
        case conflict(SealedText, other: Note?)
        case deleted(new: ID<SealedText>)
    }

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let heading: String
    let conflict: String?
    let other: Note?
    let action: String
    let new: String?
    let version: String?
    let title: TextField
    let text: TextArea
    let day: DateField
    let about: Select
    let backHref: String
    let button: String

    init(
        _ form: NoteForm, for purpose: Purpose, subjects: [NoteChoice], frame: Frame,
        problems: FormProblems = .init()
    ) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        (heading, conflict, button) = Self.words(purpose)
        (new, version, other) = Self.state(purpose)
        let list = "\(frame.root)/notes"
        action = purpose.id.map { "\(list)/\($0.text)" } ?? list
        backHref = purpose.id.map { "\(list)/\($0.text)" } ?? list
        title = TextField("title", "Title", form.title, problems["title"])
        text = TextArea("text", "Note", form.text, problems["text"], rows: 14, most: Note.textRule.most)
        day = DateField(
            "day", "Day (optional)", form.day, problems["day"], hint: "The day it tells of. For example, 14 2 2019")
        about = Select(
            "about", "About (optional)", none: "No meeting", subjects.map { ($0.subject.text, $0.words) }, form.about,
            problems["about"], hint: "This is sealed too: no one can see what your note is about.")
    }

    private static func words(_ purpose: Purpose) -> (String, String?, String) {
        switch purpose {
        case .new: ("Write a note", nil, "Save the note")
        case .change: ("Change the note", nil, "Save the note")
        case .conflict:
            (
                "Two versions of this note",
                """
                It was saved in another tab since you opened it. Nothing you typed is lost. Make this one as it \
                should be: saving it takes the place of the other.
                """,
                "Save this version"
            )
        case .deleted:
            (
                "This note was deleted",
                """
                It was deleted in another tab since you opened it. What you typed is here. Saving it makes a new note.
                """,
                "Save as a new note"
            )
        }
    }

    private static func state(_ purpose: Purpose) -> (String?, String?, Note?) {
        switch purpose {
        case .new(let id), .deleted(let id): (id.text, nil, nil)
        case .change(let text): (nil, String(text.version), nil)
        case .conflict(let text, let other): (nil, String(text.version), other)
        }
    }
}

extension EditNotePage.Purpose {
    fileprivate var id: ID<SealedText>? {
        switch self {
        case .new, .deleted: nil
        case .change(let text), .conflict(let text, _): text.id
        }
    }
}

/// Asking once more before a note is gone.
struct DeleteNotePage: Page {
    static let template = "notes/delete"

    let frame: Frame
    let title: String
    let action: String
    let backHref: String

    init(_ kept: KeptNote, frame: Frame) {
        self.frame = frame
        title = kept.note?.title ?? "A note that cannot be opened"
        backHref = "\(frame.root)/notes/\(kept.text.id.text)"
        action = "\(backHref)/deletion"
    }
}

/// A meeting or a matter on its agenda, as the form offers it.
struct NoteChoice: Sendable {
    let subject: NoteSubject
    let words: String

    /// Each meeting with the matters on its agenda after it.
    static func choices(_ meetings: [LateMeeting]) -> [NoteChoice] {
        meetings.flatMap { late in
            let meeting = "\(late.group), \(late.meeting.meetsOn.inWords)"
            return [NoteChoice(subject: .meeting(late.meeting.id), words: meeting)]
                + late.items.map { NoteChoice(subject: .item($0.id), words: "\(meeting): \($0.title)") }
        }
    }

    static func words(_ choices: [NoteChoice]) -> [NoteSubject: String] {
        Dictionary(choices.map { ($0.subject, $0.words) }) { first, _ in first }
    }
}
