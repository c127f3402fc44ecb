import Approvals
import Identifiers
import Journal

/// Takes a claim back that nobody has accepted yet.
struct WithdrawClaim: Operation {
    static let name = "claim.withdraw"
    private let claim: ClaimID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("claim")
        claim = try arguments.code("claim")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let decided = try Decided(.claim(claim), in: context)
        try decided.matter.refuseAccepted()
        let next = try decided.matter.withdrawn(by: context.actor)
        let released = try decided.putBackWhatIsHeld()
        let record = ClaimWithdrawn(claim: claim, version: next.version)
        try context.record(.claimWithdrawn(record), chain: decided.chain)
        return "\(claim) is withdrawn." + released.lowered
    }
}
