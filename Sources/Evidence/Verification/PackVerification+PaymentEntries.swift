import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// What a payment's entries came to so far.
struct PaymentEntries {
    /// Pence that are in transit by it, and pence that left.
    var instructed: Int64 = 0
    var defrayed: Int64 = 0
    /// When it left our bank, and when it came back, by their records.
    var leftOn: CalendarDate?
    var cameBackOn: CalendarDate?
}

extension PackVerification {
    /// Takes the days that a payment's records say.
    func readPaymentDays(_ record: Record, into trace: inout JournalTrace) {
        switch record.body {
        case .paymentDefrayed(let payment):
            guard let id = payment.payment else {
                return payment.claims.forEach { trace.unposted[$0.text] = payment.on }
            }
            trace.payments[id]?.entries.leftOn = payment.on
        case .paymentReturned(let payment):
            trace.payments[payment.payment]?.entries.cameBackOn = payment.on
        default: return
        }
    }

    /// An entry of a payment is of the day that the payment's record says.
    mutating func checkPaymentDay(of entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        let id = entry.source.flatMap { try? PaymentID($0) }
        if entry.event == .floatSpent, trace.unposted[entry.source ?? ""] == nil {
            report("pack.payment", "Entry \(seq) is of a float's payment that nobody recorded.")
        }
        guard let day = takeDay(of: entry, id, &trace), day != entry.bankDate else { return }
        report(
            "pack.payment-entry",
            "Entry \(seq) is dated \(entry.bankDate?.description ?? "no day") by the bank, and "
                + "the record of \(entry.source ?? "its payment") \(day)."
        )
    }

    /// Notes what an entry of a payment comes to.
    ///
    /// - Returns: The day that its bank date has to be; nil where it moves no money.
    private func takeDay(
        of entry: Entry,
        _ id: PaymentID?,
        _ trace: inout JournalTrace
    ) -> CalendarDate? {
        func pence(_ kind: AccountKind, _ side: Side) -> Int64 {
            entry.postings.filter { $0.account.kind == kind && $0.side == side }
                .reduce(0) { $0 &+ $1.amount.pence }
        }
        switch entry.event {
        case .paymentInstructed, .repaymentInstructed:
            guard let id else { return nil }
            trace.payments[id]?.entries.instructed &+=
                pence(.inTransit, .credit) &+ pence(.repaymentInTransit, .credit)
            return nil
        case .paymentDefrayed, .repaymentDefrayed:
            guard let id else { return nil }
            trace.payments[id]?.entries.defrayed &+=
                pence(.inTransit, .debit) &+ pence(.repaymentInTransit, .debit)
            return trace.payments[id]?.entries.leftOn
        case .paymentReturned:
            // What had not left the bank has no day there.
            return entry.bankDate == nil
                ? nil : id.flatMap { trace.payments[$0]?.entries.cameBackOn }
        case .floatSpent, .partnerPaid: return entry.source.flatMap { trace.takeUnposted($0) }
        default: return nil
        }
    }

    /// What was instructed and what left is what the entries of each payment say.
    mutating func checkPaymentSums(_ trace: JournalTrace) {
        for (id, payment) in trace.payments.sorted(by: { $0.key < $1.key }) {
            let (total, entries) = (payment.instructed.total.pence, payment.entries)
            let left = entries.leftOn == nil ? 0 : total
            guard entries.instructed != total || entries.defrayed != left else { continue }
            report(
                "pack.payment-entry",
                "Payment \(id) is of \(Reckoning.pounds(total)); its entries instruct "
                    + "\(Reckoning.pounds(entries.instructed)), and of "
                    + "\(Reckoning.pounds(left)) that left our bank they say "
                    + "\(Reckoning.pounds(entries.defrayed))."
            )
        }
        for claim in trace.unposted.keys.sorted() {
            report("pack.payment-entry", "No entry follows the record by which \(claim) was paid.")
        }
    }
}

extension JournalTrace {
    /// The day on which a partner or a float paid a claim, for the entry that says so.
    fileprivate mutating func takeUnposted(_ claim: String) -> CalendarDate? {
        unposted.removeValue(forKey: claim)
    }
}
