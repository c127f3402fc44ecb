import Approvals
import Calendar
import Capture
import Identifiers
import Journal
import Money

extension Extent {
    func caseSubmitted() throws -> CaseSubmitted {
        CaseSubmitted(businessCase: try businessCase(version: 1))
    }

    func caseAmended() throws -> CaseAmended {
        CaseAmended(businessCase: try businessCase(version: 2))
    }

    func caseWithdrawn() throws -> CaseWithdrawn {
        CaseWithdrawn(businessCase: try CaseID("bc_9001"), version: 1)
    }

    func caseClosed() throws -> CaseClosed {
        CaseClosed(businessCase: try CaseID("bc_9001"), reason: .released)
    }

    private func businessCase(version: Int) throws -> BusinessCase {
        try BusinessCase(
            id: try CaseID("bc_9001"),
            version: version,
            proposer: try UserID("u_kay"),
            partner: try PartnerCode("northside"),
            payee: optional(.supplier(try digest(1))),
            lines: self == .full ? [try line(1), try line(2)] : [try line(1)],
            evidence: list(
                Evidence(
                    kind: .quote,
                    type: .png,
                    sanitiser: .capture1,
                    commitment: try digest(2),
                    fingerprint: try seal(3),
                    isReused: false
                )
            ),
            need: optional(try digest(4)),
            otherFunding: optional(try digest(5)),
            conflicts: optional(try digest(6)),
            spentFirst: self == .least,
            expiresOn: try CalendarDate("2026-07-31")
        )
    }

    private func line(_ number: Int) throws -> CaseLine {
        try CaseLine(
            number: number,
            bearer: .participant(try ParticipantCode("p_17")),
            category: try CategoryCode(number == 1 ? "therapy" : "device"),
            quantity: number == 1 ? 8 : 1,
            unitAmount: try Amount(pence: 5500),
            provision: number == 1 ? .service : .loan,
            exclusions: list(try ClauseID("no-deposits")),
            what: optional(try digest(7))
        )
    }
}
