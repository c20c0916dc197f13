import Storage

/// This floor's own pages, tables and jobs, for the composition.
package enum PlatformRoutes {
    static func all(_ services: Services) -> [any RouteGroup] {
        [
            SignInRoutes(services: services), MemberRoutes(services: services), ManageRoutes(services: services),
            PeopleRoutes(services: services), OutboxRoutes(services: services),
        ]
    }
}

package enum PlatformMigrations {
    package static let all: [Migration] = [.site, .jobs, .audit, .access, .auditSignIns]
}

package enum PlatformJobs {
    package static var registry: JobRegistry {
        JobRegistry([SendLetter.self, SendSignInLink.self, TidyJobs.self])
    }
}
