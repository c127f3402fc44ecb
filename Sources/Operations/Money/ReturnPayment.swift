import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Records that the bank sent a payment back, so that its claims are owed again (row 17).
///
/// 1. The finance officer asks, for a payment that was instructed or left, not before it was.
/// 2. Nothing of its claims was refunded since: that is undone first.
/// 3. It is recorded, then an entry for each claim. What was earned by it is not; what was drawn
///    down is owed to the funder. What the reserves bore because a funder would not, comes back to
///    them, and the fund's budget bears it until the claim is paid again. A partner's repayment is
///    undone by the mirror of its entries.
struct ReturnPayment: Operation {
    static let name = "payment.return"
    private let payment: PaymentID
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("payment", "on")
        payment = try arguments.code("payment")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        let stored = try context.payment(payment, inState: nil)
        let kinds: Set<EventKind> = [
            .paymentInstructed, .paymentDefrayed, .repaymentInstructed, .repaymentDefrayed,
        ]
        let entries = try context.liveEntries(from: payment.text, kinds)
        try context.refuseBefore(entries.last?.entry, on)
        let day = try context.firstOpenDay(
            from: on,
            for: entries.reduce(into: Set()) { $0.formUnion($1.entry.funds) }
        )
        let returned = PaymentReturned(
            payment: payment,
            on: on,
            stage: stored.state == .defrayed ? .afterDefrayal : .beforeDefrayal
        )
        var sentences: [String] = []
        switch stored.instructed.purpose {
        case .claims:
            let events = try events(of: stored, in: context)
            try context.record(.paymentReturned(returned), on: day)
            for (claim, event) in events {
                let chain = try context.books.claim(claim)?.chain
                try context.post(.paymentReturned(event), on: day, chain: chain)
                if let sentence = event.items.borneSentence(of: claim) {
                    sentences.append(sentence)
                }
            }
        case .repayment:
            try context.record(.paymentReturned(returned), on: day)
            for (seq, entry) in entries.reversed() {
                let original = (sequence: seq, entry: entry)
                let mirror = try Reversal(
                    of: original,
                    reversedBy: nil,
                    effectiveOn: day,
                    bankDate: entry.event == .repaymentDefrayed ? on : nil
                )
                try context.post(mirror.entry)
            }
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// What happens to each claim: worked out before anything is recorded, while the payment is
    /// still the one that its claims are in.
    private func events(
        of stored: StoredPayment,
        in context: OperationContext
    ) throws -> [(ClaimID, Event.PaymentReturned)] {
        try context.instructedParts(of: stored).map { part in
            var stage = Event.PaymentReturned.Stage.beforeDefrayal
            var items = part.entry.items(of: part.claim)
            if stored.state == .defrayed {
                let funding = try context.funding(of: part.claim)
                stage = .afterDefrayal(funding, returnedOn: on)
                items = try context.withBorne(items, of: part.claim)
            }
            return (part.claim, .init(payment: payment, items: items, stage: stage))
        }
    }
}
