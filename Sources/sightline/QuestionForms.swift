import ArgumentParser
import Documents
import Domain
import Foundation
import Questions

struct ImportQuestions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a question set from an XLSForm workbook.",
        discussion: """
            The workbook has the sheets survey, choices and settings. All of it is taken, or nothing: whatever can not \
            be held is printed with its sheet, row and reason, and the command ends with 1.
            """)

    @Argument(help: "The workbook (.xlsx) to read.")
    var file: String

    @Option(help: "The question set (.yaml) to write. It must not exist.")
    var output: String

    func run() throws {
        let output = NewFile(output)
        try output.check()
        let reading = try form(in: try workbook())
        for note in reading.notes { printError("\(file): note: \(note.message)") }
        try Data(QuestionSetFile.text(of: reading.set).utf8).write(to: output.url, options: .atomic)
        print(output.words(for: reading.set))
    }

    private func workbook() throws -> XLSXWorkbook {
        let limits = XLSXLimits()
        let bytes = try NewFile.bytes(of: file, most: limits.bytes)
        do throws(XLSXRefusal) {
            return try XLSXWorkbook(bytes, limits: limits)
        } catch {
            throw CommandRefusal("\(file): \(error.message). \(NewFile.nothing)")
        }
    }

    private func form(in workbook: XLSXWorkbook) throws -> XLSFormReading {
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        do throws(XLSFormRefusal) {
            return try XLSFormReader.read(workbook, named: name)
        } catch {
            for problem in error.problems { printError("\(file): \(problem.message)") }
            throw CommandRefusal(NewFile.nothing)
        }
    }
}

struct ExportQuestions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a question set as an XLSForm workbook.",
        discussion: """
            Other programs can ask what is in the workbook. What XLSForm has no column for stands in columns that \
            begin with sightline::, so that an import gives an equal set.
            """)

    @Argument(help: "The question set (.yaml) to read.")
    var file: String

    @Option(help: "The workbook (.xlsx) to write. It must not exist.")
    var output: String

    func run() throws {
        let output = NewFile(output)
        try output.check()
        let set = try questionSet()
        do throws(XLSXFault) {
            try XLSXWorkbook.write(XLSFormWriter.sheets(of: set), titled: set.title.text, to: output.path)
        } catch {
            try? FileManager.default.removeItem(atPath: output.path)
            throw CommandRefusal("\(error.message). \(NewFile.nothing)")
        }
        print(output.words(for: set))
    }

    private func questionSet() throws -> QuestionSet {
        let report = QuestionSetFile.check(try NewFile.bytes(of: file, most: QuestionSetFile.mostBytes))
        for problem in report.problems { printError("\(file): \(problem.message)") }
        guard let set = report.set else { throw CommandRefusal(NewFile.nothing) }
        return set
    }
}

/// A file that a command makes, and must not find there.
private struct NewFile {
    static let nothing = "Nothing was written."

    let path: String

    var url: URL { URL(fileURLWithPath: path) }

    init(_ path: String) {
        self.path = path
    }

    func check() throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandRefusal("\(path) exists already. \(Self.nothing)")
        }
        guard FileManager.default.isWritableFile(atPath: url.deletingLastPathComponent().path) else {
            throw CommandRefusal("\(path) can not be written there. \(Self.nothing)")
        }
    }

    func words(for set: QuestionSet) -> String {
        let count = set.questions.count
        return "\(count) question\(count == 1 ? "" : "s") in \(path)"
    }

    /// Never more than one byte over the limit, however large the file is.
    static func bytes(of path: String, most: Int) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandRefusal("\(path) can not be read. \(nothing)")
        }
        do {
            return Array(try handle.read(upToCount: most + 1) ?? Data())
        } catch {
            throw CommandRefusal("\(path) can not be read. \(nothing)")
        }
    }
}
