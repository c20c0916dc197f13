import Domain
import Foundation
import HTTPTypes
import Platform
import StorageTestSupport
import TestSupport
import Testing

/// Every role on every route.
@Suite struct PermissionsTests {
    @Test func theDocumentSaysWhatTheRoutesSay() async throws {
        try await withWholeApp { app in
            let table = PermissionTable.markdown(of: app.site.entries)
            let file = Self.root.appendingPathComponent("docs/permissions.md")
            if ProcessInfo.processInfo.environment["SIGHTLINE_WRITE_DOCS"] == "1" {
                let folder = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(table.utf8).write(to: file)
            }
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(written == table, "Run: SIGHTLINE_WRITE_DOCS=1 swift test --filter PermissionsTests")
        }
    }

    @Test func noAddressIsListedTwice() async throws {
        try await withWholeApp { app in
            let addresses = app.site.entries.map { "\($0.method) \($0.path)" }
            #expect(Set(addresses).count == addresses.count)
            #expect(addresses.count > 30)
        }
    }

    @Test(arguments: Role.allCases)
    func aRoleComesInWhereItMayAndNowhereElse(role: Role) async throws {
        try await withWholeApp { app in
            let browser = try await app.signIn(as: role)
            let viewer = Viewer.member(try #require(browser.member))
            for entry in Self.walk(app) {
                let status = try await Self.visit(entry, with: browser).status
                if viewer.may(entry.permission) {
                    #expect(status != .forbidden && status.code < 500, "\(entry.method) \(entry.path)")
                } else {
                    #expect(status == .forbidden, "\(entry.method) \(entry.path)")
                }
            }
        }
    }

    @Test func aVisitorIsAskedToSignIn() async throws {
        try await withWholeApp { app in
            let browser = try await app.visitor()
            for entry in Self.walk(app) {
                let answer = try await Self.visit(entry, with: browser)
                let isAsked = answer.status == .seeOther && answer.location?.hasPrefix("/sign-in") == true
                if entry.permission == .visit {
                    #expect(answer.status != .forbidden && answer.status.code < 500, "\(entry.method) \(entry.path)")
                    #expect(!isAsked || entry.path.hasPrefix("/sign-in"), "\(entry.method) \(entry.path)")
                } else {
                    #expect(isAsked, "\(entry.method) \(entry.path)")
                }
            }
        }
    }

    /// Signing out comes last: nobody may do much after it.
    private static func walk(_ app: TestApp) -> [Routes.Entry] {
        app.site.entries.filter { $0.path != "/sign-out" } + app.site.entries.filter { $0.path == "/sign-out" }
    }

    /// An address with ids that were never given out; a form with nothing in it.
    private static func visit(_ entry: Routes.Entry, with browser: TestBrowser) async throws -> TestResponse {
        let path = entry.path.split(separator: "/").map { piece in
            piece.hasPrefix(":") ? "00000000-0000-7000-8000-000000000000" : piece == "**" ? "nothing" : String(piece)
        }
        let address = "/" + path.joined(separator: "/")
        return entry.method == "GET" ? try await browser.get(address) : try await browser.post(address)
    }

    /// With the pages that are not always there: the people to be, and the outbox.
    private func withWholeApp(_ body: @escaping @Sendable (TestApp) async throws -> Void) async throws {
        try await withTestFolder { folder in
            try await withTestApp(isDemo: true, setting: TestSetting { $0.outbox = folder }, body)
        }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL
}
