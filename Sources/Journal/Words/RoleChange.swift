/// Whether a role is taken on or laid down.
public enum RoleChange: String, CaseIterable, Sendable {
    /// The person has it from now on.
    case granted
    /// The person has it no longer.
    case removed
}
