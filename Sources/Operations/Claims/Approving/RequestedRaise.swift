import Identifiers
import Money

/// An allowance that an approver raises in the same step.
struct RequestedRaise: Hashable, Sendable {
    let participant: ParticipantCode
    let cap: CapCode
    let amount: Amount

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "cap", "amount")
        participant = try arguments.code("participant")
        cap = try arguments.code("cap")
        amount = try arguments.amount("amount")
    }

    static func list(in arguments: Arguments) throws(ArgumentError) -> [RequestedRaise] {
        var list: [RequestedRaise] = []
        for item in try arguments.items("raise") { list.append(try Self(from: item)) }
        return list
    }
}
