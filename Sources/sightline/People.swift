import ArgumentParser
import Domain
import Foundation
import Partnership
import Platform
import Storage

struct PartnershipCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partnership", abstract: "Partnerships of this installation.",
        subcommands: [PartnershipCreate.self])
}

struct PartnershipCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a new, empty partnership.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its short name, for addresses and commands: letters a to z, digits and hyphens.")
    var slug: String

    @Option(help: "Its whole name, as on its letters.")
    var name: String

    func run() async throws {
        let slug = try Slug(slug)
        let name = try FieldText("a name").read(name)
        let database = try await options.partnerships().create(slug, migrations: Composition.migrations)
        let secret = Secrets.make()
        try await database.write { db in
            try SiteStore.create(slug: slug.text, masthead: Masthead(name: name), secret: secret, on: db)
        }
        try await database.close()
        print("\(name) is ready. Add the first member: sightline member add EMAIL --role administrator --name NAME")
    }
}

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "People who sign in.", subcommands: [MemberAdd.self])
}

struct MemberAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add somebody who may sign in, or give a member a further role.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Their e-mail address.")
    var email: String

    @Option(help: "Their role, such as coordinator or scrutineer.")
    var role: String

    @Option(help: "Their name.")
    var name: String

    @Option(help: "The organisation whose actions they see, by its name.")
    var organisation: String?

    func run() async throws {
        let email = try EmailAddress(email)
        let role = try Role(role)
        let name = try FieldText("a name").read(name)
        let services = try await options.services()
        let belongsTo = try await organisation.asyncMap { try await services.organisation(named: $0) }
        let member = try await services.addMember(
            email: email, name: name, roles: [role], organisation: belongsTo?.id, by: .commandLine)
        print("\(name) may sign in as \(member.roleWords.lowercasedFirst).")
    }
}

extension Services {
    fileprivate func organisation(named name: String) async throws -> Organisation {
        let found = try await database.read { db in try OrganisationStore.found(named: name, on: db) }
        guard let found else { throw CommandRefusal("There is no organisation called \(name). Nothing was changed.") }
        return found
    }
}

struct SignInLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in-link",
        abstract: "Print a link that signs a member in once, for whoever runs the machine.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The member's e-mail address.")
    var email: String

    func run() async throws {
        let email = try EmailAddress(email)
        let services = try await options.services()
        let member = try await services.database.read { db in try MemberStore.active(with: email, on: db) }
        guard let member else { throw CommandRefusal("No member who may sign in has that address.") }
        print(try await services.makeLink(for: member.id))
    }
}

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The audit trail.", subcommands: [AuditVerify.self])
}

struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that no entry was changed, removed or put in between.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let services = try await options.services()
        switch try await AuditTrail.verify(services.database) {
        case .whole(let entries, let head):
            print("\(entries) entries, whole. The last hash is \(head).")
        case .broken(let problem):
            throw CommandRefusal("The audit trail is broken. \(problem.words)")
        }
    }
}
