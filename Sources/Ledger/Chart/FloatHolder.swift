public import Identifiers

/// Who carries a cash float.
public enum FloatHolder: Hashable, Sendable {
    case keyworker(UserID)
    case partner(PartnerCode)

    /// The holder's code, as the account names it.
    public var text: String {
        switch self {
        case .keyworker(let user): user.text
        case .partner(let partner): partner.text
        }
    }
}
