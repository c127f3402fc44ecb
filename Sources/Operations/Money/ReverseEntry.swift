import Calendar
import Identifiers
import Integrity
import Ledger
import Policy
import Store

/// Undoes an entry by its exact mirror, dated today (LEDGER.md, section 8).
///
/// 1. The finance officer asks, with a reason, which is kept in the vault.
/// 2. The entry exists, is no reversal and was not reversed. What belongs to a payment or a
///    drawdown has an operation of its own, and what was drawn down stays.
/// 3. The mirror is posted with the commitment to the reason; floors refuse to undo what was built
///    upon since.
struct ReverseEntry: Operation {
    static let name = "entry.reverse"
    private let seq: Int
    private let reason: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("entry", "reason")
        seq = try arguments.count("entry")
        reason = try arguments.text("reason")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        guard let entry = try context.books.entry(at: seq) else {
            throw EntryRefusal.unknown(seq)
        }
        try refuseBuiltUpon(entry, in: context)
        let reversal = try Reversal(
            of: (sequence: seq, entry: entry),
            reversedBy: try context.books.reversal(of: seq),
            effectiveOn: context.today
        )
        let why = try context.commit(reason, as: "reason", of: context.actor.text)
        try context.post(reversal.entry, because: why)
        let lowered = try context.lowerWhatWasRaised(restoredBy: reversal.entry)
        return "Entry \(seq), \(entry.event.rawValue), is undone." + lowered
    }

    private func refuseBuiltUpon(_ entry: Entry, in context: OperationContext) throws {
        switch entry.event {
        case .paymentInstructed, .paymentDefrayed, .paymentReturned, .repaymentInstructed,
            .repaymentDefrayed:
            throw EntryRefusal.belongsToPayment(seq)
        case .partnerPaymentReturned: throw EntryRefusal.cameBack(seq)
        case .allowanceLowered: throw EntryRefusal.isLowering(seq)
        case .drawdownSubmitted, .drawdownReceived, .drawdownNetted:
            throw EntryRefusal.belongsToDrawdown(seq)
        case .partnerPaid, .floatSpent: try refuseSettled(entry, in: context)
        case .costDisallowed: try refuseFallen(entry, in: context)
        default: return
        }
    }

    /// What the reserves bore of a payment that came back is theirs again: once is enough.
    private func refuseFallen(_ entry: Entry, in context: OperationContext) throws {
        guard let claim = entry.source.flatMap({ try? ClaimID($0) }),
            try context.books.reversal(of: seq) == nil
        else { return }
        guard try context.disallowances(of: claim).contains(where: { $0.seq == seq }) else {
            throw EntryRefusal.fellWithPayment(seq, claim)
        }
    }

    private func refuseSettled(_ entry: Entry, in context: OperationContext) throws {
        for fund in entry.funds.sorted() where entry.pence(on: .debit, of: .undrawn, fund) > 0 {
            guard try !context.isDrawnDown(seq, of: fund) else {
                throw EntryRefusal.isDrawnDown(seq)
            }
        }
        guard let source = entry.source else { return }
        let back = try context.liveEntries(from: source, [.partnerPaymentReturned])
        guard !back.contains(where: { $0.seq > seq }) else { throw EntryRefusal.cameBack(seq) }
        let undone = try context.liveEntries(from: source, [.refundReceived, .costDisallowed])
        guard !undone.contains(where: { $0.seq > seq }) else {
            throw try PaymentRefusal.undoneInPart(ClaimID(source))
        }
        guard try context.books.payment(of: ClaimID(source)) == nil else {
            throw EntryRefusal.isRepaid(seq)
        }
    }
}
