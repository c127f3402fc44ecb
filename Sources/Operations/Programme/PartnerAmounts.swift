import Calendar
import Identifiers

/// What a command says with `partner`, `shares` and `on`: each fund's amount for a delivery
/// partner, on a day.
struct PartnerAmounts: Hashable, Sendable {
    let partner: PartnerCode
    let amounts: FundAmounts
    let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("partner", "shares", "on")
        partner = try arguments.code("partner")
        amounts = try FundAmounts(from: arguments)
        on = try arguments.date("on")
    }

    /// Refuses a day to come, a partner that never joined and a fund that was never opened.
    func check(in context: OperationContext) throws {
        try context.refuseFuture(on)
        try context.requirePartner(partner)
        try amounts.check(in: context)
    }
}
