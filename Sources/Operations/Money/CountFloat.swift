import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Counts a float against the books; what is missing is borne by the reserves (row 21).
///
/// 1. A keyworker or the manager of the holder's partner asks, for a day that has come. The
///    guidance may say that the counter is somebody else than the holder.
/// 2. More cash than the books say is refused, with what to look for.
/// 3. The count is recorded with both numbers; a shortage is posted.
struct CountFloat: Operation {
    static let name = "float.count"
    private let holder: UserID
    private let counted: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("holder", "counted", "on")
        holder = try arguments.code("holder")
        guard let counted = try arguments.optionalAmount("counted") else {
            throw .missing(key: "counted")
        }
        self.counted = counted
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let partner = try context.partner(ofHolder: holder)
        try context.require(.keyworker, .partnerManager, at: partner)
        try context.refuseFuture(on)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.floatCounter, context.actor), DutyHolder(.floatHolder, holder),
            ]
        )
        let reserve = try context.reserve()
        let expected = try expected(of: reserve, in: context)
        guard counted <= expected else {
            throw FloatRefusal.surplus(holder, expected: expected, counted: counted)
        }
        let count = FloatCounted(holder: holder, expected: expected, counted: counted)
        try context.record(.floatCounted(count), on: on)
        let missing = try expected.subtracting(counted)
        guard !missing.isZero else { return "The float agrees: \(counted.poundsText)." }
        let short = Event.FloatCountedShort(
            holder: .keyworker(holder),
            reserve: reserve,
            amount: missing,
            attribution: Attribution(
                partner: partner,
                category: try CategoryCode("cash-shortage"),
                participant: nil
            )
        )
        try context.post(.floatCountedShort(short), on: on)
        return "\(missing.poundsText) is missing and borne by \(reserve)."
    }

    private func expected(of reserve: FundCode, in context: OperationContext) throws -> Amount {
        let account = AccountCode.cashFloat(reserve, .keyworker(holder))
        guard try context.books.totals(of: [account])[account] != nil else {
            throw FloatRefusal.noFloat(holder)
        }
        return try Amount(pence: try context.balance(of: account))
    }
}
