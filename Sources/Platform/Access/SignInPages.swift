/// Asks for the address a link is sent to.
struct SignInPage: Page {
    static let template = "access/sign-in"

    let frame: Frame
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let email: TextField
    let next: String?

    init(frame: Frame, next: String?, email: String? = nil, problems: FormProblems = .init()) {
        self.frame = frame
        self.next = next
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        self.email = TextField(
            "email", "Work email address", email, problems["email"],
            hint: "We will send you a link. There is no password.", type: "email", autocomplete: "email")
    }
}

struct SignInSentPage: Page {
    static let template = "access/sent"
    let frame: Frame
}

struct SignInLinkPage: Page {
    static let template = "access/link"
    let frame: Frame
    let key: String
}

struct SignInSpentPage: Page {
    static let template = "access/spent"
    let frame: Frame
}
