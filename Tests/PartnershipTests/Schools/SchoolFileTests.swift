import Domain
import Testing

@testable import Partnership

@Suite struct SchoolFileTests {
    private static func read(_ text: String) -> SchoolFile {
        SchoolFile(Array(text.utf8))
    }

    @Test func everyProblemIsNamedAtOnceWithItsRowAndColumn() {
        let file = Self.read(
            """
            urn,EstablishmentName,NumberOfPupils,OpenDate
            990001,Larkstow Academy,many,01-09-2010
            99,,20,31-02-2010
            990001,Larkstow Academy,20,
            """)
        let found = file.rejected.map { "\($0.row) \($0.column)" }
        #expect(found == ["2 NumberOfPupils", "3 urn", "3 EstablishmentName", "3 OpenDate", "4 urn"])
        #expect(file.rejected.last?.reason == "990001 stands in row 2 already")
    }

    @Test func bothNeededColumnsAreNamedWhenTheyAreMissing() {
        let file = Self.read("Name,Phase\nLarkstow,Primary\n")
        #expect(file.schools.isEmpty)
        #expect(file.rejected.count == 1)
        #expect(file.rejected.first?.reason.contains("“URN” and “EstablishmentName”") == true)
    }

    @Test func columnsStandInAnyOrderAndUnknownOnesAreLeftOut() throws {
        let file = Self.read(
            """
            Telephone;CloseDate;PhaseOfEducation (name);EstablishmentName;LA (code);URN;OpenDate
            0300;31-08-2019;Primary;Mill Lane;999;990002;01-09-2010
            """)
        #expect(file.rejected.isEmpty)
        let school = try #require(file.schools.first)
        #expect(
            try school
                == School(
                    urn: URN("990002"), name: "Mill Lane", authorityCode: "999", phase: "Primary",
                    openedOn: Day("2010-09-01"), closedOn: Day("2019-08-31")))
    }

    @Test func anOldSpreadsheetsLettersAreRead() {
        let bytes =
            Array("URN,EstablishmentName\r\n990003,St Th".utf8) + [0xE9] + Array("r".utf8) + [0xE8]
            + Array("se\u{27}s\r\n".utf8)
        #expect(SchoolFile(bytes).schools.map(\.name) == ["St Thérèse's"])
    }
}
