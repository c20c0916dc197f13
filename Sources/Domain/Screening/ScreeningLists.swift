import FoundationEssentials

/// The lists and rules for screening: words by kind, phrases, and patterns, read from plain text.
///
/// A file has one entry a line under the name of a section in square brackets. A line that begins with `#` is a
/// remark. Any file may hold any section, and a section may stand in several files.
package struct ScreeningLists: Sendable {
    private(set) var words: [UInt64: WordKinds] = [:]
    /// Names of people and things that identify nobody here, such as a law or an inquiry; by their first word.
    private(set) var publicNames: [UInt64: [[UInt64]]] = [:]
    /// Digits, or folded letters, of numbers and addresses that anybody may call or write to.
    private(set) var publicContacts: Set<String> = []
    private(set) var disclosure = DisclosureLists()

    package enum Problem: UserFacing, Equatable {
        case unknownSection(String, line: Int)
        case outsideSection(line: Int)
        case badPattern(line: Int)

        package var message: String {
            switch self {
            case .unknownSection(let name, let line): "Line \(line) names a section that is not known: \(name)"
            case .outsideSection(let line): "Line \(line) stands before the first section"
            case .badPattern(let line): "Line \(line) is not a pattern that can be read"
            }
        }
    }

    package init(_ files: [String]) throws(Problem) {
        for file in files { try read(file) }
        disclosure.finish()
    }

    func kinds(_ hash: UInt64) -> WordKinds {
        words[hash] ?? []
    }

    private enum Section {
        case words(WordKinds)
        case publicNames
        case publicContacts
        case disclosure(DisclosureLists.Section)
    }

    private mutating func read(_ file: String) throws(Problem) {
        var section: Section?
        var number = 0
        for line in file.utf8.split(separator: Byte.newline, omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            if first == UInt8(ascii: "[") {
                section = try Self.section(String(Substring(line)), line: number)
            } else if let section {
                try add(line, to: section, line: number)
            } else {
                throw .outsideSection(line: number)
            }
        }
    }

    private static func section(_ heading: String, line: Int) throws(Problem) -> Section {
        let name = String(heading.trimmed.dropFirst().dropLast())
        if let kind = WordKinds(section: name) { return .words(kind) }
        if let part = DisclosureLists.Section(rawValue: name) { return .disclosure(part) }
        switch name {
        case "public-name": return .publicNames
        case "public-contact": return .publicContacts
        default: throw .unknownSection(name, line: line)
        }
    }

    private mutating func add(_ line: Substring.UTF8View, to section: Section, line number: Int) throws(Problem) {
        switch section {
        case .words(let kind):
            let hash = WordHash.isPlain(line) ? WordHash.of(line) : Phrase.words(Substring(line)).first
            if let hash { words[hash, default: []].insert(kind) }
        case .publicNames:
            let phrase = Phrase.words(Substring(line))
            if let first = phrase.first { publicNames[first, default: []].append(phrase) }
        case .publicContacts:
            publicContacts.insert(Phrase.contact(Substring(line)))
        case .disclosure(let part):
            guard disclosure.add(Substring(line), to: part) else { throw .badPattern(line: number) }
        }
    }
}

/// Reading an entry of a list as the scanners read a text.
enum Phrase {
    static func words(_ text: Substring) -> [UInt64] {
        Tokeniser.tokens(FoldedText(String(text)).bytes) { _ in [] }.map(\.hash)
    }

    /// Only its letters and digits, in lower case.
    static func contact(_ text: Substring) -> String {
        contact(FoldedText(String(text)).bytes[...])
    }

    static func contact(_ bytes: ArraySlice<UInt8>) -> String {
        let kept = bytes.filter { Byte.isDigit($0) || Byte.isLetter($0) }
        return String(decoding: kept.map { Byte.isCapital($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

extension WordHash {
    /// Whether a line is one word in lower-case ASCII: most are, and need no folding.
    static func isPlain(_ line: some Sequence<UInt8>) -> Bool {
        line.allSatisfy { $0 &- 97 < 26 }
    }
}
