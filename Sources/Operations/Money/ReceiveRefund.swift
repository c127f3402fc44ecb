import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Records that a supplier gave money back for a line of a claim (row 14).
///
/// 1. The finance officer asks, for a claim that left the bank and a day that has come.
/// 2. The amount is split by what each fund was charged for the line, less what it got back before;
///    odd pennies go by what each fund is owed under the claim's version of the rule.
/// 3. It is posted: the partner may spend it again, the participant's caps are restored, and what
///    was earned by it is not. Where a funder was asked for the cost already, it is owed the
///    money; if not, the cost leaves its next drawdown. What an approval raised the caps by for it
///    is taken back.
struct ReceiveRefund: Operation {
    static let name = "refund.receive"
    private let claim: ClaimID
    private let line: Int
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim", "line", "amount", "on")
        claim = try arguments.code("claim")
        guard let line = Int(exactly: try arguments.integer("line")), line >= 1 else {
            throw .notPositive(key: "line")
        }
        self.line = line
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        let content = try context.acceptedClaim(claim).claim
        guard let line = content.lines.first(where: { $0.number == self.line }) else {
            throw RefundRefusal.noLine(claim, self.line)
        }
        guard try !context.defrayals(of: claim).isEmpty else {
            throw PaymentRefusal.notDefrayed(claim)
        }
        if let borne = try context.disallowances(of: claim).first {
            throw RefundRefusal.disallowed(claim, borne.seq)
        }
        let charge = try LineCharge(of: self.line, claim: claim, in: context)
        let shares = try charge.rule.shares(
            forRefund: amount,
            charged: charge.shares,
            owed: charge.rule.owed(charged: context.books.charged(under: charge.rule.version))
        )
        let refunded = RefundedLine(
            number: self.line,
            attribution: Attribution(
                partner: content.partner,
                category: line.category,
                participant: line.bearer.participant
            ),
            caps: try charge.caps(of: line, claim: content, in: context),
            shares: shares
        )
        let received = Event.RefundReceived(
            programme: try context.programme(),
            claim: claim,
            ruleVersion: charge.rule.version,
            lines: [refunded],
            funding: try context.funding(of: claim),
            receivedOn: on
        )
        let day = try context.firstOpenDay(from: on, for: Set(shares.map(\.fund)))
        let entry = try Event.refundReceived(received).entry(effectiveOn: day)
        try context.post(entry, chain: content.chain)
        let lowered = try context.lowerWhatWasRaised(restoredBy: entry)
        return lowered.isEmpty ? nil : "\(amount.poundsText) came back for \(claim)." + lowered
    }
}
