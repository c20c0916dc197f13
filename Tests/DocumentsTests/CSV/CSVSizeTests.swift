import Documents
import Testing

/// Files of the size people do bring. Their times are generous: a reader that looks at anything more than
/// once for each byte would miss them by far.
@Suite(.timeLimit(.minutes(1))) struct CSVSizeTests {
    @Test func readsAHundredThousandRows() throws {
        let note = "said \"hi\", twice"
        var text = CSVText(["Email", "Name", "Town", "Joined", "Score", "Note"])
        for number in 1...100_000 {
            text.add(["p\(number)@example.org", "Ann \(number)", "Leeds", "2024-01-02", "\(number)", note])
        }
        let table = try CSVTable(text.bytes, requiring: ["email", "note"])
        #expect(table.rows.count == 100_000)
        #expect(table.rows.allSatisfy { $0.cells.count == 6 })
        let last = try #require(table.rows.last)
        #expect(last.number == 100_001)
        #expect(last[table.column("email")] == "p100000@example.org")
        #expect(last[table.column("note")] == note)
    }

    @Test func readsAMegabyteInOneCell() throws {
        let quoted = String(repeating: "x\"\"y\n", count: 250_000)
        let table = try CSVTable(Array("a,b\n\"\(quoted)\",1\n".utf8), requiring: [])
        let cell = try #require(table.rows.first?.cells.first)
        #expect(cell.utf8.count == 1_000_000)
        #expect(cell.hasPrefix("x\"y\nx"))
        let plain = String(repeating: "é", count: 500_000)
        #expect(try CSVTable(Array("a,b\n\(plain),1\n".utf8), requiring: []).rows.first?.cells == [plain, "1"])
    }

    @Test func readsThousandsOfColumns() throws {
        let header = (1...5_000).map { "c\($0)" }.joined(separator: ",")
        let table = try CSVTable(Array("\(header)\n\(header)\n".utf8), requiring: ["C5000"])
        #expect(table.column("c4999") == 4_998)
        #expect(table.rows.first?.cells.count == 5_000)
    }
}
