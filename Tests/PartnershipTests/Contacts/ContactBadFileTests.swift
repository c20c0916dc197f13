import Domain
import Foundation
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Partnership

/// Files that can not be taken: each has its own answer, and changes nothing.
@Suite struct ContactBadFileTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let words: [String]

        init(_ what: String, _ text: String, _ words: String...) {
            self.init(what, Array(text.utf8), words)
        }

        init(_ what: String, _ bytes: [UInt8], _ words: [String]) {
            testDescription = what
            self.bytes = bytes
            self.words = words
        }
    }

    private static let head = "name,email,organisation,kind,role,area,boards,consents\n"

    static let files = [
        Refused("nothing", "", "The file is empty. Choose a CSV file with a header line and at least one row"),
        Refused("no rows", "name,email\n", "The file has a header line but no rows. Add a row below the header line"),
        Refused(
            "a column missing", "name,mail\nIvy,ivy@example.org\n",
            "Email: The file has no column named “email”. Add it to the header line"),
        Refused(
            "a header twice", "name,email,Email\nIvy,ivy@example.org,\n",
            "Row 1, Email: The header line has more than one column named “Email”. Rename or remove one of them"),
        Refused(
            "a ragged row", "name,email\nIvy,ivy@example.org\nOmar\n",
            "Row 3: Row 3 has 1 cell but the header line has 2. "
                + "Check it for a missing or extra separator, or for text that needs quotation marks"),
        Refused(
            "a null character", "name,email\nIvy\0,ivy@example.org\n",
            "Row 2: Row 2 holds a null character, so this is not a CSV file. "
                + "Save it again from your spreadsheet as “CSV UTF-8”"),
        Refused(
            "an unknown encoding", Array("name,email\nIv".utf8) + [0x81, 0x0A],
            [
                "The file is not text: the byte at 13 stands for no character. "
                    + "Save it again from your spreadsheet as “CSV UTF-8”"
            ]),
        Refused(
            "a megabyte in a cell", "name,email\n\(String(repeating: "x", count: 1_000_000)),ivy@example.org\n",
            "Row 2, name: Name must be 120 characters or fewer. It has 1000000"),
        Refused(
            "nobody and nowhere", "name,email\n,\n ,ivy@\n",
            "Row 3, name: Enter a name", "Row 3, email: Email address must be like name@example.org"),
        Refused(
            "one address twice", "name,email\nIvy,ivy@example.org\nIvy M,IVY@example.org\n",
            "Row 3, email: This address stands in row 2 already"),
        Refused(
            "words nobody knows", head + "Ivy,ivy@example.org,Circus,,,Atlantis,children|pets,forums;spam\n",
            "Row 2, organisation: There is no organisation called “Circus”. Add it first, give its kind in a column "
                + "called kind, or leave the cell empty",
            "Row 2, area: There is no area called “Atlantis”. Add it first, or leave the cell empty",
            "Row 2, boards: “pets” is none of: children, adults",
            "Row 2, consents: “spam” is none of: newsletter, forums, surveys, feedback"),
        Refused(
            "an organisation of two kinds",
            head + "Ivy,ivy@example.org,Circus,police,,,,\nOmar,omar@example.org,CIRCUS,fire,,,,\n",
            "Row 3, kind: A row above says of “CIRCUS”: Police"),
        Refused(
            "a kind there is not", head + "Ivy,ivy@example.org,Circus,tent,,,,\n",
            "Row 2, kind: Kind must be one of: "
                + OrganisationKind.allCases.map(\.rawValue).joined(separator: ", ")),
        Refused(
            "one bad row among good ones", "name,email\nIvy,ivy@example.org\nOmar,\nUma,uma@example.org\n",
            "Row 3, email: Enter an email address"),
    ]

    @Test(arguments: files)
    func aFileIsRefusedInItsOwnWordsAndNothingIsChanged(file: Refused) async throws {
        try await withTestApp { app in
            for dryRun in [true, false] {
                let report = try await app.services.importContacts(
                    file.bytes, fileName: "people.csv", dryRun: dryRun, by: .commandLine)
                #expect(report.rejected.map(\.words) == file.words)
                #expect(!report.isAccepted)
            }
            #expect(try await app.contacts().isEmpty)
            #expect(try await app.rows(of: "organisation") == 0)
            #expect(try await app.auditEntries("contacts.imported") == 0)
        }
    }

    @Test func aRefusedFileIsShownRowByRowAndCanNotBeConfirmed() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.upload(
                "/contacts/import", file: "<people>.csv", Array("name,email\nIvy,ivy@\n<b>,\n".utf8))
            #expect(page.status == .unprocessableContent)
            #expect(page.words.contains("<people>.csv"))
            #expect(page.words.contains("2 things in this file have to be put right first. Nothing was changed."))
            #expect(page.words.contains("Email address must be like name@example.org"))
            #expect(!page.html.contains("Import 2 contacts"))
            #expect(try await app.rows(of: "import_draft") == 0)
        }
    }

    @Test func noFileAtAllIsSaidAtTheField() async throws {
        try await withTestApp { app in
            let coordinator = try await app.signIn(as: .coordinator)
            let page = try await coordinator.upload("/contacts/import", file: "", [])
            #expect(page.status == .unprocessableContent)
            #expect(page.html.contains("href=\"#file\""))
            #expect(page.words.contains("Choose a CSV file"))
        }
    }
}
