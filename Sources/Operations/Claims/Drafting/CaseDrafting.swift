import Approvals
import Identifiers
import Money
import Policy

/// Makes a version of a business case from what was asked for.
///
/// 1. A keyworker or the manager of the partner proposes, or somebody enters it for them; the
///    partner, participants, categories and last day are ones that can be.
/// 2. Files and texts go to the vault; the case holds commitments to them.
struct CaseDrafting {
    private let context: OperationContext
    private let pack: RulePack

    init(context: OperationContext, pack: RulePack) {
        self.context = context
        self.pack = pack
    }

    /// - Throws: A refusal, or `CaseContentError`.
    func businessCase(_ requested: RequestedCase, version: Int) throws -> BusinessCase {
        let proposer = try context.owner(named: requested.proposer, at: requested.partner)
        if proposer == context.actor {
            try context.require(.keyworker, .partnerManager, at: requested.partner)
        }
        try context.check(
            participants: requested.participants,
            categories: requested.lines.map(\.category),
            against: pack
        )
        guard context.today <= requested.expiresOn else {
            throw ClaimRefusal.lastDayPassed(requested.expiresOn, today: context.today)
        }
        let keeping = try Keeping(context: context, participants: requested.participants)
        return try BusinessCase(
            id: requested.id,
            version: version,
            proposer: proposer,
            partner: requested.partner,
            payee: payee(of: requested, keeping),
            lines: lines(of: requested, proposer: proposer, keeping),
            evidence: keeping.evidence(requested.evidence, of: requested.id.text),
            need: keeping.text(requested.need, as: "need"),
            otherFunding: keeping.text(requested.otherFunding, as: "other-funding"),
            conflicts: keeping.text(requested.conflicts, as: "conflicts"),
            spentFirst: requested.spentFirst,
            expiresOn: requested.expiresOn
        )
    }

    private func payee(of requested: RequestedCase, _ keeping: Keeping) throws -> Payee? {
        switch requested.payee {
        case nil: return nil
        case .partner(let partner):
            try context.requirePartner(partner)
            return .partner(partner)
        case .supplier(let name):
            return .supplier(try context.commit(name, as: "supplier", of: keeping.subject))
        }
    }

    private func lines(
        of requested: RequestedCase,
        proposer: UserID,
        _ keeping: Keeping
    ) throws -> [CaseLine] {
        try requested.lines.map { line in
            try CaseLine(
                number: line.number,
                bearer: line.bearer.bearer(claimant: proposer),
                category: line.category,
                quantity: line.quantity,
                unitAmount: line.unitAmount,
                provision: line.provision,
                exclusions: line.exclusions,
                what: keeping.text(line.what, as: "what", of: line.bearer)
            )
        }
    }
}
