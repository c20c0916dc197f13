import FoundationEssentials

/// One line of a backup. The same records give the same lines, whatever the engine.
///
///     sightline-backup 1
///     migration <TAB> name
///     table     <TAB> name <TAB> column <TAB> …
///     row       <TAB> value <TAB> …
///     end       <TAB> number of rows
///
/// A value is `~` for nothing, `i` and a whole number, `r` and the sixteen hexadecimal digits of a
/// double, or `t` and text in which `\`, tab, line feed and carriage return are written `\\ \t \n \r`.
enum BackupLine: Equatable {
    case heading
    case migration(String)
    case table(name: String, columns: [String])
    case row([Value])
    case end(rows: Int)

    static let headingText = "sightline-backup 1"

    var text: String {
        switch self {
        case .heading: Self.headingText
        case .migration(let name): "migration\t\(name)"
        case .table(let name, let columns): (["table", name] + columns).joined(separator: "\t")
        case .row(let values): "row\t" + values.map(Self.text(of:)).joined(separator: "\t")
        case .end(let rows): "end\t\(rows)"
        }
    }

    /// - Returns: nil when the line is none of these.
    init?(_ line: some StringProtocol) {
        let pieces = line.split(separator: Character("\t"), omittingEmptySubsequences: false).map { String($0) }
        switch (pieces.first, pieces.count) {
        case (Self.headingText, 1):
            self = .heading
        case ("migration", 2):
            self = .migration(pieces[1])
        case ("table", 3...):
            self = .table(name: pieces[1], columns: Array(pieces[2...]))
        case ("row", 2...):
            let values = pieces[1...].compactMap(Self.value(of:))
            guard values.count == pieces.count - 1 else { return nil }
            self = .row(values)
        case ("end", 2):
            guard let rows = Int(pieces[1]) else { return nil }
            self = .end(rows: rows)
        default:
            return nil
        }
    }

    private static func text(of value: Value) -> String {
        switch value {
        case .null: "~"
        case .integer(let number): "i\(number)"
        case .real(let number): "r" + String(number.bitPattern, radix: 16)
        case .text(let text): "t" + escaped(text)
        }
    }

    /// By scalars: a text that begins with an accent or a variation selector makes one character with the letter.
    private static func value(of piece: String) -> Value? {
        let rest = Substring(piece.unicodeScalars.dropFirst())
        switch piece.unicodeScalars.first {
        case "~": return rest.isEmpty ? .null : nil
        case "i": return Int64(rest).map(Value.integer)
        case "r": return UInt64(rest, radix: 16).map { .real(Double(bitPattern: $0)) }
        case "t": return unescaped(rest).map(Value.text)
        default: return nil
        }
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x5C, 0x09, 0x0A, 0x0D].contains($0) }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
            case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
            case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: Substring) -> String? {
        guard text.utf8.contains(0x5C) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == 0x5C else {
                bytes.append(byte)
                continue
            }
            switch rest.next() {
            case 0x5C: bytes.append(0x5C)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
