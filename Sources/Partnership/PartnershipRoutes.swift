import Platform

/// This floor's pages, for the composition.
package enum PartnershipRoutes {
    /// - Parameters:
    ///   - today: what other wings have that may need somebody today.
    ///   - changes: what other wings can tell of what changed.
    ///   - published: what other wings have made public.
    ///   - ways: from a meeting to other rooms.
    ///   - book: everything that can be referred to, of every wing.
    package static func all(
        _ services: Services, today: [any TodaySource], changes: [any ChangeSource],
        published: [any PublishedSource], references book: ReferenceBook, fromMeetings ways: [MeetingWay]
    ) -> [any RouteGroup] {
        [
            TodayRoutes(services: services, sources: today, changes: changes, published: published),
            GroupRoutes(services: services), MeetingRoutes(services: services, ways: ways),
            DecisionRoutes(services: services), ActionRoutes(services: services),
            OrganisationRoutes(services: services),
            MemberOrganisationRoutes(services: services), SchoolRoutes(services: services),
            AreaRoutes(services: services), ContactRoutes(services: services), SettingsRoutes(services: services),
            ReferenceRoutes(services: services, book: book),
        ]
    }

    package static let references: [any ReferenceSource] = [
        MeetingReferences(), AgendaItemReferences(), DecisionReferences(), ActionReferences(),
    ]
}
