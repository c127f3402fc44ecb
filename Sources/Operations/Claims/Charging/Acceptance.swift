import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Takes what was decided into the books.
struct Acceptance {
    let context: OperationContext

    /// Charges a claim (rows 6 and 7), and books the cash where a float paid it (row 21).
    func accept(_ claim: Claim, charging plan: ChargePlan) throws {
        for event in plan.events {
            try context.post(.claimCharged(event), on: context.today, chain: claim.chain)
        }
        if case .float(let holder) = claim.paidBy { try spend(floatOf: holder, on: claim) }
    }

    /// Sets aside what a business case was granted (row 6).
    func commit(_ businessCase: BusinessCase, _ plan: CommitmentPlan) throws {
        try context.post(
            .commitmentRaised(plan.event),
            on: context.today,
            chain: businessCase.id.text
        )
    }

    /// Puts back what a business case still holds (rows 8 and 18), and takes back what allowances
    /// were raised by for it; nothing where all is used.
    func putBack(
        _ businessCase: BusinessCase,
        because reason: Event.CommitmentReleased.Reason,
        under pack: RulePack
    ) throws -> PutBack {
        let commitments = Commitments(books: context.books)
        let lines = try commitments.left(of: businessCase, under: pack)
        guard !lines.isEmpty else { return PutBack(amount: .zero, lowered: "") }
        let released = Event.CommitmentReleased(
            programme: try context.programme(),
            ruleVersion: try commitments.ruleVersion(of: businessCase.id),
            reason: reason,
            lines: lines
        )
        let entry = try Event.commitmentReleased(released).entry(effectiveOn: context.today)
        try context.post(entry, chain: businessCase.id.text)
        return PutBack(
            amount: try Amount.sum(of: lines.flatMap(\.shares).map(\.amount)),
            lowered: try context.lowerWhatWasRaised(restoredBy: entry)
        )
    }

    /// What was put back of a business case.
    struct PutBack {
        let amount: Amount
        /// A sentence, with a space before, for each allowance that is lower again.
        let lowered: String
    }

    /// Cash has gone: its day is the last on the tickets, and handing it over was the defrayal.
    private func spend(floatOf holder: UserID, on claim: Claim) throws {
        let items = try context.owed(on: claim.id)
        let reserve = try context.reserve()
        let spentOn = claim.lines.map(\.incurredOn).max() ?? context.today
        let day = try context.firstOpenDay(from: spentOn, for: items.funds.union([reserve]))
        let defrayed = PaymentDefrayed(
            payment: nil,
            claims: [claim.id],
            payer: "float:\(holder)",
            on: spentOn,
            reference: "cash"
        )
        try context.record(.paymentDefrayed(defrayed), on: day, chain: claim.chain)
        let spent = Event.FloatSpent(
            holder: .keyworker(holder),
            reserve: reserve,
            items: items,
            funding: Funding(by: try context.books.funds()),
            spentOn: spentOn
        )
        try context.post(.floatSpent(spent), on: day, chain: claim.chain)
    }
}
