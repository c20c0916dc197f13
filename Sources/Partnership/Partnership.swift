import Foundation
import Platform
import Storage

/// This floor's tables, in the order in which they refer to each other.
package enum PartnershipMigrations {
    package static let all: [Migration] = [
        .organisations, .schools, .contacts, .importDrafts, .groups, .actions, .closingGroups, .actionOrigins,
    ]
}

/// This wing's jobs.
package enum PartnershipJobs {
    package static let all: [any Job.Type] = [ForgetImportDrafts.self, ReopenAction.self]
}

/// Where this wing's templates are.
package enum PartnershipTemplates {
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Templates")
    }
}
