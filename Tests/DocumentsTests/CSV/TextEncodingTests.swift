import Documents
import Testing

@Suite struct TextEncodingTests {
    private func decoded(_ bytes: [UInt8]) throws -> String {
        String(decoding: try TextEncoding.utf8(bytes), as: UTF8.self)
    }

    private func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
        "\u{FEFF}\(text)".utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittleEndian ? [low, high] : [high, low]
        }
    }

    @Test(arguments: ["", "plain", "£5 – Zoë’s 🏫 漢字", "a\u{FEFF}b"])
    func readsEveryUnicodeEncoding(text: String) throws {
        #expect(try decoded(Array(text.utf8)) == text)
        #expect(try decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
        #expect(try decoded(utf16(text, isLittleEndian: true)) == text)
        #expect(try decoded(utf16(text, isLittleEndian: false)) == text)
    }

    @Test func readsWindows1252() throws {
        #expect(try decoded([0x5A, 0x6F, 0xEB, 0x92, 0x73, 0x20, 0xA3, 0x35]) == "Zoë’s £5")
        #expect(try decoded([0x80, 0x85, 0x96, 0x99, 0x9F, 0xA0, 0xFF]) == "€…–™Ÿ\u{A0}ÿ")
    }

    /// The expected text is the standard's own list, byte after byte.
    @Test func knowsAllOfWindows1252sOwnCharacters() throws {
        let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
        let bytes = (UInt8(0x80)...0x9F).filter { !undefined.contains($0) }
        #expect(try decoded(bytes) == "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
    }

    @Test(arguments: [UInt8(0x81), 0x8D, 0x8F, 0x90, 0x9D])
    func refusesWhatWindows1252HasNot(byte: UInt8) {
        #expect(throws: CSVRefusal.unknownEncoding(offset: 2)) { try TextEncoding.utf8([0x61, 0x62, byte, 0x63]) }
    }

    @Test func refusesBrokenUTF8AfterItsMark() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0xA9, 0xA3, 0x62]
        #expect(throws: CSVRefusal.unknownEncoding(offset: 6)) { try TextEncoding.utf8(bytes) }
    }

    @Test func refusesBrokenUTF16() {
        let halfAUnit: [UInt8] = [0xFF, 0xFE, 0x61, 0x00, 0x62]
        #expect(throws: CSVRefusal.unknownEncoding(offset: 4)) { try TextEncoding.utf8(halfAUnit) }
        let halfAPair: [UInt8] = [0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x00, 0x00, 0x62]
        #expect(throws: CSVRefusal.unknownEncoding(offset: 4)) { try TextEncoding.utf8(halfAPair) }
    }
}
