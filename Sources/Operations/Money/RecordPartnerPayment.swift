import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Records that a partner paid a claim from its own bank, on the date that counts (row 22).
///
/// 1. The partner's manager or the finance officer asks, with the statement's day and reference,
///    and with the statement's page where it is at hand; claim.partner-page adds one later.
/// 2. The claim was accepted and is owed; its days are within the enrolment or were approved; and
///    whoever marks it paid does not receive it.
/// 3. It is recorded and posted: the partner is owed what it paid, and the funders' money is earned
///    as of the partner's bank date. Where that day is closed, it counts for the first open day.
/// 4. The page is written anew as evidence is, goes into the vault and is recorded. Without one the
///    cost is among the exceptions of packs, unless a statement of the partner's bank is kept.
struct RecordPartnerPayment: Operation {
    static let name = "claim.paid-by-partner"
    private let claim: ClaimID
    private let on: CalendarDate
    private let reference: String
    private let page: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "on", "reference", "page")
        claim = try arguments.code("claim")
        on = try arguments.date("on")
        reference = try arguments.word("reference")
        page = try arguments.page("page")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let (content, matter) = try context.acceptedClaim(claim)
        let partner = content.payingPartner
        try context.require(.partnerManager, .financeOfficer, at: partner)
        try context.refuseFuture(on)
        let items = try context.owed(on: claim)
        try context.refuseOutsideEnrolment(content, decidedBy: matter.grants)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.paymentReleaser, context.actor),
                DutyHolder(.payee, content.payee.party),
            ]
        )
        let day = try context.firstOpenDay(from: on, for: items.funds)
        let defrayed = PaymentDefrayed(
            payment: nil,
            claims: [claim],
            payer: "partner:\(partner)",
            on: on,
            reference: reference
        )
        try context.record(.paymentDefrayed(defrayed), on: day, chain: content.chain)
        let paid = Event.PartnerPaid(
            partner: partner,
            items: items,
            funding: Funding(by: try context.books.funds()),
            leftBankOn: on
        )
        try context.post(.partnerPaid(paid), on: day, chain: content.chain)
        return try page.map { try context.keepPartnerPage($0, of: content, paidOn: on) }
    }
}

extension Claim {
    /// The partner whose bank pays the claim when one of them does.
    var payingPartner: PartnerCode {
        if case .partner(let payer) = paidBy { return payer }
        return partner
    }
}
