import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// What the funds stand charged for one line of a claim, net of what came back before.
///
/// A line may have been charged by two entries: what it drew on its business case, under the rule
/// of the case's approval, and what goes beyond it, under the rule of its own.
struct LineCharge {
    /// The rule that the line was first split under.
    let rule: ApportionmentRule
    let shares: [Ledger.FundShare]
    /// The entries that charged it.
    private let entries: [Entry]

    /// Reads the charge off the books.
    ///
    /// - Throws: ``RefundRefusal/noCharge(_:)``.
    init(of line: Int, claim: ClaimID, in context: OperationContext) throws {
        let entries = try context.liveEntries(from: claim.text, [.claimCharged]).map(\.entry)
            .filter { $0.shares.contains { $0.line == line } }
        guard let version = entries.first?.ruleVersion,
            let rule = try context.books.apportionmentRule(version: version)
        else { throw RefundRefusal.noCharge(claim) }
        let refunds = try context.liveEntries(from: claim.text, [.refundReceived]).map(\.entry)
        let charged = try entries.amounts(of: line)
        let back = try refunds.amounts(of: line)
        shares = try charged.sorted { $0.key < $1.key }.map { fund, amount in
            let left = try amount.subtracting(back[fund] ?? .zero)
            return Ledger.FundShare(fund: fund, amount: left)
        }
        guard shares.contains(where: { !$0.amount.isZero }) else {
            throw RefundRefusal.noCharge(claim)
        }
        self.rule = rule
        self.entries = entries
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
        guard let businessCase = claim.businessCase else { return entries }
        let raised = try context.liveEntries(from: businessCase.text, [.commitmentRaised])
        return raised.map(\.entry) + entries
    }

    private func rulePack(of claim: Claim, in context: OperationContext) throws -> RulePack {
        let decisions = try context.books.decisions(on: .claim(claim.id), version: claim.version)
        guard let digest = decisions.first?.decision.rulePackDigest,
            let pack = try context.rulePacks.rulePack(digest, in: context.books)
        else { return try context.rulePackInForce(on: context.today) }
        return pack
    }
}

extension [Entry] {
    /// The sum of each fund's shares of a line.
    fileprivate func amounts(of line: Int) throws -> [FundCode: Amount] {
        var amounts: [FundCode: Amount] = [:]
        for share in flatMap(\.shares) where share.line == line {
            amounts[share.fund] = try (amounts[share.fund] ?? .zero).adding(share.amount)
        }
        return amounts
    }
}
