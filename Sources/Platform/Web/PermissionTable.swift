import Domain

/// Who may do what, as a document: written from the routes themselves, so that it can not say anything else.
package enum PermissionTable {
    /// - Parameter entries: the whole access table, in any order.
    package static func markdown(of entries: [Routes.Entry]) -> String {
        let sorted = entries.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
        return ([introduction, "", "## Roles", ""] + roles() + ["", "## Addresses", ""] + addresses(sorted))
            .joined(separator: "\n") + "\n"
    }

    private static let introduction = """
        # Permissions

        Written from the routes of the program; a test compares the two. After a change of a route or a role:

            SIGHTLINE_WRITE_DOCS=1 swift test --filter PermissionsTests

        Whatever is not listed is refused. A permission opens a page; what the page lists is narrowed again by who asks.
        The people to be (`/people`) are there in the demonstration only, and the outbox where no mail server is set.
        """

    /// Each permission with the roles that have it.
    private static func roles() -> [String] {
        let header = ["| Permission |" + cells(Role.allCases.map(\.words)), "| --- |" + rule]
        return header
            + Permission.allCases.filter { ![.visit, .signedIn].contains($0) }.map { permission in
                "| \(permission.words) |" + cells(Role.allCases.map { marks($0.permissions.contains(permission)) })
            }
    }

    /// Each address with the roles that may come in.
    private static func addresses(_ entries: [Routes.Entry]) -> [String] {
        let header = [
            "| Method | Address | Permission | Visitor |" + cells(Role.allCases.map(\.words)),
            "| --- | --- | --- | --- |" + rule,
        ]
        return header
            + entries.map { entry in
                let open = entry.permission == .visit
                let everybody = open || entry.permission == .signedIn
                return "| \(entry.method) | `\(entry.path)` | \(entry.permission.words) | \(marks(open)) |"
                    + cells(Role.allCases.map { marks(everybody || $0.permissions.contains(entry.permission)) })
            }
    }

    private static let rule = cells(Role.allCases.map { _ in "---" })

    private static func cells(_ words: [String]) -> String {
        words.map { " \($0) |" }.joined()
    }

    private static func marks(_ isAllowed: Bool) -> String {
        isAllowed ? "yes" : "–"
    }
}
