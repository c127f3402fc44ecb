import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy

/// A payment as it was instructed, and by whom.
struct PreparedPayment {
    let preparer: UserID
    let instructed: PaymentInstructed
    var isReleased = false
    /// Whether it left the bank or came back.
    var hasMoved = false
    var entries = PaymentEntries()
}

extension PackVerification {
    /// Takes what was instructed, left the bank and came back; checks who released it.
    mutating func readPayments(_ record: Record, into trace: inout JournalTrace) {
        checkOfficer(of: record, trace)
        switch record.body {
        case .paymentInstructed(let payment):
            trace.payments[payment.payment] = PreparedPayment(
                preparer: record.header.actor,
                instructed: payment
            )
        case .paymentDefrayed(let payment):
            checkRelease(of: payment, by: record.header.actor, in: &trace)
            for claim in payment.claims where trace.leftBank[claim.text] == nil {
                trace.leftBank[claim.text] = payment.on
            }
        case .paymentReturned(let payment):
            trace.payments[payment.payment]?.hasMoved = true
            // What a partner paid stays paid when its repayment comes back.
            guard let instructed = trace.payments[payment.payment]?.instructed,
                instructed.purpose == .claims
            else { return }
            for claim in instructed.claims { trace.leftBank[claim.text] = nil }
        default: return
        }
    }

    /// An entry by which a payment left the bank is of one that was released.
    mutating func checkReleased(_ entry: Entry, seq: Int, _ trace: JournalTrace) {
        guard entry.event == .paymentDefrayed || entry.event == .repaymentDefrayed else { return }
        let payment = entry.source.flatMap { try? PaymentID($0) }.flatMap { trace.payments[$0] }
        if payment?.isReleased != true {
            report("pack.payment", "Entry \(seq) is of a payment that nobody released.")
        }
    }

    /// What moves the programme's bank account, or is its statement, is a finance officer's to
    /// record.
    private mutating func checkOfficer(of record: Record, _ trace: JournalTrace) {
        switch record.body {
        case .paymentInstructed, .paymentReturned, .bankImported: break
        case .paymentDefrayed(let payment) where payment.payment != nil: break
        default: return
        }
        let (actor, day) = (record.header.actor, record.header.time.londonDate)
        guard trace.appointments.role(of: actor, among: .financeOfficer, on: day) == nil else {
            return
        }
        report(
            "pack.payment-role",
            "\(actor) was no finance officer when record \(record.header.seq) was made."
        )
    }

    private mutating func checkRelease(
        of defrayed: PaymentDefrayed,
        by actor: UserID,
        in trace: inout JournalTrace
    ) {
        let name = defrayed.payment?.text ?? defrayed.reference
        var holders = [DutyHolder(.paymentReleaser, actor)]
        if let id = defrayed.payment {
            guard let payment = trace.payments[id] else {
                return report("pack.payment", "Nobody prepared the payment \(name).")
            }
            trace.payments[id]?.isReleased = true
            trace.payments[id]?.hasMoved = true
            switch trace.runOf[id] {
            case let run? where trace.runs[run]?.stage == .released: break
            case let run?:
                report("pack.run", "Payment \(name) left in the run \(run), which nobody released.")
            case nil: holders += Self.holders(payment, releasedBy: actor, trace)
            }
        } else if defrayed.payer.hasPrefix("partner:") {
            holders += Self.payees(of: defrayed.claims, trace)
        } else if !defrayed.payer.hasPrefix("float:") {
            return report("pack.payment", "What left the bank as \(name) names no payment.")
        }
        for breach in Duties().breaches(among: holders, relations: []) {
            report("pack.duties", "Payment \(name): \(breach.message)")
        }
    }

    /// Who may not release a payment: whom it pays, and where another finance officer is there to
    /// release it, who prepared it.
    private static func holders(
        _ payment: PreparedPayment,
        releasedBy actor: UserID,
        _ trace: JournalTrace
    ) -> [DutyHolder] {
        let hasAnother = trace.appointments.appointments.contains {
            $0.role == .financeOfficer && $0.user != actor
        }
        let preparers = hasAnother ? [DutyHolder(.paymentPreparer, payment.preparer)] : []
        switch payment.instructed.purpose {
        case .claims: return preparers + payees(of: payment.instructed.claims, trace)
        case .repayment:
            return preparers
                + (payment.instructed.partner.map { [DutyHolder(.payee, .partner($0))] } ?? [])
        }
    }

    static func payees(of claims: [ClaimID], _ trace: JournalTrace) -> [DutyHolder] {
        claims.compactMap { claim in
            let version = trace.newest[claim.text] ?? 0
            let key = JournalTrace.SubmissionKey(subject: claim.text, version: version)
            return trace.submissions[key]?.payee.map { DutyHolder(.payee, $0.party) }
        }
    }
}
