import Domain
import Foundation
import HTTPTypes
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Questions

@Suite struct AnswerImportPageTests {
    private static let file = Array("met,better\nyes,Chairs\nno,\n".utf8)

    @Test(arguments: Engine.available)
    func aFileIsLookedAtFirstAndThenTakenInOnce(on engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let (id, _) = try await app.openLink()
            let manager = try await app.signIn(as: .businessManager)
            let path = "/occasions/\(id.text)/import"
            #expect(try await manager.get("/occasions/\(id.text)").html.contains("\(path)\""))
            #expect(try await manager.get(path).words.contains("Each row is one answer"))
            let preview = try await manager.upload(path, file: "answers.csv", Self.file)
            #expect(preview.status == .ok && preview.words.contains("answers.csv"))
            #expect(try await app.responses(of: id).isEmpty)
            let confirm = try #require(preview.html.firstMatch(of: /action="([^"]*\/import\/[^"]+)"/)).output.1
            #expect(try await manager.post(String(confirm)).location == "/occasions/\(id.text)")
            #expect(try await app.responses(of: id).count == 2)
            #expect(try await manager.post(String(confirm)).status != .ok)
            #expect(try await app.responses(of: id).count == 2)
        }
    }

    @Test func whatIsWrongIsSaidByRowAndColumnAndNothingIsTakenIn() async throws {
        try await withTestApp { app in
            let (id, _) = try await app.openLink()
            let manager = try await app.signIn(as: .businessManager)
            let path = "/occasions/\(id.text)/import"
            #expect(try await manager.post(path).status == .unprocessableContent)
            let wrong = try await manager.upload(path, file: "a.csv", Array("met\nperhaps\n".utf8))
            #expect(wrong.status == .unprocessableContent && wrong.words.contains("met"))
            #expect(!wrong.html.contains("/import/"))
            #expect(try await app.responses(of: id).isEmpty)
            try await app.services.closeOccasion(id, by: .system)
            #expect(try await manager.get(path).status == .conflict)
            let scrutineer = try await app.signIn(as: .scrutineer)
            #expect(try await scrutineer.get(path).status == .forbidden)
        }
    }
}
