import Domain
import Foundation
import Yams

/// Question sets as files that people read and write: YAML, as in `Packs/question-sets/exit-evaluation.yaml`.
///
/// A set that is written and read again is equal, be it sound or still in the making.
package enum QuestionSetFile {
    package static let mostBytes = 1_000_000

    /// Reads a text that ``text(of:)`` wrote. What it holds may still have problems of its own.
    package static func read(_ text: String) throws(QuestionSetFileRefusal) -> QuestionSet {
        var reader = QuestionSetReader()
        let set = reader.set(in: try node(text))
        guard let set, reader.problems.isEmpty else { throw QuestionSetFileRefusal(problems: reader.problems) }
        return set
    }

    /// Reads a file that came from anywhere, and finds everything that is wrong with it.
    package static func check(_ bytes: [UInt8]) -> QuestionSetFileReport {
        do throws(QuestionSetFileRefusal) {
            return report(try node(try text(bytes)))
        } catch {
            return QuestionSetFileReport(set: nil, problems: error.problems)
        }
    }

    package static func text(of set: QuestionSet) throws -> String {
        try Yams.serialize(node: set.node, width: -1, allowUnicode: true)
    }

    private static func report(_ node: Node) -> QuestionSetFileReport {
        var reader = QuestionSetReader()
        let set = reader.set(in: node)
        let found = (set?.problems ?? []).filter { !reader.isSaid($0) }
        let placed = found.map { QuestionSetFileProblem(line: reader.line(of: $0), $0.reason, at: $0.place) }
        let all = (reader.problems + placed).enumerated().sorted { one, other in
            (one.element.line ?? 0, one.offset) < (other.element.line ?? 0, other.offset)
        }
        return QuestionSetFileReport(set: all.isEmpty ? set : nil, problems: all.map(\.element))
    }

    private static func text(_ bytes: [UInt8]) throws(QuestionSetFileRefusal) -> String {
        guard bytes.count <= mostBytes else { throw QuestionSetFileRefusal("A question set must be 1 MB or smaller") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw QuestionSetFileRefusal("This is not a text in UTF-8")
        }
        guard !YAMLAnchors.areUsed(in: text) else {
            throw QuestionSetFileRefusal("Write words out where they belong, without & and *")
        }
        return text
    }

    private static func node(_ text: String) throws(QuestionSetFileRefusal) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw QuestionSetFileRefusal("There is nothing in it")
            }
            return node
        } catch {
            throw error as? QuestionSetFileRefusal ?? QuestionSetFileRefusal(error)
        }
    }
}

/// Whether anything in a YAML text is said once and meant many times, by which a small file becomes a very large one.
enum YAMLAnchors {
    static func areUsed(in text: String) -> Bool {
        let anchors = names(after: "&", in: text)
        return !anchors.isEmpty && !anchors.isDisjoint(with: names(after: "*", in: text))
    }

    private static func names(after sign: Unicode.Scalar, in text: String) -> Set<String> {
        var names: Set<String> = []
        for piece in text.unicodeScalars.split(whereSeparator: { " \t\n\r[]{},".unicodeScalars.contains($0) }) {
            guard piece.first == sign, piece.count > 1 else { continue }
            names.insert(String(piece.dropFirst().prefix { $0 != ":" }))
        }
        return names
    }
}
