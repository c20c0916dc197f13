import ArgumentParser

@main
struct Sightline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sightline",
        abstract: "The Learning Hub and the system of scrutiny of a safeguarding children partnership.",
        discussion: """
            Everything can also be set by environment variables: SIGHTLINE_ADDRESS, SIGHTLINE_MAIL_URL and others \
            are listed in docs/running.md.
            """,
        version: version,
        subcommands: [
            Demo.self, Serve.self, Work.self, Migrate.self, PartnershipCommand.self, MemberCommand.self,
            SignInLink.self, Import.self, Export.self, QuestionsCommand.self, OccasionCommand.self,
            BackupCommand.self, Restore.self,
            Screen.self, Audit.self, WorkingDaysCommand.self,
        ])

    static let version = "0.1.0"

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Endings.end(with: error)
        }
    }
}
