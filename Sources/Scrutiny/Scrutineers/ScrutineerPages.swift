import Domain
import Platform

/// What a page tells of one person's appointments and declarations.
struct ScrutineerCard: Sendable {
    let name: String
    let tag: Tag
    let status: String
    let terms: SummaryList
    let independence: String
    let interests: DataTable
    let conflicts: DataTable?
    let editHref: String?

    /// - Parameter conflicts: nil where they are not shown.
    init(
        _ listed: ListedAppointment, interests: [DeclaredInterest], conflicts: [ScrutineerConflict]?, on today: Day,
        isPublic: Bool, mayEnd: ID<Member>? = nil, mayChange: Bool = false, root: String
    ) {
        let appointment = listed.appointment
        let isNamed = !isPublic || appointment.arrangement.isNamedInPublic
        name = isNamed ? listed.name : appointment.arrangement.words
        (tag, status) = Self.standing(of: appointment, on: today)
        independence = appointment.independence
        var rows: [SummaryList.Row] = [
            .init("Arrangement", appointment.arrangement.words),
            .init("Term", "\(appointment.from.inWords) to \(appointment.to.inWords)"),
            .init("Appointed by", "\(appointment.appointedBy), on \(appointment.appointedOn.inWords)"),
        ]
        if !isPublic { rows.append(.init("Days a year", String(appointment.daysAYear))) }
        terms = SummaryList(rows)
        let own = isNamed ? interests.filter { $0.member == appointment.member } : []
        self.interests = Self.table(own, mayEnd: mayEnd, id: "interests-\(appointment.id.text)", root: root)
        self.conflicts = conflicts.map { all in
            Self.table(
                all.filter { $0.member == appointment.member }, id: "conflicts-\(appointment.id.text)")
        }
        editHref = mayChange ? "\(root)/scrutineers/\(appointment.id.text)/edit" : nil
    }

    private static func standing(of appointment: Appointment, on today: Day) -> (Tag, String) {
        switch appointment.standing(on: today) {
        case .toCome: (Tag("To come", .waiting), "The appointment begins on \(appointment.from.inWords).")
        case .current: (Tag("Appointed", .good), "The appointment lasts until \(appointment.to.inWords).")
        case .over: (Tag("Over", .neutral), "This appointment ended on \(appointment.to.inWords).")
        }
    }

    private static func table(
        _ interests: [DeclaredInterest], mayEnd: ID<Member>?, id: String, root: String
    ) -> DataTable {
        DataTable(
            caption: "Declared interests",
            columns: [.init("Organisation"), .init("Interest"), .init("From"), .init("To"), .init("Declared")],
            rows: interests.map { interest in
                let end = interest.to.map { DataTable.Cell($0) }
                let href = mayEnd == interest.member ? "\(root)/interests/\(interest.id.text)/end" : nil
                return [
                    .init(interest.organisation), .init(interest.what), .init(interest.from),
                    end ?? .init(href == nil ? "Lasts" : "Lasts. Say when it ended", href: href),
                    .init(interest.declaredOn),
                ]
            },
            empty: EmptyState("No interest declared", "What ties them to another organisation would stand here."),
            id: id)
    }

    private static func table(_ conflicts: [ScrutineerConflict], id: String) -> DataTable {
        DataTable(
            caption: "What they keep out of",
            columns: [.init("Line of enquiry or subject"), .init("Who takes it instead"), .init("Declared")],
            rows: conflicts.map { [.init($0.about), .init($0.takenBy), .init($0.declaredOn)] },
            empty: EmptyState(
                "Nothing they keep out of", "Lines of enquiry that somebody else takes would stand here."),
            id: id)
    }
}

/// For everybody: who scrutinises, how long, appointed by whom, tied to what.
struct PublicScrutineerPage: Page {
    static let template = "scrutineers/public"

    let frame: Frame
    let cards: [ScrutineerCard]
    let empty: EmptyState?
    let allHref: String?

    init(
        _ appointments: [ListedAppointment], interests: [DeclaredInterest], on today: Day, mayReadAll: Bool,
        frame: Frame
    ) {
        self.frame = frame
        let current = appointments.filter { $0.appointment.standing(on: today) != .over }
        // Where nobody is appointed now the last one is shown, with the day on which it ended.
        let shown = current.isEmpty ? Array(appointments.prefix(1)) : current
        cards = shown.map {
            ScrutineerCard($0, interests: interests, conflicts: nil, on: today, isPublic: true, root: frame.root)
        }
        empty =
            cards.isEmpty
            ? EmptyState("Nobody is appointed yet", "Who scrutinises the partnership will be named here.") : nil
        allHref = mayReadAll ? "\(frame.root)/scrutineers" : nil
    }
}

/// For the partners: all appointments, with what they keep out of.
struct ScrutineersPage: Page {
    static let template = "scrutineers/list"

    let frame: Frame
    let status: String
    let cards: [ScrutineerCard]
    let empty: EmptyState?
    let mayAppoint: Bool
    let mayDeclare: Bool

    init(
        _ appointments: [ListedAppointment], interests: [DeclaredInterest], conflicts: [ScrutineerConflict],
        for viewer: Viewer, on today: Day, frame: Frame
    ) {
        self.frame = frame
        mayAppoint = viewer.may(.appointScrutineers)
        mayDeclare = viewer.may(.keepScrutiny)
        let (mayChange, own) = (mayAppoint, mayDeclare ? viewer.member?.id : nil)
        cards = appointments.map {
            ScrutineerCard(
                $0, interests: interests, conflicts: conflicts, on: today, isPublic: false, mayEnd: own,
                mayChange: mayChange, root: frame.root)
        }
        let current = appointments.count { $0.appointment.standing(on: today) == .current }
        status =
            switch current {
            case 0: "Nobody is appointed today."
            case 1: "One scrutineer is appointed."
            default: "\(current) scrutineers are appointed."
            }
        empty =
            cards.isEmpty
            ? EmptyState("No appointment is recorded", "Who is appointed, until when and by whom will stand here.")
            : nil
    }
}
