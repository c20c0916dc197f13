import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Hears the elements of a document one after another, by their names without prefix.
protocol XMLListener {
    mutating func opened(_ name: String, _ attributes: [String: String]) throws(XLSXRefusal)
    mutating func heard(_ text: String)
    mutating func closed(_ name: String) throws(XLSXRefusal)
}

/// One of the XML files a workbook is made of, read from top to bottom without being kept.
///
/// It has to be UTF-8 without a document type, as the standard for such packages demands
/// (ECMA-376 part 2), so there is no entity that could grow or reach for another file.
enum XMLPart {
    static func read<Listener: XMLListener>(
        _ bytes: [UInt8], named part: String, _ limits: XLSXLimits, into listener: Listener
    ) throws(XLSXRefusal) -> Listener {
        let data = Data(bytes)
        guard isPlainUTF8(data) else { throw .corrupt(part: part) }
        guard data.range(of: Data("<!DOCTYPE".utf8)) == nil else { throw .definesEntities(part: part) }
        let reading = XMLReading(into: listener, named: part, limits)
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        parser.delegate = reading
        let isWhole = parser.parse()
        if let refusal = reading.refusal { throw refusal }
        // The parser takes a document that ends too early, or has nothing in it, for a whole one.
        guard isWhole, reading.isClosed else { throw .corrupt(part: part) }
        return reading.listener
    }

    /// Another encoding could hide a document type from the search for one.
    private static func isPlainUTF8(_ data: Data) -> Bool {
        guard !data.contains(0) else { return false }
        let start = String(decoding: data.prefix(200), as: UTF8.self)
        let declared = start.firstMatch(of: /<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/)
        return declared.map { ["utf-8", "us-ascii"].contains($0.1.lowercased()) } ?? true
    }
}

/// Stands between the parser and a listener; stops at the first refusal.
private final class XMLReading<Listener: XMLListener>: NSObject, XMLParserDelegate {
    private(set) var listener: Listener
    private(set) var refusal: XLSXRefusal?
    private let part: String
    private let limits: XLSXLimits
    private var depth = 0
    private var elements = 0

    var isClosed: Bool { elements > 0 && depth == 0 }

    init(into listener: Listener, named part: String, _ limits: XLSXLimits) {
        self.listener = listener
        self.part = part
        self.limits = limits
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        elements += 1
        attempt(parser) { () throws(XLSXRefusal) in
            guard depth <= limits.depth else { throw .corrupt(part: part) }
            guard elements <= limits.elements else { throw .tooManyCells(limit: limits.cells) }
            try listener.opened(Self.plain(name), attributes)
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        attempt(parser) { () throws(XLSXRefusal) in try listener.closed(Self.plain(name)) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        listener.heard(text)
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        listener.heard(String(decoding: block, as: UTF8.self))
    }

    private func attempt(_ parser: XMLParser, _ body: () throws(XLSXRefusal) -> Void) {
        guard refusal == nil else { return }
        do {
            try body()
        } catch {
            refusal = error
            parser.abortParsing()
        }
    }

    private static func plain(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
