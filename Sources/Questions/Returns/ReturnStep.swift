import Domain
import Foundation
import Platform
import Storage

/// One page of a return as it was posted.
struct ReturnForm: Sendable {
    let page: String
    let step: AnswerForm.Step
    /// How the page stood when it was shown.
    let mark: String
    let fields: FormFields

    init(_ fields: FormFields, page: String) {
        self.fields = fields
        self.page = page
        step = fields["step"].flatMap(AnswerForm.Step.init(rawValue:)) ?? .onward
        mark = fields["mark"] ?? ""
    }

    /// Whether somebody says that last time's answer to a question is still true.
    func saysStill(_ question: String) -> Bool {
        fields[Self.still(question)] != nil
    }

    static func still(_ question: String) -> String { "still.\(question)" }
}

/// A file to be kept with an answer.
struct ReturnFile: Sendable {
    enum Source: Sendable {
        case sent([UInt8])
        /// Last time's.
        case kept(ID<AnswerFile>)
    }

    let id: ID<AnswerFile>
    let file: AnswerFile
    let source: Source

    init(id: UUID, name: String, bytes: Int, _ source: Source) {
        self.id = ID(id)
        self.source = source
        file = AnswerFile(id: self.id.text, name: name, bytes: bytes)
    }

    func keep(for kept: OrganisationReturn, on db: any Connection) throws {
        switch source {
        case .sent(let bytes): try AnswerFileStore.add(bytes, as: id, of: kept, on: db)
        case .kept(let old):
            guard try AnswerFileStore.copy(old, as: id, to: kept, on: db) else { throw NotFound("file") }
        }
    }
}

/// What a posted page of a return leads to. What can be kept is kept, whatever else is wrong.
struct ReturnStep: Sendable {
    enum Outcome: Sendable {
        /// The same page again, with what is wrong or what has appeared.
        case again(FormProblems)
        case page(String)
        case overview
    }

    /// The page as it is asked now.
    let page: QuestionPage
    let form: AnswerForm
    /// Somebody else changed the page meanwhile: nothing was kept. Sending the same twice changes nothing.
    let isStale: Bool
    let sheet: AnswerSheet
    let files: [ReturnFile]
    let outcome: Outcome

    /// - Throws: ``NotFound`` for a page that is not asked.
    init(_ posted: ReturnForm, of opened: OpenedReturn) throws {
        guard let page = opened.way.page(posted.page) else { throw NotFound("page") }
        let files = try Self.files(posted, page, opened)
        var form = AnswerForm(posted.fields, of: opened.set)
        form.take(Self.still(posted, page, opened, form), of: page.questions)
        let reading = AnswerReading(
            form.values, files: files.mapValues(\.file), page: page.id, of: opened.set, after: opened.sheet,
            on: opened.today, requiring: posted.step == .onward)
        self.page = page
        self.form = form
        sheet = Self.kept(reading, page.id, of: opened)
        isStale = posted.mark != opened.mark(of: page) && !page.isAnsweredAlike(sheet, opened.sheet)
        let kept = Set(sheet.values.values.compactMap(\.file))
        self.files = files.values.filter { kept.contains($0.file) }
        let way = AnswerPath(opened.set, sheet, on: opened.today)
        if !reading.problems.isEmpty || posted.step == .onward && !reading.isAccepted {
            outcome = .again(FormProblems(reading.problems, of: opened.set))
        } else if posted.step == .back {
            outcome = way.page(before: page.id).map { .page($0.id) } ?? .overview
        } else if posted.step == .later {
            outcome = .overview
        } else {
            outcome = way.page(after: page.id).map { .page($0.id) } ?? .overview
        }
    }

    /// What was kept before, with what was read on this page. Nothing is lost by a mistake: answers to what is passed
    /// over now stay in the draft and are left out when it is sent, and where an answer has a problem the one before
    /// stays.
    private static func kept(_ reading: AnswerReading, _ page: String, of opened: OpenedReturn) -> AnswerSheet {
        let problems = Set(reading.problems.map(\.question))
        let way = AnswerPath(opened.set, reading.sheet, on: opened.today)
        let posted = opened.set.pages.first { $0.id == page }?.questions ?? []
        return posted.reduce(into: opened.sheet) { sheet, question in
            guard way.shows(question.id), !problems.contains(question.id) else { return }
            sheet[question.id] = reading.sheet[question.id]
        }
    }

    /// Last time's answers that somebody says still hold, where nothing else was answered.
    private static func still(
        _ posted: ReturnForm, _ page: QuestionPage, _ opened: OpenedReturn, _ form: AnswerForm
    ) -> AnswerSheet {
        var still = AnswerSheet()
        for question in page.questions where posted.saysStill(question.id) && form.isEmpty(question) {
            still[question.id] = opened.lastTime?.offers[question.id]
        }
        return still
    }

    private static func files(
        _ posted: ReturnForm, _ page: QuestionPage, _ opened: OpenedReturn
    ) throws -> [String: ReturnFile] {
        var files: [String: ReturnFile] = [:]
        for question in page.questions where question.kind.name == "file" {
            if let sent = posted.fields.file(question.field()) {
                files[question.id] = ReturnFile(
                    id: UUID(), name: try FileName(sent.name).screened(), bytes: sent.bytes.count, .sent(sent.bytes))
            } else if posted.saysStill(question.id), opened.sheet[question.id] == nil,
                let last = opened.lastTime?.offers[question.id]?.file, let id = UUID(uuidString: last.id)
            {
                files[question.id] = ReturnFile(id: UUID(), name: last.name, bytes: last.bytes, .kept(ID(id)))
            }
        }
        return files
    }
}

extension QuestionPage {
    /// Whether two sheets say the same to everything on it; of files, that they look the same.
    fileprivate func isAnsweredAlike(_ one: AnswerSheet, _ other: AnswerSheet) -> Bool {
        questions.allSatisfy { question in
            guard let file = one[question.id]?.file, let before = other[question.id]?.file else {
                return one[question.id] == other[question.id]
            }
            return (file.name, file.bytes) == (before.name, before.bytes)
        }
    }
}

/// What a file is called: the end of whatever a browser says, on one line and of a length that can be shown.
struct FileName {
    /// UTF-8 bytes.
    static let most = 150

    let text: String

    init(_ sent: String) {
        let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = String(String.UnicodeScalarView(last.unicodeScalars.filter(Self.isPlain))).trimmed
        // The end says what kind of file it is.
        var kept = plain[...]
        while kept.utf8.count > Self.most { kept = kept.dropFirst() }
        text = String(kept)
    }
}

extension FileName {
    /// Without anything that may say who somebody is. The end, which says what kind of file it is, stays.
    ///
    /// - Throws: when the lists can not be read.
    func screened() throws -> String {
        let point = text.lastIndex(of: ".") ?? text.endIndex
        return try Screening.screen(String(text[..<point])).masked + text[point...]
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        case .nonspacingMark, .enclosingMark: false
        default: true
        }
    }
}

extension AnswerValue {
    var file: AnswerFile? {
        if case .file(let file) = self { file } else { nil }
    }
}

extension AnswerForm {
    /// Whether nothing at all was answered to a question.
    fileprivate func isEmpty(_ question: Question) -> Bool {
        question.fieldNames.allSatisfy { (values[$0] ?? []).allSatisfy(\.trimmed.isEmpty) }
    }
}
