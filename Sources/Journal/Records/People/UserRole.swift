public import Identifiers
public import Integrity
public import Policy

/// A role that somebody takes on or lays down.
public struct UserRole: Hashable, Sendable {
    /// The person.
    public let user: UserID
    /// The role.
    public let role: Role
    /// Where, for a role at a partner.
    public let partner: PartnerCode?
    /// `granted` or `removed`.
    public let change: RoleChange
    /// The person's name.
    public let name: Digest?

    public init(user: UserID, role: Role, partner: PartnerCode?, change: RoleChange, name: Digest?)
    {
        self.user = user
        self.role = role
        self.partner = partner
        self.change = change
        self.name = name
    }
}

extension UserRole: RecordContent {
    static let type = "user.role"

    init(from fields: inout FieldReader) throws(RecordError) {
        user = try fields.value("user")
        role = try fields.value("role")
        partner = try fields.optional("partner")
        change = try fields.value("change")
        name = try fields.optional("commit.name")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("user", user)
        fields.put("role", role)
        fields.put("partner", partner)
        fields.put("change", change)
        fields.put("commit.name", name)
    }
}
