import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Tells the bank to pay claims, and reserves the cash (row 9).
///
/// 1. The finance officer asks, with a new id, for a day that has come.
/// 2. Each claim was accepted, is owed something, and its days are still within the enrolment or
///    were approved by a person.
/// 3. The duties that the guidance adds for whoever prepares a run are in different hands.
/// 4. Each fund has free cash for all of it together: restricted money never pays for another
///    fund's share. If not, the reserves may stand in, or the run waits for the funder's money.
/// 5. The run is recorded, then an entry for each claim.
struct InstructPayment: Operation {
    static let name = "payment.instruct"
    /// So that the record that names them all stays well within its 64 KiB.
    static let maximumClaims = 500

    private let payment: PaymentID
    private let claims: [ClaimID]
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("payment", "claims", "on")
        payment = try arguments.code("payment")
        claims = try arguments.codes("claims")
        guard !claims.isEmpty else { throw .wrongKind(key: "claims", wanted: "at least one") }
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        try context.refuseTaken(payment, by: claims)
        let parts = try claims.map { try payable($0, in: context) }
        let payees = parts.map { DutyHolder(.payee, $0.claim.payee.party) }
        let preparer = DutyHolder(.paymentPreparer, context.actor)
        try context.refuseBreach(of: try context.duties(), among: [preparer] + payees)
        try context.refuseCashShort(of: parts.flatMap(\.items))
        let total = try parts.flatMap(\.items).total()
        let instructed = PaymentInstructed(
            payment: payment,
            purpose: .claims,
            partner: nil,
            claims: claims,
            total: total
        )
        try context.record(.paymentInstructed(instructed), on: on)
        for part in parts {
            let event = Event.PaymentInstructed(payment: payment, items: part.items)
            try context.post(.paymentInstructed(event), on: on, chain: part.claim.chain)
        }
        return "\(payment) pays \(total.poundsText) for \(counted(claims.count, "claim"))."
    }

    private func payable(
        _ id: ClaimID,
        in context: OperationContext
    ) throws -> (claim: Claim, items: [PaidItem]) {
        let (claim, matter) = try context.acceptedClaim(id)
        let items = try context.owed(on: id)
        try context.refuseOutsideEnrolment(claim, decidedBy: matter.grants)
        try context.refuseDoubtful(claim)
        return (claim, items)
    }
}

extension OperationContext {
    /// Refuses an id that is taken, and more claims than one payment carries.
    ///
    /// - Throws: ``PaymentRefusal``.
    func refuseTaken(_ payment: PaymentID, by claims: [ClaimID]) throws {
        guard try books.payment(payment) == nil else { throw PaymentRefusal.exists(payment) }
        guard claims.count <= InstructPayment.maximumClaims else {
            throw PaymentRefusal.tooManyClaims(claims.count)
        }
    }

    /// Refuses a run that takes more of a fund's cash than is free, naming the sum over all claims.
    ///
    /// - Throws: `PostingError`, as the floor itself would.
    fileprivate func refuseCashShort(of items: [PaidItem]) throws {
        var needed: [FundCode: Amount] = [:]
        for share in items.flatMap(\.shares) {
            needed[share.fund] = try (needed[share.fund] ?? .zero).adding(share.amount)
        }
        for (fund, amount) in needed.sorted(by: { $0.key < $1.key }) {
            let free = try balance(of: .bank(fund))
            guard amount.pence <= free else {
                throw PostingError.belowFloor(
                    .bank(fund),
                    available: free,
                    requested: amount.pence
                )
            }
        }
    }
}
