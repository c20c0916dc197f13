import Domain
import Foundation
import Platform
import Storage

/// What the partnership is called, looks like, and whom to call.
extension Services {
    /// Nothing is written when nothing is different.
    package func changeSettings(_ masthead: Masthead, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            guard try SiteStore.masthead(on: db) != masthead else { return }
            try SiteStore.keep(masthead, on: db)
            try AuditTrail.record(.settingsChanged, by: actor, subject: .site, at: now, on: db)
        }
    }
}

struct SettingsForm {
    var name: String?
    var accent: String?
    var contact: String?
    var helpName: String?
    var helpPhone: String?

    init(_ fields: FormFields) {
        name = fields["name"]
        accent = fields["accent"]
        contact = fields["contact"]
        helpName = fields["help-name"]
        helpPhone = fields["help-phone"]
    }

    init(_ masthead: Masthead) {
        name = masthead.name
        accent = masthead.accent.hex
        contact = masthead.contactEmail?.text
        helpName = masthead.helpName
        helpPhone = masthead.helpPhone
    }

    func read() throws(FormProblems) -> Masthead {
        var problems = FormProblems()
        let name = problems.read(FieldText("a name", most: 100), from: name, field: "name")
        let accent = problems.read(Accent.self, from: accent, field: "accent")
        let contact = problems.readOptional(EmailAddress.self, from: contact, field: "contact")
        let (helpName, helpPhone) = readHelp(&problems)
        guard problems.isEmpty, let name, let accent else { throw problems }
        return Masthead(name: name, accent: accent, contactEmail: contact, helpName: helpName, helpPhone: helpPhone)
    }

    /// A name without a number helps nobody, nor does a number without a name.
    private func readHelp(_ problems: inout FormProblems) -> (name: String?, phone: String?) {
        let name = problems.readOptional(FieldText("a name", most: 100), from: helpName, field: "help-name")
        let phone = problems.readOptional(FieldText("a phone number", most: 40), from: helpPhone, field: "help-phone")
        let isEmpty = [helpName, helpPhone].map { ($0 ?? "").trimmed.isEmpty }
        if isEmpty == [false, true] { problems.add("help-phone", "Enter the phone number, or leave both empty") }
        if isEmpty == [true, false] { problems.add("help-name", "Enter whose number it is, or leave both empty") }
        return (name, phone)
    }
}
