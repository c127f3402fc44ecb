public import Identifiers
public import Policy

/// That somebody holds a role, a partner manager for one delivery partner.
public struct Appointment: Hashable, Sendable {
    public let user: UserID
    public let role: Role
    /// The delivery partner of a partner manager, nil for the other roles.
    public let partner: PartnerCode?

    public init(user: UserID, role: Role, partner: PartnerCode?) {
        self.user = user
        self.role = role
        self.partner = partner
    }

    /// Whether it carries this role in matters of this partner.
    func covers(_ role: Role, partner: PartnerCode) -> Bool {
        self.role == role && (role != .partnerManager || self.partner == partner)
    }
}
