import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Tells the bank to repay a partner for claims that it paid, and reserves the cash (row 22).
///
/// 1. The finance officer asks, with a new id, for a day that has come.
/// 2. The partner paid each claim and was not repaid for it.
/// 3. The floor of each fund's free cash refuses too much.
struct InstructRepayment: Operation {
    static let name = "repayment.instruct"
    private let payment: PaymentID
    private let partner: PartnerCode
    private let claims: [ClaimID]
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("payment", "partner", "claims", "on")
        payment = try arguments.code("payment")
        partner = try arguments.code("partner")
        claims = try arguments.codes("claims")
        guard !claims.isEmpty else { throw .wrongKind(key: "claims", wanted: "at least one") }
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.requirePartner(partner)
        try context.refuseTaken(payment, by: claims)
        let shares = try shares(in: context)
        let total = try shares.total()
        let instructed = PaymentInstructed(
            payment: payment,
            purpose: .repayment,
            partner: partner,
            claims: claims,
            total: total
        )
        try context.record(.paymentInstructed(instructed), on: on)
        let event = Event.RepaymentInstructed(payment: payment, partner: partner, shares: shares)
        try context.post(.repaymentInstructed(event), on: on)
        return "\(payment) repays \(partner) \(total.poundsText)."
    }

    /// What the partner is owed for the claims, by fund in the order of their opening.
    private func shares(in context: OperationContext) throws -> [FundShare] {
        let funds = try context.books.funds().map(\.code)
        var owed: [FundCode: Int64] = [:]
        for claim in claims {
            if let payment = try context.books.payment(of: claim)?.instructed.payment {
                throw PaymentRefusal.inPayment(claim, payment)
            }
            if let content = try context.books.claim(claim) { try context.refuseDoubtful(content) }
            let paid = try context.partnerPayments(of: claim)
            let pence = funds.map { fund in
                paid.reduce(0) { $0 + $1.entry.owed(to: partner, by: fund) }
            }
            guard pence.contains(where: { $0 > 0 }) else {
                throw PaymentRefusal.notPaidByPartner(claim)
            }
            for (fund, pence) in zip(funds, pence) { owed[fund, default: 0] += pence }
        }
        return try funds.compactMap { fund in
            guard let pence = owed[fund], pence > 0 else { return nil }
            return FundShare(fund: fund, amount: try Amount(pence: pence))
        }
    }
}

extension Entry {
    fileprivate func owed(to partner: PartnerCode, by fund: FundCode) -> Int64 {
        let account = AccountCode.owedToPartner(fund, partner)
        return postings.reduce(0) { sum, posting in
            posting.account == account && posting.side == .credit
                ? sum + posting.amount.pence : sum
        }
    }
}
