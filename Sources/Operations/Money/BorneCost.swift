import Approvals
import Identifiers
import Ledger
import Money
import Store

extension OperationContext {
    /// The entries by which the reserves bear a part of a claim's cost since it was paid. What they
    /// bore of an earlier payment came back with that one.
    func disallowances(of claim: ClaimID) throws -> [(seq: Int, entry: Entry)] {
        guard let paid = try defrayals(of: claim).map(\.seq).max() else { return [] }
        return try liveEntries(from: claim.text, [.costDisallowed]).filter { $0.seq > paid }
    }

    /// The items of a claim that was paid, with what the reserves bore of each since.
    ///
    /// - Throws: ``PaymentRefusal/undoneInPart(_:)`` where something was refunded since: what came
    ///   back of the cost already cannot come back with its payment.
    func withBorne(_ items: [PaidItem], of claim: ClaimID) throws -> [PaidItem] {
        let paid = try defrayals(of: claim).map(\.seq).max() ?? 0
        let refunds = try liveEntries(from: claim.text, [.refundReceived])
        guard !refunds.contains(where: { $0.seq > paid }) else {
            throw PaymentRefusal.undoneInPart(claim)
        }
        let borne = try disallowances(of: claim).map(\.entry)
        guard !borne.isEmpty else { return items }
        let (programme, reserve) = (try self.programme(), try self.reserve())
        return try items.map { item in
            let shares = try item.shares.compactMap { share -> Ledger.FundShare? in
                let pence = borne.reduce(Int64(0)) { sum, entry in
                    let taken = entry.delivered(.debit, for: share.fund)
                    return sum + (taken.first { $0.attribution == item.attribution }?.pence ?? 0)
                }
                guard pence > 0 else { return nil }
                return Ledger.FundShare(fund: share.fund, amount: try Amount(pence: pence))
            }
            guard !shares.isEmpty else { return item }
            return PaidItem(
                claim: item.claim,
                attribution: item.attribution,
                shares: item.shares,
                borne: BorneByReserves(programme: programme, reserve: reserve, shares: shares)
            )
        }
    }
}

extension [PaidItem] {
    /// What is to be said where the reserves bore a part of a payment that came back; else nil.
    func borneSentence(of claim: ClaimID) -> String? {
        let shares = compactMap(\.borne).flatMap(\.shares)
        guard !shares.isEmpty else { return nil }
        let pence = shares.reduce(0) { $0 + $1.amount.pence }
        let funds = Set(shares.map(\.fund.text)).sorted().joined(separator: ", ")
        return "The reserves bore \(poundsText(pence)) of \(claim) for \(funds) and have it back. "
            + "When it is paid again, record that they bear it with cost.disallow."
    }
}
