import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Records that what a partner paid from its own bank came back to it (rows 17 and 22).
///
/// 1. The partner's manager or the finance officer asks, with the statement's day and reference,
///    not before it left.
/// 2. The partner is neither repaid nor being repaid for it, and nothing of it was refunded or
///    disallowed since: that is undone first.
/// 3. It is recorded and posted: the claim is owed again, and the partner is not. What was earned
///    by it is not; what was drawn down is owed to the funder.
struct ReturnPartnerPayment: Operation {
    static let name = "claim.returned-to-partner"
    private let claim: ClaimID
    private let on: CalendarDate
    private let reference: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "on", "reference")
        claim = try arguments.code("claim")
        on = try arguments.date("on")
        reference = try arguments.word("reference")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let (content, _) = try context.acceptedClaim(claim)
        let partner = content.payingPartner
        try context.require(.partnerManager, .financeOfficer, at: partner)
        try context.refuseFuture(on)
        guard let paid = try context.partnerPayments(of: claim).first,
            let left = paid.entry.bankDate
        else { throw PaymentRefusal.notPaidByPartner(claim) }
        guard on >= left else { throw PaymentRefusal.beforeDeparture(on, left: left) }
        if let payment = try context.books.payment(of: claim)?.instructed.payment {
            throw PaymentRefusal.repaid(claim, payment)
        }
        let items = try context.withBorne(paid.entry.items(of: claim), of: claim)
        let day = try context.firstOpenDay(
            from: max(on, paid.entry.effectiveOn),
            for: paid.entry.funds
        )
        let returned = PartnerPaymentReturned(
            claim: claim,
            partner: partner,
            on: on,
            reference: reference
        )
        let event = Event.PartnerPaymentReturned(
            partner: partner,
            items: items,
            funding: try context.funding(of: claim),
            returnedOn: on
        )
        try context.record(.partnerPaymentReturned(returned), on: day, chain: content.chain)
        try context.post(.partnerPaymentReturned(event), on: day, chain: content.chain)
        return ["\(claim) is owed again.", items.borneSentence(of: claim)].compactMap { $0 }
            .joined(separator: " ")
    }
}
