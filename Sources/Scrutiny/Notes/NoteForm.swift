import Domain
import Platform

struct NoteForm {
    var title: String?
    var text: String?
    var day: DateText
    var about: String?

    /// - Parameter about: where somebody was when they began to write.
    init(about: String? = nil) {
        day = DateText(nil)
        self.about = about
    }

    init(_ fields: FormFields) {
        title = fields["title"]
        text = fields["text"]
        day = DateText(fields, "day")
        about = fields["about"]
    }

    init(_ note: Note) {
        title = note.title
        text = note.text
        day = DateText(note.day)
        about = note.about?.text
    }

    func read() throws(FormProblems) -> Note {
        var problems = FormProblems()
        let title = problems.read(Note.titleRule, from: title, field: "title")
        let text = problems.read(Note.textRule, from: text, field: "text")
        let day = problems.readOptional(Day.self, from: day.typed, field: "day")
        let subject = NoteSubject(about)
        if subject == nil, !(about ?? "").isEmpty { problems.add("about", "Choose a meeting from the list") }
        guard problems.isEmpty, let title, let text else { throw problems }
        return Note(title: title, text: text, day: day, about: subject)
    }
}
