import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Platform

@Suite struct MultipartTests {
    private static func part(_ header: String, _ content: String) -> String {
        "--B\r\nContent-Disposition: form-data; \(header)\r\n\r\n\(content)\r\n"
    }

    private static func read(_ body: String) -> FormFields? {
        Multipart.read(Array(body.utf8), boundary: "B")
    }

    @Test func fieldsAndFilesAreRead() throws {
        let body =
            Self.part(#"name="title""#, "Ann's\r\nhub") + Self.part(#"name="to""#, "a") + Self.part(#"name="to""#, "b")
            + Self.part(#"name="file"; filename="comments.csv""#, "a;b\r\n1;2\r\n") + "--B--\r\n"
        let fields = try #require(Self.read(body))
        #expect(fields["title"] == "Ann's\nhub")
        #expect(fields.all("to") == ["a", "b"])
        #expect(fields.file("file")?.name == "comments.csv")
        #expect(fields.file("file")?.bytes == Array("a;b\r\n1;2\r\n".utf8))
    }

    @Test(arguments: [
        (#"name="file"; filename="a;b.csv""#, "a;b.csv"), (#"name="file"; filename="%22a%22.csv""#, "\"a\".csv"),
        (#"filename="x; name=other.csv"; name="file""#, "x; name=other.csv"),
        (#"NAME=file; FileName=plain.csv"#, "plain.csv"),
        (#"name="file"; filename="../../etc/passwd""#, "../../etc/passwd"),
    ])
    func aFilesNameIsReadAsTheBrowserWroteIt(header: String, name: String) throws {
        let fields = try #require(Self.read(Self.part(header, "x") + "--B--"))
        #expect(fields.file("file")?.name == name)
    }

    @Test func aFileFieldLeftEmptyIsNoFile() throws {
        let fields = try #require(Self.read(Self.part(#"name="file"; filename="""#, "") + "--B--"))
        #expect(fields.file("file") == nil)
    }

    @Test(arguments: [
        "", "B", "--B", "--B\r\n", "--Bx", "--B\r\n\r\n", "--B\r\nno gap\r\n--B--",
        "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--", "--B\r\nContent-Type: text/csv\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "--B\r\n--B--", "--A\r\n\r\n\r\n--A--",
        "--B\nContent-Disposition: form-data; name=\"a\"\n\nx\n--B--",
    ])
    func aBodyThatIsBrokenIsNotRead(body: String) {
        #expect(Self.read(body) == nil)
    }

    @Test(
        arguments: [
            ("multipart/form-data; boundary=B", "B"), ("Multipart/Form-Data; charset=utf-8; boundary=\"B\"", "B"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("multipart/mixed; boundary=B", nil),
            ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), nil), ("", nil),
        ] as [(String, String?)])
    func aBoundaryIsReadFromTheHeader(header: String, boundary: String?) {
        #expect(Multipart.boundary(of: header) == boundary)
    }

    /// Whatever arrives, reading ends, and what was put together whole is read back.
    @Test(arguments: 1...200)
    func anyBodyIsReadOrNot(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let values = (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.bytes(&random) }
        var body: [UInt8] = []
        for (number, value) in values.enumerated() {
            body += Array("--B\r\nContent-Disposition: form-data; name=\"f\(number)\"; filename=\"x\"\r\n\r\n".utf8)
            body += value + Array("\r\n".utf8)
        }
        body += Array("--B--".utf8)
        let whole = try #require(Multipart.read(body, boundary: "B"))
        #expect(values.indices.allSatisfy { whole.file("f\($0)")?.bytes == values[$0] })

        for _ in 1...50 {
            var broken = body
            for _ in 1...Int.random(in: 1...4, using: &random) where !broken.isEmpty {
                let place = Int.random(in: 0..<broken.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: broken.remove(at: place)
                case 1: broken[place] = UInt8.random(in: .min ... .max, using: &random)
                default: broken.removeSubrange(place...)
                }
            }
            _ = Multipart.read(broken, boundary: "B")
        }
    }

    @Test func aBrokenUploadGetsTheCalmPage() async throws {
        try await withTestApp(setting: TestSetting { $0.furtherRoutes = [TestPages()] }) { app in
            let browser = try await app.visitor()
            let whole = try await browser.upload("/test/file", file: "a;b.csv", [1, 2, 3])
            #expect(whole.html == "a;b.csv 3")
            let answer = try await browser.send(
                "/test/file", method: .post, headers: [.contentType: "multipart/form-data; boundary=B"],
                body: Array("--B\r\nrubbish".utf8))
            #expect(answer.status == .badRequest)
            #expect(answer.words.contains("We could not read that"))
        }
    }

    /// Bytes that look like parts of a body, but for the boundary itself.
    private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces = ["\r\n", "--", "\r\n--", "\r", "\n", "-", "\0", "é", "Content-Disposition: form-data; name=\"x\""]
        return (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
            Array((pieces.randomElement(using: &random) ?? "").utf8)
        }
    }
}

@Suite struct FormFieldsTests {
    @Test(arguments: [
        ("a=1&b=2", "a", "1"), ("a=1+2", "a", "1 2"), ("a=%C3%A9", "a", "é"), ("a=%c3%a9", "a", "é"), ("a", "a", ""),
        ("=1", "", "1"), ("a=b=c", "a", "b=c"), ("a=100%", "a", "100%"), ("a=%4", "a", "%4"), ("a=%+F", "a", "% F"),
        ("a=%-0", "a", "%-0"), ("a=%zz", "a", "%zz"), ("a=%FF", "a", "\u{FFFD}"), ("a=1%0D%0A2", "a", "1\n2"),
        ("&&a=1&&", "a", "1"), ("a=1&a=2", "a", "1"),
    ])
    func readsWhatABrowserSends(text: String, name: String, value: String) {
        #expect(FormFields(urlEncoded: text)[name] == value)
    }

    @Test func whatIsNotThereIsNil() {
        let fields = FormFields(urlEncoded: "a=1")
        #expect(fields["b"] == nil)
        #expect(fields.all("b") == [])
        #expect(fields.file("a") == nil)
    }
}

/// SplitMix64: the same seed gives the same run, on any machine. For tests only.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
