import Identifiers
import Money

/// Why a float cannot be issued, counted or returned so, in order of precedence.
enum FloatRefusal: Refusal, Hashable {
    case holderWithoutPartner(UserID)
    case noFloat(UserID)
    case surplus(UserID, expected: Amount, counted: Amount)

    var code: String {
        switch self {
        case .holderWithoutPartner: "float.holder-without-partner"
        case .noFloat: "float.none"
        case .surplus: "float.surplus"
        }
    }

    var message: String {
        switch self {
        case .holderWithoutPartner(let user):
            "\(user) has no role at a delivery partner, and a float is carried for one. Appoint "
                + "them there first, or name somebody else."
        case .noFloat(let user):
            "\(user) was never issued a float. Check the holder."
        case .surplus(let user, let expected, let counted):
            "By the books \(user) has \(expected.poundsText) and \(counted.poundsText) was "
                + "counted. Cash does not grow: look for a claim that was entered twice or too "
                + "high and have its entry reversed, or for a top-up that was not recorded."
        }
    }
}
