import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Records that a partner's repayment left our bank (row 22).
///
/// 1. The finance officer asks, with the statement's day and reference, and is not who instructed
///    it where there is another.
/// 2. The repayment was instructed, and not later.
/// 3. It is recorded and posted. The cost was defrayed when it left the partner's bank: nothing is
///    earned by this.
struct DefrayRepayment: Operation {
    static let name = "repayment.defray"
    private let payment: PaymentID
    private let on: CalendarDate
    private let reference: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("payment", "on", "reference")
        payment = try arguments.code("payment")
        on = try arguments.date("on")
        reference = try arguments.word("reference")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        let stored = try context.payment(payment, inState: .instructed)
        guard let partner = stored.instructed.partner else {
            throw PaymentRefusal.isNoRepayment(payment)
        }
        let instructed = try context.liveEntries(from: payment.text, [.repaymentInstructed])
        try context.refuseBefore(instructed.first?.entry, on)
        try context.refuseRelease(of: stored, to: [.partner(partner)])
        let shares = instructed.flatMap { $0.entry.inTransit }
        let day = try context.firstOpenDay(from: on, for: Set(shares.map(\.fund)))
        let defrayed = PaymentDefrayed(
            payment: payment,
            claims: stored.instructed.claims,
            payer: "bank",
            on: on,
            reference: reference
        )
        try context.record(.paymentDefrayed(defrayed), on: day)
        let event = Event.RepaymentDefrayed(payment: payment, shares: shares, leftBankOn: on)
        try context.post(.repaymentDefrayed(event), on: day)
        return nil
    }
}

extension Entry {
    /// What the entry put in transit to a partner, by fund.
    fileprivate var inTransit: [Ledger.FundShare] {
        postings.compactMap { posting in
            guard posting.account.kind == .repaymentInTransit, posting.side == .credit,
                let fund = posting.account.fund
            else { return nil }
            return Ledger.FundShare(fund: fund, amount: posting.amount)
        }
    }
}
