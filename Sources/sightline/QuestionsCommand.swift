import ArgumentParser
import Foundation
import Questions

struct QuestionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions", abstract: "Check, bring in, publish and write question sets.",
        subcommands: [CheckQuestions.self, ImportQuestions.self, PublishQuestions.self, ExportQuestions.self])
}

/// A file of questions, as it was named on the command line.
enum QuestionFile {
    /// One byte more than is allowed is enough to know that there are too many.
    static func bytes(_ file: String) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
        guard isThere, !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: file) else {
            throw CommandRefusal("\(file) can not be read.")
        }
        defer { try? handle.close() }
        return Array(try handle.read(upToCount: QuestionSetFile.mostBytes + 1) ?? Data())
    }
}
