import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Records that a payment left the bank: its claims are paid, and the funders' money is earned
/// (rows 11 and 12).
///
/// 1. The finance officer asks, with the statement's day and reference.
/// 2. The payment was instructed and neither left nor came back; it did not leave before that.
/// 3. It was released in a payment run, or whoever releases it here is not a payee, and not its
///    preparer where there is another finance officer.
/// 4. It is recorded with the bank's date, then an entry for each claim. Where the period of that
///    day is closed, the entries count for the first open day after it.
struct DefrayPayment: Operation {
    static let name = "payment.defray"
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
        guard stored.instructed.purpose == .claims else {
            throw PaymentRefusal.isRepayment(payment)
        }
        let claims = stored.instructed.claims
        let parts = try context.instructedParts(of: stored)
        try context.refuseBefore(parts.first?.entry, on)
        let payees = try claims.compactMap { try context.books.claim($0)?.payee.party }
        try context.refuseRelease(of: stored, to: payees)
        let funds = parts.reduce(into: Set()) { $0.formUnion($1.entry.funds) }
        let day = try context.firstOpenDay(from: on, for: funds)
        let defrayed = PaymentDefrayed(
            payment: payment,
            claims: claims,
            payer: "bank",
            on: on,
            reference: reference
        )
        try context.record(.paymentDefrayed(defrayed), on: day)
        let funding = Funding(by: try context.books.funds())
        for part in parts {
            let event = Event.PaymentDefrayed(
                payment: payment,
                items: part.entry.items(of: part.claim),
                funding: funding,
                leftBankOn: on
            )
            let chain = try context.books.claim(part.claim)?.chain
            try context.post(.paymentDefrayed(event), on: day, chain: chain)
        }
        return nil
    }
}

extension OperationContext {
    /// A payment in the one state in which something can happen to it.
    ///
    /// - Throws: ``PaymentRefusal/unknown(_:)`` or ``PaymentRefusal/wrongState(_:_:)``.
    func payment(_ id: PaymentID, inState state: PaymentState?) throws -> StoredPayment {
        guard let stored = try books.payment(id) else { throw PaymentRefusal.unknown(id) }
        let isReady = state.map { $0 == stored.state } ?? (stored.state != .returned)
        guard isReady else { throw PaymentRefusal.wrongState(id, stored.state) }
        return stored
    }

    /// Each claim of a payment with the entry that instructed it.
    func instructedParts(
        of stored: StoredPayment
    ) throws -> [(claim: ClaimID, seq: Int, entry: Entry)] {
        let source = stored.instructed.payment.text
        let entries = try liveEntries(from: source, [.paymentInstructed])
        return zip(stored.instructed.claims, entries).map { ($0, $1.seq, $1.entry) }
    }

    /// Refuses a day before the one that a payment was instructed on.
    ///
    /// - Throws: ``PaymentRefusal/beforeInstruction(_:instructed:)``.
    func refuseBefore(_ entry: Entry?, _ date: CalendarDate) throws(PaymentRefusal) {
        guard let entry, date < entry.effectiveOn else { return }
        throw .beforeInstruction(date, instructed: entry.effectiveOn)
    }

    /// Refuses what left in a run that nobody released. Outside a run, refuses a release by a
    /// payee, and by the preparer where another could release it; in one a second person released
    /// it already, and the statement only shows it.
    ///
    /// - Throws: ``RunRefusal/notReleased(_:_:)`` or `DutyBreach`.
    func refuseRelease(of stored: StoredPayment, to payees: [Party]) throws {
        let payment = stored.instructed.payment
        if let run = try books.run(holding: payment) {
            guard try books.paymentRun(run)?.stage == .released else {
                throw RunRefusal.notReleased(payment, run)
            }
            return
        }
        var holders = [DutyHolder(.paymentReleaser, actor)]
        if try hasAnother(in: .financeOfficer) {
            holders.append(DutyHolder(.paymentPreparer, stored.preparer))
        }
        holders += payees.map { DutyHolder(.payee, $0) }
        try refuseBreach(of: try duties(), among: holders)
    }
}
