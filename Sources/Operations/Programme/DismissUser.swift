import Approvals
import Identifiers
import Journal
import Policy
import Store

/// Takes a role from somebody.
///
/// 1. A programme manager asks, and there is another one left if it is that role.
/// 2. The role is held.
/// 3. That it ended is recorded; what was done in it stands.
struct DismissUser: Operation {
    static let name = "user.dismiss"
    private let user: UserID
    private let role: Role
    private let partner: PartnerCode?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("user", "role", "partner")
        user = try arguments.code("user")
        role = try arguments.choice("role")
        partner = try arguments.optionalCode("partner")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        let appointment = Appointment(user: user, role: role, partner: partner)
        guard try context.books.appointments(of: user).contains(appointment) else {
            throw AppointmentRefusal.notHeld(appointment)
        }
        if role == .programmeManager {
            let managers = try context.books.appointments(to: .programmeManager, at: nil)
            guard managers.count > 1 else { throw AppointmentRefusal.lastManager(user) }
        }
        let removed = UserRole(
            user: user,
            role: role,
            partner: partner,
            change: .removed,
            name: nil
        )
        try context.record(.userRole(removed))
        return nil
    }
}
