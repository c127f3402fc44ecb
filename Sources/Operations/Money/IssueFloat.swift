import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// Puts cash into the hands of somebody at a partner, from the reserves (row 21).
///
/// 1. The finance officer asks, for a day that has come, for somebody else who has a role at a
///    partner.
/// 2. The floor of the reserves' free cash refuses too much.
struct IssueFloat: Operation {
    static let name = "float.issue"
    private let holder: UserID
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("holder", "amount", "on")
        holder = try arguments.code("holder")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        _ = try context.partner(ofHolder: holder)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.paymentReleaser, context.actor), DutyHolder(.payee, holder),
            ]
        )
        let reserve = try context.reserve()
        let issued = Event.FloatIssued(
            holder: .keyworker(holder),
            reserve: reserve,
            amount: amount,
            leftBankOn: on
        )
        try context.post(.floatIssued(issued), on: on)
        let held = try context.balance(of: .cashFloat(reserve, .keyworker(holder)))
        return "\(holder) holds \(poundsText(held))."
    }
}

extension OperationContext {
    /// The partner for which somebody carries a float.
    ///
    /// - Throws: ``FloatRefusal/holderWithoutPartner(_:)``.
    func partner(ofHolder holder: UserID) throws -> PartnerCode {
        let partners = try books.appointments(of: holder).compactMap(\.partner)
        guard let partner = partners.first else {
            throw FloatRefusal.holderWithoutPartner(holder)
        }
        return partner
    }
}
