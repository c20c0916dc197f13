import Documents
import Domain
import Foundation
import Testing

@testable import Platform

/// The lists that travel with the program, against comments of which it is known what they hold.
@Suite struct PackedScreeningTests {
    private static let screening = Result { try TextScreening.packed() }

    /// The first set that `make_screening_labelled.py` writes; `docs/screening.md` has the figures of the others.
    @Test func findsWhatWasPlantedAndLeavesCleanCommentsAlone() throws {
        let measure = try Self.measure("screening-labelled.csv")
        for kind in IdentifierKind.allCases {
            let found = measure.found[kind] ?? .init()
            #expect(found.of >= 60, "\(kind): \(found.of) planted")
            #expect((found.share ?? 0) >= 98, "\(kind): \(found.count) of \(found.of)")
        }
        #expect(measure.touched.of >= 900)
        #expect((measure.touched.share ?? 100) <= 3, "\(measure.touched.count) clean comments touched")
        #expect(measure.disclosures.of >= 120)
        #expect(measure.disclosures.count == measure.disclosures.of)
        #expect((measure.heldClean.share ?? 100) <= 5, "\(measure.heldClean.count) clean comments held back")
    }

    @Test(arguments: [
        "Kayden", "kayden", "KAYDEN", "Temitope Adebayo", "Siân O’Connor", "Mr Nguyen", "Wren Pocock",
        "Ilhan Warsame-Foster",
    ])
    func findsNamesOfEnglandsManyCommunities(name: String) throws {
        let outcome = try Self.screening.get().screen("yesterday \(name) came to the youth club")
        #expect(outcome.findings.map(\.text) == [name])
        #expect(outcome.masked == "yesterday [name] came to the youth club")
    }

    @Test(arguments: [
        "Will we get the slides? Hope so.", "The forum was on 14 February 2019 in Hemel Hempstead.", "May half term",
        "Ring Childline on 0800 1111, or 999, 101 and 111.", "Year 11, KS3, KS2 2019, Y11 ABC and room B12",
        "Clare's Law, Sarah's Law, Ofsted, Barnardo's, St Mary's School", "Please Provide More Training On Neglect",
        "April, June and August are busy; Mark schemes, Art and Faith groups too.", "SAFEGUARDING IS EVERYONES JOB",
    ])
    func leavesAloneWhatNamesNobody(text: String) throws {
        #expect(try Self.screening.get().screen(text).findings == [])
    }

    @Test(arguments: [
        "my dad hits me", "im scared to go home", "A child in my class says her uncle touches her.",
        "my m8 has a nife in his bag", "i dont want to be alive", "they make me carry packages on the train",
    ])
    func holdsBackWhatMayTellOfHarm(text: String) throws {
        #expect(try Self.screening.get().screen(text).mayTellOfHarm)
    }

    @Test(arguments: [
        "Training on neglect would help.", "The speaker on knife crime was excellent.",
        "Thresholds are not understood.",
    ])
    func doesNotHoldBackTalkOfWork(text: String) throws {
        #expect(try !Self.screening.get().screen(text).mayTellOfHarm)
    }

    @Test func aLongTextIsScreenedToItsEnd() throws {
        let text = String(repeating: "aaa 111 @ - (Tuesday) ’s 07 ", count: 8000) + "ring 07700 900123"
        #expect(try Self.screening.get().screen(text).findings.map(\.text) == ["07700 900123"])
    }

    private static func measure(_ name: String) throws -> ScreeningMeasure {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../Fixtures")
        let table = try CSVTable(
            Array(Data(contentsOf: folder.appendingPathComponent(name))),
            requiring: ["comment", "identifiers", "disclosure"])
        let screening = try screening.get()
        var measure = ScreeningMeasure()
        for row in table.rows {
            let planted = try PlantedIdentifier.read(row[table.column("identifiers")] ?? "")
            let tells = try DisclosureLabel.read(row[table.column("disclosure")])
            let words = table.column("comment").map { row.cells[$0] } ?? ""
            measure.add(screening.screen(words), expecting: planted, tellsOfHarm: tells)
        }
        return measure
    }
}
