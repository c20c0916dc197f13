import Domain

/// Who may sign in.
struct MembersPage: Page {
    static let template = "members/list"

    let frame: Frame
    let table: DataTable

    init(_ members: [Member], frame: Frame) {
        self.frame = frame
        let active = members.count(where: \.isActive)
        table = DataTable(
            caption: "\(active) \(active == 1 ? "member" : "members") may sign in",
            columns: [.init("Name"), .init("Email"), .init("Roles"), .init("Standing")],
            rows: members.map { member in
                [
                    .init(member.name, href: "\(frame.root)/members/\(member.id.text)"), .init(member.email.text),
                    .init(member.roleWords),
                    .init("", tag: member.isActive ? Tag("May sign in", .good) : Tag("Has left", .neutral)),
                ]
            },
            empty: EmptyState("Nobody may sign in yet", "Members you add will be listed here."))
    }
}

/// One member, or a new one.
struct MemberPage: Page {
    static let template = "members/member"

    let frame: Frame
    let title: String
    let action: String
    let hasProblems: Bool
    let problems: [FormProblems.FieldProblem]
    let name: TextField
    let email: TextField
    let roles: Checkboxes
    let standing: Radios?
    /// Where it is said which organisation they belong to.
    let organisationHref: String?

    /// - Parameter id: nil for a member who is not there yet.
    init(_ form: MemberForm, of id: ID<Member>?, frame: Frame, problems: FormProblems = .init()) {
        self.frame = frame
        title = id == nil ? "Add a member" : form.name ?? "Member"
        action = "\(frame.root)/members" + (id.map { "/\($0.text)" } ?? "")
        hasProblems = !problems.isEmpty
        self.problems = problems.list
        name = TextField("name", "Full name", form.name, problems["name"], autocomplete: "off")
        email = TextField(
            "email", "Work email address", form.email, problems["email"],
            hint: "Links to sign in are sent to this address.", type: "email")
        roles = Checkboxes(
            "roles", "Roles",
            Role.allCases.map { Choice($0.rawValue, $0.words, isChosen: form.roles.contains($0.rawValue)) },
            problems["roles"], hint: "Somebody may have several.")
        organisationHref = id.map { "\(frame.root)/members/\($0.text)/organisation" }
        standing = id.map { _ in
            Radios(
                "standing", "Standing",
                [
                    Choice("active", "May sign in", isChosen: form.isActive),
                    Choice(
                        "left", "Has left", isChosen: !form.isActive,
                        hint: "Kept in the records, signed out at once."),
                ],
                nil)
        }
    }
}
