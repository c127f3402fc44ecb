import Approvals
import Identifiers

/// For whom a line is, as a command says it: `for`, `group` with `attendance`, or `own`.
enum RequestedBearer: Hashable, Sendable {
    case participant(ParticipantCode)
    case group(GroupCode, attendance: [ParticipantCode])
    /// The claimant's own cost.
    case own

    init(from arguments: Arguments, line: Int) throws(ArgumentError) {
        let participant: ParticipantCode? = try arguments.optionalCode("for")
        let group: GroupCode? = try arguments.optionalCode("group")
        let isOwn = try arguments.flag("own")
        let attendance: [ParticipantCode] =
            arguments.has("attendance") ? try arguments.codes("attendance") : []
        switch (participant, group, isOwn) {
        case (let participant?, nil, false) where attendance.isEmpty:
            self = .participant(participant)
        case (nil, let group?, false): self = .group(group, attendance: attendance)
        case (nil, nil, true) where attendance.isEmpty: self = .own
        default:
            throw .contradiction(
                "Line \(line) is for one participant (“for”), for a group (“group” with "
                    + "“attendance”), or “own”: say exactly one of the three."
            )
        }
    }

    /// The bearer, a line of one's own being this colleague's.
    func bearer(claimant: UserID) -> CostBearer {
        switch self {
        case .participant(let code): .participant(code)
        case .group(let code, let attendance): .group(code, attendance: attendance)
        case .own: .colleague(claimant)
        }
    }

    /// Everybody whom it is for.
    var participants: [ParticipantCode] {
        switch self {
        case .participant(let code): [code]
        case .group(_, let attendance): attendance
        case .own: []
        }
    }
}
