import Documents
import Testing

@Suite struct PDFDocumentTests {
    @Test func aDocumentIsMadeFromHTML() async throws {
        let bytes = try await PDFDocument.bytes(of: "<html lang='en'><title>Zoë</title><h1>Zoë’s day</h1></html>")
        #expect(bytes.starts(with: Array("%PDF-".utf8)) && bytes.count > 1_000)
    }

    @Test func aProgramThatIsMissingIsNamed() async {
        await #expect(throws: PDFFault.programMissing) {
            try await PDFDocument.bytes(of: "<p>Hello</p>", program: "no-such-program-here")
        }
        #expect(PDFFault.programMissing.message.contains("scripts/setup"))
    }

    @Test(arguments: ["false", "true", "cat"])
    func whatIsNoDocumentIsNotTakenForOne(program: String) async {
        await #expect(throws: PDFFault.failed) { try await PDFDocument.bytes(of: "<p>Hello</p>", program: program) }
    }
}
