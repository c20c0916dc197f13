import Domain
import Foundation
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

@Suite struct ContactImportTests {
    @Test(arguments: Engine.available)
    func knownPeopleAreUpdatedAndNeverAddedTwice(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let area = try await app.services.addArea(name: "North Fern", by: .system)
            let ivy = try await app.contact(
                "Ivy Marsh", "ivy@example.org", role: "Nurse", area: area.id, boards: [.adults], consents: [.forums])
            try await app.contact("Omar Lund", "omar@example.org")
            let file = """
                Name;EMAIL;area;boards;consents;shoe size
                Ivy Hill;IVY@EXAMPLE.ORG;;;;38
                Omar Lund;Omar@example.org;;;;40
                Uma Reed;uma@example.org;north FERN;children|adults;surveys,newsletter;36
                """
            let dry = try await app.importContacts(file, dryRun: true)
            #expect(dry == ImportReport(added: 1, updated: 1, unchanged: 1))
            #expect(try await app.contacts().count == 2)
            #expect(try await app.importContacts(file) == dry)
            #expect(try await app.importContacts(file) == ImportReport(unchanged: 3))
            let people = try await app.contacts().map(\.contact)
            #expect(people.map(\.name) == ["Ivy Hill", "Omar Lund", "Uma Reed"])
            let hill = try #require(people.first)
            #expect(hill.id == ivy.id)
            #expect((hill.email.text, hill.role, hill.area) == ("ivy@example.org", "Nurse", area.id))
            #expect((hill.boards, hill.consents) == ([.adults], [.forums]))
            #expect(people.last?.area == area.id)
            #expect(people.last?.boards == [.children, .adults])
            #expect(people.last?.consents == [.surveys, .newsletter])
            #expect(try await app.auditEntries("contacts.imported") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func aNewPersonCarriesTheFileAndTheDayTheyCameFrom(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            try await app.importContacts("name,email,consents\nIvy,ivy@example.org,forums\n")
            let id = try #require(await app.contacts().first).contact.id
            let (sources, how) = try await app.database.read { db in
                try (ContactStore.sources(of: id, on: db), ContactStore.consents(of: id, on: db).map(\.how))
            }
            #expect(sources == [ContactSource(kind: .file, words: "people.csv", notedOn: app.services.today)])
            #expect(how == ["File people.csv"])
        }
    }

    @Test(arguments: Engine.available)
    func anOrganisationWithItsKindIsAddedOnceAndAKnownOneIsLeftAlone(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let police = try await app.organisation("Fernshire Police", .police)
            let report = try await app.importContacts(
                """
                name,email,organisation,kind
                Ivy,ivy@example.org,Fern Trust,Housing provider
                Omar,omar@example.org, fern  TRUST ,housing
                Uma,uma@example.org,fernshire police,
                """)
            #expect(report == ImportReport(added: 3))
            let all = try await app.database.read { db in try OrganisationStore.all(on: db) }
            #expect(all.map(\.name) == ["Fern Trust", "Fernshire Police"])
            #expect(all.map(\.kind) == [.housing, .police])
            let people = try await app.contacts().map(\.contact.organisation)
            #expect(people == [all.first?.id, all.first?.id, police.id])
            #expect(try await app.auditEntries("organisation.added") == 2)
        }
    }

    @Test func ofTwoOrganisationsWithOneNameTheOneThatGoesOnIsMeant() async throws {
        try await withTestApp { app in
            let ended = OrganisationDraft(
                name: "Fern Trust", kind: .housing, sector: .both, validTo: app.services.today)
            try await app.services.addOrganisation(ended, by: .system)
            let goesOn = try await app.organisation("Fern Trust", .housing)
            try await app.importContacts("name,email,organisation\nIvy,ivy@example.org,Fern Trust\n")
            #expect(try await app.contacts().first?.contact.organisation == goesOn.id)
        }
    }

    @Test func whateverASpreadsheetSavesIsRead() async throws {
        try await withTestApp { app in
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let files: [[UInt8]] = [
                mark + Array("name;email;role\r\n\"Zoë\";zoe@example.org;\"Nurse\r\nat night\"\r\n\r\n;;\r\n".utf8),
                Array("name\temail\nJos".utf8) + [0xE9] + Array("\tjose@example.org\n".utf8),
                Array("email,name\nann@example.org,\"Abara, Ann\"".utf8),
            ]
            for file in files {
                let report = try await app.services.importContacts(
                    file, fileName: "people.csv", dryRun: false, by: .commandLine)
                #expect(report == ImportReport(added: 1))
            }
            let people = try await app.contacts().map(\.contact)
            #expect(people.map(\.name) == ["Abara, Ann", "José", "Zoë"])
            #expect(people.last?.role == "Nurse\r\nat night")
        }
    }

    @Test(arguments: Engine.available)
    func thousandsComeInWithAFewStatementsEach(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let rows = (1...1_250).map { "Person \($0),p\($0)@example.org,newsletter|forums" }
            let file = "name,email,consents\n" + rows.joined(separator: "\n")
            let statements = try await app.countingQueries { try await app.importContacts(file) }
            #expect(statements < 60)
            let again = try await app.countingQueries { try await app.importContacts(file) }
            #expect(again < 10)
            #expect(try await app.contacts().count == 1_250)
            #expect(try await app.rows(of: "contact_consent") == 2_500)
        }
    }

    @Test(arguments: Engine.available)
    func whatIsExportedComesBackUnchangedHereAndWholeElsewhere(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let trust = try await app.organisation("-Fern; \"Trust\"", .housing)
            let area = try await app.services.addArea(name: "+North", by: .system)
            try await app.contact(
                "=SUM(A1:A9)", "plus+tag@example.org", organisation: trust.id, role: "@home,\r\n'=twice", area: area.id,
                boards: [.adults, .children], consents: [.forums, .feedback])
            try await app.contact("'Quoted", "=odd@example.org")
            let table = try await app.services.exportContacts(by: .commandLine)
            let file = try table.bytes(.csv)
            let text = String(decoding: file, as: UTF8.self)
            #expect(text.contains("'=SUM(A1:A9)"))
            #expect(text.contains("'=odd@example.org"))
            let back = try await app.services.importContacts(file, fileName: "x", dryRun: false, by: .commandLine)
            #expect(back == ImportReport(unchanged: 2))
            try await withTestApp(on: engine) { other in
                try await other.services.addArea(name: "+North", by: .system)
                let report = try await other.services.importContacts(
                    file, fileName: "x", dryRun: false, by: .commandLine)
                #expect(report == ImportReport(added: 2))
                #expect(try await other.services.exportContacts(by: .commandLine) == table)
            }
            #expect(try await app.auditEntries("contacts.exported") == 1)
        }
    }
}
