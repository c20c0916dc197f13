/// What the register of schools says of one school. Parts a file does not have are nil, and leave what is kept.
///
/// Source of the fields: Get Information about Schools (GIAS), Department for Education.
package struct School: Sendable, Equatable {
    package let urn: URN
    package var name: String
    package var authorityCode: String?
    package var authorityName: String?
    /// The establishment number, four digits within the authority.
    package var number: String?
    package var type: String?
    package var phase: String?
    package var status: String?
    package var pupils: Int?
    package var districtName: String?
    package var openedOn: Day?
    package var closedOn: Day?

    package init(
        urn: URN, name: String, authorityCode: String? = nil, authorityName: String? = nil, number: String? = nil,
        type: String? = nil, phase: String? = nil, status: String? = nil, pupils: Int? = nil,
        districtName: String? = nil, openedOn: Day? = nil, closedOn: Day? = nil
    ) {
        self.urn = urn
        self.name = name
        self.authorityCode = authorityCode
        self.authorityName = authorityName
        self.number = number
        self.type = type
        self.phase = phase
        self.status = status
        self.pupils = pupils
        self.districtName = districtName
        self.openedOn = openedOn
        self.closedOn = closedOn
    }

    package static let closedStatus = "Closed"

    /// "Open, but proposed to close" is open.
    package var isClosed: Bool { status?.folded == Self.closedStatus.folded }

    /// This school with whatever a file says of it laid over what is kept. One that was closed and is said to be
    /// open has no last day any more.
    package func updated(with file: School) -> School {
        let isOpenAgain = isClosed && file.status != nil && !file.isClosed
        return School(
            urn: urn, name: file.name, authorityCode: file.authorityCode ?? authorityCode,
            authorityName: file.authorityName ?? authorityName, number: file.number ?? number,
            type: file.type ?? type, phase: file.phase ?? phase, status: file.status ?? status,
            pupils: file.pupils ?? pupils, districtName: file.districtName ?? districtName,
            openedOn: file.openedOn ?? openedOn,
            closedOn: file.closedOn ?? (isOpenAgain ? nil : closedOn))
    }

    package func closed(on day: Day) -> School {
        var school = self
        school.status = Self.closedStatus
        school.closedOn = closedOn ?? day
        return school
    }

    /// What is said of it, in the order in which people look for it.
    package var facts: [(name: String, value: String?)] {
        [
            ("Name", name), ("Local authority code", authorityCode), ("Local authority", authorityName),
            ("Establishment number", number), ("Type", type), ("Phase", phase), ("Status", status),
            ("Pupils", pupils.map(\.grouped)), ("District", districtName), ("Opened", openedOn?.inWords),
            ("Closed", closedOn?.inWords),
        ]
    }
}
