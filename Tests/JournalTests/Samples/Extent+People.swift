import Calendar
import Identifiers
import Journal
import Policy

extension Extent {
    func userRole() throws -> UserRole {
        UserRole(
            user: try UserID("u_amir"),
            role: .partnerManager,
            partner: optional(try PartnerCode("northside")),
            change: .granted,
            name: optional(try digest(1))
        )
    }

    func relationDeclared() throws -> RelationDeclared {
        RelationDeclared(
            user: try UserID("u_amir"),
            related: "p_17",
            relation: .friend,
            note: optional(try digest(1))
        )
    }

    func delegationGranted() throws -> DelegationGranted {
        DelegationGranted(
            from: try UserID("u_amir"),
            to: try UserID("u_beth"),
            role: .partnerManager,
            starts: try CalendarDate("2026-04-14"),
            ends: try CalendarDate("2026-04-28")
        )
    }

    func participantEnrolled() throws -> ParticipantEnrolled {
        ParticipantEnrolled(
            participant: try ParticipantCode("p_17"),
            partner: try PartnerCode("northside"),
            keyworker: try UserID("u_kay"),
            spell: 1,
            from: try CalendarDate("2026-01-05"),
            name: optional(try digest(1))
        )
    }

    func participantExited() throws -> ParticipantExited {
        ParticipantExited(
            participant: try ParticipantCode("p_17"),
            spell: 1,
            on: try CalendarDate("2026-04-10"),
            outcome: optional(.employment)
        )
    }

    func participantErased() throws -> ParticipantErased {
        ParticipantErased(participant: try ParticipantCode("p_17"), basis: .request)
    }

    func outcomeRecorded() throws -> OutcomeRecorded {
        OutcomeRecorded(
            participant: try ParticipantCode("p_17"),
            outcome: .bankAccount,
            on: try CalendarDate("2026-04-13"),
            subject: optional("cl_0001"),
            note: optional(try digest(1))
        )
    }

    func deviceLent() throws -> DeviceLent {
        DeviceLent(
            device: try DeviceID("dv_tablet3"),
            participant: try ParticipantCode("p_17"),
            on: try CalendarDate("2026-04-14"),
            businessCase: optional(try CaseID("bc_9001")),
            descriptionCommitment: optional(try digest(1))
        )
    }

    func deviceReturned() throws -> DeviceReturned {
        DeviceReturned(
            device: try DeviceID("dv_tablet3"),
            on: try CalendarDate("2026-04-14")
        )
    }

    func deviceLost() throws -> DeviceLost {
        DeviceLost(device: try DeviceID("dv_tablet3"), on: try CalendarDate("2026-04-14"))
    }
}
