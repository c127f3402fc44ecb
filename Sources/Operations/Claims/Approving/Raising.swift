import Approvals
import Identifiers
import Ledger
import Money
import Policy
import Store

/// Raises allowances in the step of an approval (row 23): as the approver asks, and at the last
/// step by whatever is still missing where somebody on the route may raise it.
struct Raising {
    let decided: Decided

    private var context: OperationContext { decided.context }

    /// Raises what an approver asks for.
    ///
    /// - Throws: ``RaiseRefusal``.
    func raise(_ requested: [RequestedRaise], as role: Role) throws {
        for raise in requested {
            let known = decided.pack.caps
            guard let cap = known.first(where: { $0.code == raise.cap }) else {
                throw RaiseRefusal.unknownCap(raise.cap, known: known.map(\.code))
            }
            guard decided.matter.submission.participants.contains(raise.participant) else {
                throw RaiseRefusal.otherParticipant(raise.participant)
            }
            guard cap.mayBeRaised(by: role) else {
                throw RaiseRefusal.notYours(cap.code, role, deciders: cap.deciders)
            }
            try post(raise.amount, on: raise.cap, to: raise.participant)
        }
    }

    /// Raises what the lines need beyond what is left, where a role that said yes may raise it.
    ///
    /// Where none may, nothing is raised and the floor of the allowance refuses the step.
    func raiseWhatIsMissing(for lines: [ChargePlan.ApprovedLine], by roles: [Role]) throws {
        for (need, pence) in try missing(for: lines) where mayRaise(need.cap, roles) {
            try post(try Amount(pence: pence), on: need.cap, to: need.participant)
        }
    }

    /// Whether the lines need more than is left, besides what is raised on request, and none of the
    /// roles may raise it.
    func lacksARaiser(
        for lines: [ChargePlan.ApprovedLine],
        among roles: [Role],
        besides requested: [RequestedRaise]
    ) throws -> Bool {
        try missing(for: lines).contains { need, pence in
            let asked = requested.filter { Need(participant: $0.participant, cap: $0.cap) == need }
            return pence > asked.reduce(0) { $0 + $1.amount.pence } && !mayRaise(need.cap, roles)
        }
    }

    /// What the lines need beyond what is left, in the order in which it is raised.
    private func missing(
        for lines: [ChargePlan.ApprovedLine]
    ) throws -> [(need: Need, pence: Int64)] {
        var needs: [Need: Int64] = [:]
        for line in lines {
            for cap in line.caps {
                needs[Need(participant: line.participant, cap: cap), default: 0] +=
                    line.amount.pence
            }
        }
        return try needs.sorted { $0.key < $1.key }.compactMap { need, pence in
            let account = AccountCode.allowanceRemaining(need.participant, need.cap)
            let missing = pence - (try context.balance(of: account))
            return missing > 0 ? (need, missing) : nil
        }
    }

    private func mayRaise(_ code: CapCode, _ roles: [Role]) -> Bool {
        guard let cap = decided.pack.caps.first(where: { $0.code == code }) else { return false }
        return roles.contains(where: cap.mayBeRaised)
    }

    private func post(
        _ amount: Amount,
        on cap: CapCode,
        to participant: ParticipantCode
    ) throws {
        let raised = Event.AllowanceRaised(
            participant: participant,
            limit: CapLimit(cap: cap, amount: amount),
            source: decided.matter.subject.text
        )
        try context.post(.allowanceRaised(raised), on: context.today, chain: decided.chain)
    }
}

/// A cap of a participant's, ordered so that raises are posted in one order everywhere.
private struct Need: Hashable, Comparable {
    let participant: ParticipantCode
    let cap: CapCode

    static func < (left: Need, right: Need) -> Bool {
        (left.participant, left.cap) < (right.participant, right.cap)
    }
}

extension Cap {
    /// Whether somebody in a role may raise it: one whom the guidance names, or one more senior.
    func mayBeRaised(by role: Role) -> Bool {
        if deciders.contains(role) { return true }
        guard let seniority = role.seniority else { return false }
        return deciders.contains { ($0.seniority ?? Int.max) < seniority }
    }
}

/// Why an approver cannot raise an allowance, in order of precedence.
enum RaiseRefusal: Refusal, Hashable {
    case unknownCap(CapCode, known: [CapCode])
    case otherParticipant(ParticipantCode)
    case notYours(CapCode, Role, deciders: [Role])

    var code: String {
        switch self {
        case .unknownCap: "allowance.unknown-cap"
        case .otherParticipant: "allowance.other-participant"
        case .notYours: "allowance.not-yours-to-raise"
        }
    }

    var message: String {
        switch self {
        case .unknownCap(let cap, let known):
            "The guidance has no cap \(cap). It has "
                + (known.isEmpty ? "none." : known.map(\.text).joined(separator: ", ") + ".")
        case .otherParticipant(let participant):
            "This is not for \(participant), so their allowance is not raised with it. Use "
                + "allowance.raise."
        case .notYours(let cap, let role, let deciders):
            "\(role.phrase) may not raise “\(cap)”. "
                + "\(deciders.map(\.phrase).joined(separator: " or ")) may: leave “raise” out, and "
                + "it is raised when they say yes."
        }
    }
}
