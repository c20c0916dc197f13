/// A value to be written as JSON, whose members keep the order they were given in.
package indirect enum JSONValue: Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    /// JSON knows neither infinity nor "not a number": they are written as null.
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    /// - Parameters:
    ///   - indented: Whether members stand on lines of their own, for people to read.
    ///   - depth: Of the list or object it stands in.
    package func text(indented: Bool = false, depth: Int = 0) -> String {
        var writer = JSONWriter(isIndented: indented, depth: depth)
        writer.write(self)
        return writer.text
    }
}

private struct JSONWriter {
    let isIndented: Bool
    private(set) var text = ""
    private var depth: Int

    init(isIndented: Bool, depth: Int) {
        self.isIndented = isIndented
        self.depth = depth
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .integer(let integer): text += "\(integer)"
        case .number(let number): text += number.isFinite ? "\(number)" : "null"
        case .text(let words): write(quoting: words)
        case .list(let items):
            enclose("[", items, "]") { writer, item in writer.write(item) }
        case .object(let members):
            enclose("{", members, "}") { writer, member in
                writer.write(quoting: member.0)
                writer.text += writer.isIndented ? ": " : ":"
                writer.write(member.1)
            }
        }
    }

    private mutating func enclose<Item>(
        _ opening: String, _ items: [Item], _ closing: String, each write: (inout JSONWriter, Item) -> Void
    ) {
        text += opening
        depth += 1
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            startLine()
            write(&self, item)
        }
        depth -= 1
        if !items.isEmpty { startLine() }
        text += closing
    }

    private mutating func startLine() {
        guard isIndented else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private mutating func write(quoting words: String) {
        text += "\""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}": text += Self.escaped(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func escaped(_ control: Unicode.Scalar) -> String {
        let hexadecimal = String(control.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    }
}
