import Domain
import HTTPTypes
import Partnership
import Platform
import Storage
import StorageTestSupport
import TestSupport
import Testing

@testable import Learning

@Suite struct CommentExportTests {
    private static let file = """
        comment,source,organisation,kind,area,role,question,theme
        =1+1,Families,,police,North,'Head,What gets in the way?,Education|Housing
        '=2+2,Fête,@Home,,,,,
        "+44 ""quoted"",
        and on two lines",local-forum,,,,-,,Housing
        ''Tis so,,,,,,,
        Equal,Somewhere else,,,,,,
        Equal,Somewhere else,,,,,,
        """

    @Test(arguments: Engine.available)
    func whatIsExportedCanBeImportedAndIsTheSame(engine: Engine) async throws {
        try await withTestApp(on: engine) { app in
            let browser = try await app.signIn(as: .coordinator)
            let (hub, other) = (try await app.makeHub(), try await app.makeHub("Exploitation"))
            #expect(try await app.takeIn(Self.file, into: hub) == ImportReport(added: 6))
            try await app.say("Two words\nand lines", in: hub, kind: .school)
            let first = try await browser.get("\(hub.path)/comments/export?format=csv").html
            #expect(first.contains("'=1+1"))
            #expect(try await app.takeIn(first, into: other) == ImportReport(added: 7))
            let second = try await browser.get("\(other.path)/comments/export?format=csv").html
            #expect(first == second)
            #expect(try await app.takeIn(first, into: hub).added == 0)
        }
    }

    @Test func eachFormatSaysWhatItIsAndWhatItIsCalled() async throws {
        try await withTestApp { app in
            let browser = try await app.signIn(as: .scrutineer)
            let hub = try await app.makeHub("Café, “culture”")
            try await app.say("One", in: hub)
            let types = [
                "csv": "text/csv", "json": "application/json",
                "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ]
            for (format, type) in types {
                for path in ["comments", "report"] {
                    let answer = try await browser.get("\(hub.path)/\(path)/export?format=\(format)")
                    #expect(answer.status == .ok)
                    #expect(answer.headers[.contentType]?.hasPrefix(type) == true)
                    #expect(answer.headers[.contentDisposition]?.contains(".\(format)") == true)
                }
            }
            #expect(try await app.auditEntries("comments.exported") == 3)
        }
    }

    @Test func whoMayNotExportIsRefusedAndUnknownHubsAreNotFound() async throws {
        try await withTestApp { app in
            let hub = try await app.makeHub()
            let reader = try await app.signIn(as: .executiveMember)
            #expect(try await reader.get("\(hub.path)/report/export?format=csv").status == .forbidden)
            let browser = try await app.signIn(as: .coordinator)
            let unknown = "/hubs/\(app.services.newID(Hub.self).text)"
            for path in [
                "", "/comments", "/comments/export?format=csv", "/report", "/report/export?format=csv",
                "/comments/import", "/themes/new", "/edit",
            ] {
                #expect(try await browser.get(unknown + path).status == .notFound, "\(path)")
            }
            #expect(try await app.auditEntries("comments.exported") == 0)
        }
    }
}
