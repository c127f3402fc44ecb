import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// Moves a cost that a funder will not bear to the reserves (row 15).
///
/// 1. The finance officer asks, for a claim that left the bank and a day that has come.
/// 2. The funder was charged that much for it, net of what came back; the claim's attributions
///    bear it in their order, each as far as it was charged.
/// 3. It is posted: the funder's budget is free again, the participant's caps stay used.
struct DisallowCost: Operation {
    static let name = "cost.disallow"
    private let claim: ClaimID
    private let fund: FundCode
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "fund", "amount", "on")
        claim = try arguments.code("claim")
        fund = try arguments.code("fund")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.fund(fund)
        let content = try context.acceptedClaim(claim).claim
        guard try !context.defrayals(of: claim).isEmpty else {
            throw PaymentRefusal.notDefrayed(claim)
        }
        try context.disallow(amount, of: content, for: fund, on: on)
        return nil
    }
}

extension OperationContext {
    /// Posts that the reserves bear what a funder will not of a claim's cost.
    func disallow(
        _ amount: Amount,
        of claim: Claim,
        for fund: FundCode,
        on date: CalendarDate
    ) throws {
        let charged = try liveEntries(from: claim.id.text, [.claimCharged])
        let disallowed = Event.CostDisallowed(
            programme: try programme(),
            funder: fund,
            reserve: try reserve(),
            ruleVersion: charged.first?.entry.ruleVersion,
            claim: claim.id,
            lines: try disallowedLines(amount, of: claim.id, for: fund),
            funding: try funding(of: claim.id)
        )
        try post(.costDisallowed(disallowed), on: date, chain: claim.chain)
    }

    /// The attributions that bear it, in their order, each as far as it was charged.
    ///
    /// - Throws: ``RefundRefusal/exceedsCharged(_:_:charged:asked:)``.
    private func disallowedLines(
        _ amount: Amount,
        of claim: ClaimID,
        for fund: FundCode
    ) throws -> [DisallowedLine] {
        let charged = try self.charged(to: fund, for: claim)
        let all = charged.reduce(0) { $0 + $1.pence }
        guard amount.pence <= all else {
            throw RefundRefusal.exceedsCharged(
                claim,
                fund,
                charged: all,
                asked: amount.pence
            )
        }
        var left = amount.pence
        var lines: [DisallowedLine] = []
        for charge in charged where left > 0 {
            let part = min(left, charge.pence)
            left -= part
            lines.append(
                DisallowedLine(
                    attribution: charge.attribution,
                    amount: try Amount(pence: part)
                )
            )
        }
        return lines
    }

    /// What a fund stands charged for a claim, by attribution in the order of the claim's lines.
    ///
    /// Delivery is credited when a claim is accepted and debited when part of it comes back.
    private func charged(to fund: FundCode, for claim: ClaimID) throws -> [AttributedBalance] {
        let entries =
            try liveEntries(from: claim.text, [.claimCharged, .refundReceived])
            + disallowances(of: claim)
        var order: [Attribution] = []
        var pence: [Attribution: Int64] = [:]
        for posting in entries.flatMap(\.entry.postings) where posting.account.fund == fund {
            guard let attribution = posting.attribution else { continue }
            switch (posting.account.kind, posting.side) {
            case (.deliveredUnpaid, .credit):
                if pence[attribution] == nil { order.append(attribution) }
                pence[attribution, default: 0] += posting.amount.pence
            case (.deliveredPaid, .debit):
                pence[attribution, default: 0] -= posting.amount.pence
            default: continue
            }
        }
        return order.map { AttributedBalance(attribution: $0, pence: pence[$0] ?? 0) }
            .filter { $0.pence > 0 }
    }
}
