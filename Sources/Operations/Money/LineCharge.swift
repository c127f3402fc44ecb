import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// What the funds stand charged for one line of a claim, net of what came back before.
struct LineCharge {
    /// The rule that the line was split under.
    let rule: ApportionmentRule
    let shares: [Ledger.FundShare]
    /// The entry that charged it.
    private let entry: Entry

    /// Reads the charge off the books.
    ///
    /// - Throws: ``RefundRefusal/noCharge(_:)``.
    init(of line: Int, claim: ClaimID, in context: OperationContext) throws {
        guard
            let entry = try context.liveEntries(from: claim.text, [.claimCharged]).first?.entry,
            let version = entry.ruleVersion,
            let rule = try context.books.apportionmentRule(version: version)
        else { throw RefundRefusal.noCharge(claim) }
        let refunds = try context.liveEntries(from: claim.text, [.refundReceived]).map(\.entry)
        var shares: [Ledger.FundShare] = []
        for charged in entry.shares where charged.line == line {
            let back = refunds.flatMap(\.shares).filter {
                $0.line == line && $0.fund == charged.fund
            }
            let left = try charged.amount.subtracting(Amount.sum(of: back.map(\.amount)))
            shares.append(Ledger.FundShare(fund: charged.fund, amount: left))
        }
        guard shares.contains(where: { !$0.amount.isZero }) else {
            throw RefundRefusal.noCharge(claim)
        }
        self.rule = rule
        self.shares = shares
        self.entry = entry
    }

    /// The caps that the line used up: those that the guidance of its decision names for the
    /// category, of those that were debited when it was committed.
    func caps(
        of line: ClaimLine,
        claim: Claim,
        in context: OperationContext
    ) throws -> [CapCode] {
        guard let participant = line.bearer.participant else { return [] }
        let pack = try rulePack(of: claim, in: context)
        let debited = try entriesThatCommitted(claim, in: context).flatMap(\.accounts)
        return pack.capsUsed(by: line.category).map(\.code).filter {
            debited.contains(.allowanceUsed(participant, $0))
        }
    }

    private func entriesThatCommitted(
        _ claim: Claim,
        in context: OperationContext
    ) throws -> [Entry] {
        guard let businessCase = claim.businessCase else { return [entry] }
        let raised = try context.liveEntries(from: businessCase.text, [.commitmentRaised])
        return raised.map(\.entry)
    }

    private func rulePack(of claim: Claim, in context: OperationContext) throws -> RulePack {
        let decisions = try context.books.decisions(on: .claim(claim.id), version: claim.version)
        guard let digest = decisions.first?.decision.rulePackDigest,
            let pack = try context.rulePacks.rulePack(digest, in: context.books)
        else { return try context.rulePackInForce(on: context.today) }
        return pack
    }
}
