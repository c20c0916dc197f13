import Documents
import Foundation
import Testing

@Suite struct JSONValueTests {
    @Test(arguments: [
        (JSONValue.null, "null"), (.flag(true), "true"), (.flag(false), "false"), (.integer(-3), "-3"),
        (.integer(.max), "9223372036854775807"), (.number(0.1), "0.1"), (.number(2), "2.0"), (.number(1e21), "1e+21"),
        (.number(.infinity), "null"), (.number(.nan), "null"), (.text("é 🏫"), "\"é 🏫\""), (.list([]), "[]"),
        (.object([]), "{}"), (.list([.null, .list([.integer(1)])]), "[null,[1]]"),
    ])
    func writes(value: JSONValue, expected: String) {
        #expect(value.text() == expected)
    }

    @Test(arguments: [
        ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\r\n", "\\r\\n"), ("\t", "\\t"), ("\0", "\\u0000"),
        ("\u{8}", "\\u0008"), ("\u{C}", "\\u000c"), ("\u{1B}", "\\u001b"), ("\u{1F}", "\\u001f"), ("\u{7F}", "\\u007f"),
        ("/", "/"), ("\u{2028}", "\u{2028}"), ("\"\u{301}", "\\\"\u{301}"),
    ])
    func escapes(text: String, expected: String) {
        let (found, wanted) = (JSONValue.text(text).text(), "\"\(expected)\"")
        #expect(found.utf8.elementsEqual(wanted.utf8), "\(found) is not \(wanted)")
    }

    @Test func keepsTheOrderOfMembers() {
        let value = JSONValue.object([("z", .integer(1)), ("a", .integer(2)), ("m\n", .null)])
        #expect(value.text() == #"{"z":1,"a":2,"m\n":null}"#)
    }

    @Test func setsMembersOnLinesOfTheirOwn() {
        let value = JSONValue.object([
            ("list", .list([.integer(1), .object([("a", .null)])])), ("none", .list([])), ("empty", .object([])),
        ])
        let expected = """
            {
              "list": [
                1,
                {
                  "a": null
                }
              ],
              "none": [],
              "empty": {}
            }
            """
        #expect(value.text(indented: true) == expected)
    }

    @Test(arguments: [false, true])
    func isReadByOthersAsItWasMeant(indented: Bool) throws {
        var generator = SeededGenerator(seed: 7)
        let controls = String(String.UnicodeScalarView((0..<0x80).compactMap(Unicode.Scalar.init)))
        let texts = [controls] + (1...200).map { _ in generator.nastyText() }
        let written = JSONValue.list(texts.map { .text($0) }).text(indented: indented)
        let read = try JSONDecoder().decode([String].self, from: Data(written.utf8))
        #expect(read.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func standsAsDeepAsItIsPut() {
        #expect(JSONValue.object([("a", .integer(1))]).text(indented: true, depth: 1) == "{\n    \"a\": 1\n  }")
    }
}
