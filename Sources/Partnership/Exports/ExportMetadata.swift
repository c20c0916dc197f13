import Documents
import Domain

/// The dictionary beside a CSV file: what each column is called, means and may hold.
///
/// - Source: W3C, *Metadata Vocabulary for Tabular Data* (2015). A file's dictionary is found under the file's own name
///   with ``ending`` behind it.
extension ExportBook {
    package static let ending = "-metadata.json"

    /// - Parameter name: of the CSV file, without a folder.
    package func metadata(for name: String) -> String {
        let described = columns.filter { !$0.codes.isEmpty }.map { column in
            JSONValue.object([
                ("column", .text(column.name)),
                ("codes", .object(column.codes.map { ($0.id, .text($0.words)) })),
            ])
        }
        let words = notes.map { JSONValue.object([("about", .text($0.about)), ("note", .text($0.words))]) }
        let table = JSONValue.object([
            ("@context", .list([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])),
            ("@type", .text("Table")), ("url", .text(Self.escaped(name))), ("dc:title", .text(title)),
            ("dc:created", .object([("@value", .text(madeOn.iso)), ("@type", .text("xsd:date"))])),
            ("dialect", Self.dialect), ("notes", .list(words + described)),
            ("tableSchema", .object([("columns", .list(columns.map(\.metadata)))])),
        ])
        return table.text(indented: true) + "\n"
    }

    private static let dialect = JSONValue.object([
        ("encoding", .text("utf-8")), ("delimiter", .text(",")), ("quoteChar", .text("\"")),
        ("doubleQuote", .flag(true)), ("header", .flag(true)), ("lineTerminators", .list([.text("\r\n")])),
    ])

    /// A file's name as an address relative to the dictionary.
    private static func escaped(_ name: String) -> String {
        name.addressEscaped { ExportColumn.isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}

extension ExportColumn {
    fileprivate var metadata: JSONValue {
        .object([
            ("name", .text(variable)), ("titles", .text(name)), ("dc:description", .text(words)),
            ("datatype", holds.datatype), ("required", .flag(isFilled)),
        ])
    }

    /// The name as a variable of a URI template, which has no hyphens, colons or spaces.
    private var variable: String {
        name.split(separator: ": ", omittingEmptySubsequences: false)
            .map { $0.description.addressEscaped(Self.isPlain) }.joined(separator: ".")
    }

    static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }
}

extension ExportColumn.Holds {
    fileprivate var datatype: JSONValue {
        switch self {
        case .text: .text("string")
        case .day: .object([("base", .text("date")), ("format", .text("yyyy-MM-dd"))])
        case .wholeNumber(let least, let most):
            Self.datatype("integer", least.map { "\($0)" }, most.map { "\($0)" })
        case .number(let least, let most):
            Self.datatype("decimal", least.map(PlainNumber.text), most.map(PlainNumber.text))
        case .codes(let codes):
            .object([("base", .text("string")), ("format", .text(codes.map(\.id).joined(separator: "|")))])
        case .numberOrSymbol:
            .object([("base", .text("string")), ("format", .text("-?[0-9]+([.][0-9]+)?|\\[[a-z]+\\]"))])
        }
    }

    private static func datatype(_ base: String, _ least: String?, _ most: String?) -> JSONValue {
        let bounds = [least.map { ("minimum", JSONValue.text($0)) }, most.map { ("maximum", JSONValue.text($0)) }]
        return .object([("base", .text(base))] + bounds.compactMap(\.self))
    }
}

extension String {
    /// Every byte that is not plain by its number, as addresses have it.
    fileprivate func addressEscaped(_ isPlain: (UInt8) -> Bool) -> String {
        utf8.reduce(into: "") { text, byte in
            let digits = String(byte, radix: 16, uppercase: true)
            text += isPlain(byte) ? String(Character(Unicode.Scalar(byte))) : "%" + (byte < 16 ? "0" : "") + digits
        }
    }
}
