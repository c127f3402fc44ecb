import Approvals
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Gives somebody a role.
///
/// 1. A programme manager asks; while there is none, anybody may, so that new books can begin.
/// 2. Keyworkers and partner managers belong to a partner that has joined, the others to none.
/// 3. The role is recorded; the name goes to the vault under the user's own code.
struct AppointUser: Operation {
    static let name = "user.appoint"
    private let user: UserID
    private let role: Role
    private let partner: PartnerCode?
    private let fullName: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("user", "role", "partner", "name")
        user = try arguments.code("user")
        role = try arguments.choice("role")
        partner = try arguments.optionalCode("partner")
        fullName = try arguments.optionalText("name")
    }

    func run(in context: OperationContext) throws -> String? {
        let isBegun = try !context.books.appointments(to: .programmeManager, at: nil).isEmpty
        if isBegun { try context.require(.programmeManager) }
        try checkPlace(in: context)
        let appointment = Appointment(user: user, role: role, partner: partner)
        guard try !context.books.appointments(of: user).contains(appointment) else {
            throw AppointmentRefusal.alreadyHeld(appointment)
        }
        let granted = UserRole(
            user: user,
            role: role,
            partner: partner,
            change: .granted,
            name: try fullName.map { try context.commit($0, as: "name", of: user.text) }
        )
        try context.record(.userRole(granted))
        return nil
    }

    private func checkPlace(in context: OperationContext) throws {
        guard role.isAtPartner == (partner != nil) else {
            throw role.isAtPartner
                ? AppointmentRefusal.partnerMissing(role) : .partnerUnwanted(role)
        }
        if let partner { try context.requirePartner(partner) }
    }
}

extension Role {
    /// Whether the role is held at one partner.
    var isAtPartner: Bool { self == .keyworker || self == .partnerManager }
}
