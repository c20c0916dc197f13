import Domain
import Foundation
import Platform
import Storage

/// Recording appointments, and declaring what ties a scrutineer to others.
extension Services {
    /// Records an appointment, or changes one. Nothing is written when nothing is different.
    package func keepAppointment(_ appointment: Appointment, by actor: Actor) async throws {
        let now = now()
        try await database.write { db in
            let person = try MemberStore.member(appointment.member, on: db)
            let others = try ScrutineerStore.appointments(of: person.id, on: db)
            guard !others.contains(appointment) else { return }
            try appointment.check(for: person, beside: others)
            try ScrutineerStore.keep(appointment, on: db)
            let isNew = !others.contains { $0.id == appointment.id }
            try AuditTrail.record(
                isNew ? .scrutineerAppointed : .appointmentChanged, by: actor,
                subject: AuditSubject("appointment", appointment.id),
                detail: "\(appointment.from.iso) to \(appointment.to.iso)", at: now, on: db)
        }
    }

    package func declare(_ interest: DeclaredInterest) async throws {
        let now = now()
        try interest.check()
        try await database.write { db in
            guard try ScrutineerStore.add(interest, on: db) else { return }
            try AuditTrail.record(
                .interestDeclared, by: .member(interest.member), subject: AuditSubject("interest", interest.id),
                at: now, on: db)
        }
    }

    func endInterest(_ id: ID<DeclaredInterest>, on day: Day, by member: ID<Member>) async throws {
        let now = now()
        try await database.write { db in
            let ended = try ScrutineerStore.interest(id, of: member, on: db).ended(on: day)
            try ScrutineerStore.end(ended, on: db)
            try AuditTrail.record(
                .interestEnded, by: .member(member), subject: AuditSubject("interest", id), detail: day.iso, at: now,
                on: db)
        }
    }

    package func declare(_ conflict: ScrutineerConflict) async throws {
        let now = now()
        try await database.write { db in
            guard try ScrutineerStore.add(conflict, on: db) else { return }
            try AuditTrail.record(
                .conflictDeclared, by: .member(conflict.member), subject: AuditSubject("conflict", conflict.id),
                at: now, on: db)
        }
    }
}

extension AuditAction {
    static let scrutineerAppointed = AuditAction("appointment.recorded", "Recorded the appointment of a scrutineer")
    static let appointmentChanged = AuditAction("appointment.changed", "Changed the appointment of a scrutineer")
    static let interestDeclared = AuditAction("interest.declared", "Declared an interest")
    static let interestEnded = AuditAction("interest.ended", "Said that an interest has ended")
    static let conflictDeclared = AuditAction("conflict.declared", "Declared what they keep out of")
}
