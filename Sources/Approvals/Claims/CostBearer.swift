public import Identifiers

/// Whose cost it is, which says whose allowance it uses.
public enum CostBearer: Hashable, Sendable {
    /// A participant's: it counts against their allowance.
    case participant(ParticipantCode)
    /// A group's, with its attendance list: on nobody's allowance.
    case group(GroupCode, attendance: [ParticipantCode])
    /// A colleague's own travel: on nobody's allowance.
    case colleague(UserID)

    /// The participant whose allowance is used, if it is one participant's cost.
    public var participant: ParticipantCode? {
        switch self {
        case .participant(let code): code
        case .group, .colleague: nil
        }
    }

    /// By whom costs are summed: `participant:p_17`. A group is the same whoever was there.
    public var text: String {
        switch self {
        case .participant(let code): "participant:\(code)"
        case .group(let code, _): "group:\(code)"
        case .colleague(let user): "colleague:\(user)"
        }
    }

    /// Everybody whom the cost was for.
    public var participants: [ParticipantCode] {
        switch self {
        case .participant(let code): [code]
        case .group(_, let attendance): attendance
        case .colleague: []
        }
    }
}
