import Documents
import Testing

/// That a camera reads it is shown in `Tests/Browser/test_room.py`, by a reader that knows nothing of how it was made.
@Suite struct QRCodeTests {
    private static let address = "https://fernshire.example.org/room/kfmt-9x2p-ad4r"

    @Test func itIsASquareWithItsThreeMarksInTheCorners() throws {
        let code = try QRCode(Self.address)
        #expect(code.size % 4 == 1 && code.size >= 21)
        #expect(code.side == code.size + 8)
        for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            for step in 0..<7 {
                #expect(code.isDark(row: row, column: column + step), "the mark's upper edge")
                #expect(code.isDark(row: row + 6, column: column + step), "the mark's lower edge")
                #expect(code.isDark(row: row + step, column: column), "the mark's left edge")
            }
            #expect(!code.isDark(row: row + 1, column: column + 1), "the ring inside")
            #expect(code.isDark(row: row + 3, column: column + 3), "the heart")
        }
    }

    /// Fills a grid from the path alone, as a browser does.
    @Test func thePathFillsTheDarkModulesAndNoOthers() throws {
        let code = try QRCode(Self.address)
        var filled: Set<[Int]> = []
        for bar in code.path.split(separator: "z") {
            let found = try #require(bar.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)/))
            let (column, row, width) = try (
                #require(Int(found.1)), #require(Int(found.2)), #require(Int(found.3))
            )
            #expect(found.3 == found.4, "the bar comes back to where it began")
            for step in 0..<width { #expect(filled.insert([row, column + step]).inserted, "no module twice") }
        }
        for row in 0..<code.side {
            for column in 0..<code.side {
                let (inRow, inColumn) = (row - QRCode.quietZone, column - QRCode.quietZone)
                let isInside = (0..<code.size).contains(inRow) && (0..<code.size).contains(inColumn)
                let isDark = isInside && code.isDark(row: inRow, column: inColumn)
                #expect(filled.contains([row, column]) == isDark)
            }
        }
    }

    @Test func theSameTextGivesTheSameCodeAndAnotherAnother() throws {
        #expect(try QRCode(Self.address) == QRCode(Self.address))
        #expect(try QRCode(Self.address) != QRCode(Self.address + "x"))
    }

    @Test func theLongestTextIsTakenAndALongerOneRefused() throws {
        #expect(try QRCode(String(repeating: "a", count: 2_331)).size == 177)
        #expect(throws: QRFault.tooLong) { try QRCode(String(repeating: "a", count: 2_332)) }
        #expect(throws: QRFault.empty) { try QRCode("") }
    }
}
