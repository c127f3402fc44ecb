import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Lends a role to somebody for some days; both names are kept on whatever they do in it.
///
/// 1. Whoever holds the role by appointment asks: what is lent cannot be lent on.
/// 2. The other holds some role in the books already, and the days follow each other.
struct GrantDelegation: Operation {
    static let name = "delegation.grant"
    private let to: UserID
    private let role: Role
    private let starts: CalendarDate
    private let ends: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("to", "role", "starts", "ends")
        to = try arguments.code("to")
        role = try arguments.choice("role")
        starts = try arguments.date("starts")
        ends = try arguments.date("ends")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        guard try context.isKnown(to) else { throw PeopleRefusal.unknownColleague(to) }
        let actor = context.actor
        let delegation = Delegation(from: actor, to: to, role: role, starts: starts, ends: ends)
        do {
            let held = Appointments(try context.books.appointments(of: actor))
            _ = try held.delegating(delegation)
        } catch DelegationError.notHeld(let user, let role) {
            let lent = try context.books.delegations(to: user, on: context.today)
            throw lent.contains { $0.role == role }
                ? DelegationError.chained(user, role) : .notHeld(user, role)
        }
        let granted = DelegationGranted(
            from: actor,
            to: to,
            role: role,
            starts: starts,
            ends: ends
        )
        try context.record(.delegationGranted(granted))
        return nil
    }
}
