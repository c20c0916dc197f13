import Domain
import Foundation
import Partnership
import Platform
import Scrutiny

/// Who scrutinises Fernshire, and what she declared. Her notes are not set up: nobody could be told the passphrase.
struct DemoScrutineer: Sendable {
    let services: Services
    let partnership: DemoPartnership

    func fill() async throws {
        let scrutineer = try await partnership.member(.scrutineer)
        let past = try services.on(Day("4 March 2019"))
        try await past.keepAppointment(
            Appointment(
                id: past.newID(), member: scrutineer.id, arrangement: .single, from: Day("1 April 2019"),
                to: Day("31 March 2021"), daysAYear: 45, appointedBy: "The Executive Group",
                appointedOn: Day("4 March 2019"), independence: Self.independence), by: .commandLine)
        let april = try services.on(Day("1 April 2019"))
        try await april.declare(
            DeclaredInterest(
                id: april.newID(), member: scrutineer.id, what: "Trustee", organisation: "Kestrel House Refuge",
                from: Day("1 September 2016"), to: nil, declaredOn: Day("1 April 2019")))
        try await april.declare(
            ScrutineerConflict(
                id: april.newID(), member: scrutineer.id, about: "Anything about Kestrel House Refuge",
                takenBy: "A peer reviewer from another partnership", declaredOn: Day("1 April 2019")))
    }

    private static let independence = """
        Rosalind Achterberg has never worked for a partner in Fernshire and takes no instruction from any of them. \
        She is paid for days of work, not for findings, and tells the Executive Group in public when she is refused \
        what she asks for.
        """
}
