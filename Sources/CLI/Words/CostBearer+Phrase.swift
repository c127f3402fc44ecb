import Approvals
import Identifiers

extension CostBearer {
    /// `p_01`, `6 people` or `u_k1`.
    var phrase: String {
        switch self {
        case .participant(let code): code.text
        case .group(_, let attendance): "\(attendance.count) people"
        case .colleague(let user): user.text
        }
    }
}
