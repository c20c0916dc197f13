import Domain
import Platform

/// Choosing the passphrase, with what it means in plain words.
struct SetUpSpacePage: Page {
    static let template = "sealing/set-up"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let new: TextField
    let again: TextField

    init(frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        (new, again) = NewPassphraseFields.fields(problems)
    }
}

enum NewPassphraseFields {
    /// What was typed never comes back in a page: a passphrase is typed again.
    static func fields(_ problems: FormProblems, isOptional: Bool = false) -> (TextField, TextField) {
        let hint = "At least \(Passphrase.least) characters. Four or five words that do not belong together are good."
        let keep = " Leave it empty to keep your passphrase and make only a new recovery code."
        return (
            TextField(
                "new", "New passphrase", nil, problems["new"], hint: isOptional ? hint + keep : hint, type: "password",
                autocomplete: "new-password", width: 30),
            TextField(
                "again", "The same passphrase again", nil, problems["again"], type: "password",
                autocomplete: "new-password", width: 30)
        )
    }
}

/// The recovery code, for paper, and the boxes in which part of it is typed back.
struct RecoveryCodePage: Page {
    static let template = "sealing/recovery-code"

    struct Group: Sendable {
        let place: Int
        let characters: String
    }

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let groups: [Group]
    let words: String
    let owner: String
    let madeOn: String
    let first: TextField
    let second: TextField

    init(_ code: RecoveryCode, of member: Member, on today: Day, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        groups = code.groups.enumerated().map { Group(place: $0 + 1, characters: $1) }
        words = code.words
        owner = member.name
        madeOn = today.inWords
        let places = RecoveryCode.askedGroups.map { $0 + 1 }
        first = TextField(
            "first", "Group \(places[0])", nil, problems["first"], autocomplete: "one-time-code", width: 5)
        second = TextField(
            "second", "Group \(places[1])", nil, problems["second"], autocomplete: "one-time-code", width: 5)
    }
}

/// The page in front of locked notes.
struct UnlockPage: Page {
    static let template = "sealing/unlock"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let next: String?
    let passphrase: TextField

    init(next: String?, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.next = next
        passphrase = TextField(
            "passphrase", "Passphrase", nil, problems["passphrase"], type: "password",
            autocomplete: "current-password", width: 30)
    }
}

/// Another passphrase, or only another recovery code.
struct ChangePassphrasePage: Page {
    static let template = "sealing/passphrase"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let present: TextField
    let new: TextField
    let again: TextField

    init(frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        present = TextField(
            "present", "Passphrase you have now", nil, problems["present"], type: "password",
            autocomplete: "current-password", width: 30)
        (new, again) = NewPassphraseFields.fields(problems, isOptional: true)
    }
}

/// The recovery code opens, and a new passphrase takes the place of the forgotten one.
struct UseRecoveryCodePage: Page {
    static let template = "sealing/recovery"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let code: TextField
    let new: TextField
    let again: TextField

    init(_ typed: String? = nil, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        code = RecoveryCodeField.field(typed, problems)
        (new, again) = NewPassphraseFields.fields(problems)
    }
}

enum RecoveryCodeField {
    static func field(_ typed: String?, _ problems: FormProblems) -> TextField {
        TextField(
            "code", "Recovery code", typed, problems["code"],
            hint: "Seven groups of four. Capitals, spaces and hyphens do not matter.", autocomplete: "one-time-code")
    }
}

/// Passphrase and code are both gone: what is gone with them, and what is not.
struct LostSpacePage: Page {
    static let template = "sealing/lost"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let keptDays: Int
    let sure: Checkboxes

    init(frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        keptDays = Int(SealingRules.lostLife / 86_400)
        sure = Checkboxes(
            "sure", "Before you begin again",
            [Choice("1", "I have looked for the recovery code and do not have it", isChosen: false)],
            problems["sure"])
    }
}

/// Notes that were given up and whose code has turned up.
struct EarlierNotesPage: Page {
    static let template = "sealing/earlier"

    struct Entry: Sendable {
        let words: String
        let action: String
        let code: TextField
        let passphrase: TextField
    }

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let entries: [Entry]
    let empty: EmptyState?

    init(_ lost: [SealedSpace], typed: String? = nil, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        entries = lost.prefix(1).map { space in
            Entry(
                words: Self.words(space), action: "\(frame.root)/notes/earlier",
                code: RecoveryCodeField.field(typed, problems),
                passphrase: TextField(
                    "passphrase", "Or their passphrase", nil, problems["passphrase"], type: "password", width: 30))
        }
        empty =
            lost.isEmpty
            ? EmptyState("No earlier notes", "Notes you gave up and that can still be brought back would stand here.")
            : nil
    }

    private static func words(_ space: SealedSpace) -> String {
        let (lost, gone) = (space.lostAt.map(UKTime.day), space.takenAwayAt.map(UKTime.day))
        return """
            You gave up notes on \(lost?.inWords ?? ""). They are taken away for good on \(gone?.inWords ?? ""). \
            Until then their recovery code or their passphrase brings them back.
            """
    }
}
