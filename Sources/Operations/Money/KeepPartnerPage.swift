import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Keeps the page of a partner's bank statement that shows what it paid, when it comes after the
/// payment was recorded.
///
/// 1. The partner's manager or the finance officer asks, for a claim that the partner paid and that
///    did not come back.
/// 2. The page is written anew as evidence is, goes into the vault and is recorded with the day of
///    the payment that it shows.
struct KeepPartnerPage: Operation {
    static let name = "claim.partner-page"
    private let claim: ClaimID
    private let page: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "page")
        claim = try arguments.code("claim")
        guard let page = try arguments.page("page") else { throw .missing(key: "page") }
        self.page = page
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let (content, _) = try context.acceptedClaim(claim)
        let partner = content.payingPartner
        try context.require(.partnerManager, .financeOfficer, at: partner)
        guard let on = try context.partnerPayments(of: claim).first?.entry.bankDate else {
            throw PaymentRefusal.notPaidByPartner(claim)
        }
        return try context.keepPartnerPage(page, of: content, paidOn: on)
    }
}

extension OperationContext {
    /// Keeps and records the page that shows what a partner paid of a claim; says what of it was
    /// not taken.
    func keepPartnerPage(
        _ page: String,
        of content: Claim,
        paidOn day: CalendarDate
    ) throws -> String {
        let kept = PartnerPageKept(
            claim: content.id,
            partner: content.payingPartner,
            on: day,
            page: try keep(page: page)
        )
        try record(.partnerPageKept(kept), chain: content.chain)
        return "The page is kept." + (try removals(from: [page]))
    }
}
