import Domain
import Storage

/// What the partnership is called and looks like: on every page, in every letter.
package struct Masthead: Sendable, Equatable {
    package var name: String
    package var accent: Accent
    /// Whom to write to about the service. Shown in the footer and in letters.
    package var contactEmail: EmailAddress?
    /// Whom to call about a child, such as "Fernshire children's services".
    package var helpName: String?
    package var helpPhone: String?

    package init(
        name: String, accent: Accent = .standard, contactEmail: EmailAddress? = nil,
        helpName: String? = nil, helpPhone: String? = nil
    ) {
        self.name = name
        self.accent = accent
        self.contactEmail = contactEmail
        self.helpName = helpName
        self.helpPhone = helpPhone
    }

    package static let unnamed = Masthead(name: "Sightline")

    package var localHelp: String? {
        guard let helpName, let helpPhone else { return nil }
        return "\(helpName): \(helpPhone)"
    }
}

/// The one row that says whose database this is.
package enum SiteStore {
    package static func create(
        slug: String, masthead: Masthead, secret: String, on db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO site (id, slug, name, accent, contact_email, help_name, help_phone, secret)
            VALUES (1, \(slug), \(masthead.name), \(masthead.accent.hex), \(masthead.contactEmail),
                \(masthead.helpName), \(masthead.helpPhone), \(secret))
            """)
    }

    package static func keep(_ masthead: Masthead, on db: any Connection) throws {
        try db.run(
            """
            UPDATE site SET name = \(masthead.name), accent = \(masthead.accent.hex),
                contact_email = \(masthead.contactEmail), help_name = \(masthead.helpName),
                help_phone = \(masthead.helpPhone)
            WHERE id = 1
            """)
    }

    package static func masthead(on db: any Connection) throws -> Masthead {
        let found = try db.rows("SELECT name, accent, contact_email, help_name, help_phone FROM site WHERE id = 1")
        guard let row = found.first else { return .unnamed }
        return try Masthead(
            name: row["name"], accent: Accent(row["accent"] as String), contactEmail: row["contact_email"],
            helpName: row["help_name"], helpPhone: row["help_phone"])
    }

    package static func slug(on db: any Connection) throws -> String? {
        try db.rows("SELECT slug FROM site WHERE id = 1").first.map { try $0["slug"] }
    }

    /// Something nobody outside this partnership can make: the same for the same text.
    package static func sealed(_ text: String, on db: any Connection) throws -> String {
        Secrets.seal(text, with: try secret(on: db))
    }

    /// Binds form tokens to this partnership. Never leaves the server.
    static func secret(on db: any Connection) throws -> String {
        let found = try db.rows("SELECT secret FROM site WHERE id = 1")
        guard let row = found.first else { throw NotFound("partnership") }
        return try row["secret"]
    }
}

extension Migration {
    /// Whose database this is. The first of all migrations.
    package static let site = Migration("platform-0001-site") { types in
        """
        CREATE TABLE site (
            id            \(types.integer) PRIMARY KEY CHECK (id = 1),
            slug          \(types.text) NOT NULL,
            name          \(types.text) NOT NULL,
            accent        \(types.text) NOT NULL,
            contact_email \(types.text),
            help_name     \(types.text),
            help_phone    \(types.text),
            secret        \(types.text) NOT NULL
        )\(types.strict)
        """
    }
}
