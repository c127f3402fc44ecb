import Approvals
import Calendar
import Capture
import Identifiers
import Journal
import Money
import Policy

extension Extent {
    func claimSubmitted() throws -> ClaimSubmitted { ClaimSubmitted(claim: try claim(version: 1)) }

    func claimAmended() throws -> ClaimAmended { ClaimAmended(claim: try claim(version: 2)) }

    func claimWithdrawn() throws -> ClaimWithdrawn {
        ClaimWithdrawn(claim: try ClaimID("cl_0001"), version: 1)
    }

    func topUpProposed() throws -> TopUpProposed {
        TopUpProposed(
            claim: try ClaimID("cl_0001"),
            line: 1,
            amount: try Amount(pence: 420),
            paidRate: 45,
            newRate: 55
        )
    }

    private func claim(version: Int) throws -> Claim {
        try Claim(
            id: try ClaimID("cl_0001"),
            version: version,
            claimant: try UserID("u_kay"),
            partner: try PartnerCode("northside"),
            businessCase: optional(try CaseID("bc_9001")),
            paidBy: self == .full ? .keyworker(try UserID("u_kay")) : .invoice,
            payee: self == .full ? .user(try UserID("u_kay")) : .supplier(try digest(1)),
            lines: self == .full ? [try drive(), try room()] : [try leastLine()],
            evidence: list(
                Evidence(
                    kind: .ticket,
                    type: .jpeg,
                    sanitiser: .capture1,
                    commitment: try digest(2),
                    fingerprint: try seal(3),
                    isReused: false
                ),
                Evidence(
                    kind: .attendance,
                    type: .text,
                    sanitiser: .capture1,
                    commitment: try digest(4),
                    fingerprint: try seal(5),
                    isReused: true
                )
            ),
            missingEvidence: optional(.notGiven),
            reason: optional(try digest(6)),
            spentFirst: self == .full,
            topsUp: optional(try ClaimID("cl_0000"))
        )
    }

    private func drive() throws -> ClaimLine {
        ClaimLine(
            number: 1,
            bearer: .colleague(try UserID("u_kay")),
            category: try CategoryCode("mileage"),
            caseLine: 1,
            incurredOn: try CalendarDate("2026-04-13"),
            amount: try Amount(pence: 1890),
            irrecoverableVAT: .zero,
            mileage: Mileage(tenthsOfMile: 420, vehicle: "car", passengers: .colleagues(1)),
            meal: nil,
            exclusions: [],
            what: try digest(7),
            nextStep: try digest(8),
            journey: try digest(9)
        )
    }

    private func room() throws -> ClaimLine {
        ClaimLine(
            number: 2,
            bearer: .group(
                try GroupCode("g_jobclub"),
                attendance: [try ParticipantCode("p_17"), try ParticipantCode("p_18")]
            ),
            category: try CategoryCode("room"),
            caseLine: nil,
            incurredOn: try CalendarDate("2026-04-13"),
            amount: try Amount(pence: 3600),
            irrecoverableVAT: try Amount(pence: 600),
            mileage: nil,
            meal: MealFacts(hoursAway: 10, awayAtEight: true),
            exclusions: [try ClauseID("no-alcohol"), try ClauseID("no-deposits")],
            what: try digest(10),
            nextStep: nil,
            journey: nil
        )
    }

    private func leastLine() throws -> ClaimLine {
        ClaimLine(
            number: 1,
            bearer: .participant(try ParticipantCode("p_17")),
            category: try CategoryCode("travel"),
            caseLine: nil,
            incurredOn: try CalendarDate("2026-04-13"),
            amount: try Amount(pence: 1040),
            irrecoverableVAT: .zero,
            mileage: nil,
            meal: nil,
            exclusions: [],
            what: nil,
            nextStep: nil,
            journey: nil
        )
    }
}
