import Approvals
import Identifiers
import Journal

/// Replaces a claim that nobody has accepted yet with its next version, which voids approvals.
///
/// 1. The claimant, or whoever may enter it for them, sends the version after the current one.
/// 2. It is decided on as a first version is; what was declined and comes again unchanged goes to
///    somebody more senior.
struct AmendClaim: Operation {
    static let name = "claim.amend"
    private let requested: RequestedClaim
    private let version: Int64

    init(from arguments: Arguments) throws(ArgumentError) {
        try RequestedClaim.allow(in: arguments, version: true)
        requested = try RequestedClaim(from: arguments)
        version = try arguments.integer("version")
    }

    func run(in context: OperationContext) throws -> String? {
        let decided = try Decided(.claim(requested.id), in: context)
        let matter = decided.matter
        guard version == Int64(matter.version) + 1 else {
            throw TransitionError.versionNotNext(
                expected: matter.version + 1,
                given: Int(clamping: version)
            )
        }
        try matter.refuseAccepted()
        try matter.refuseNotAmendable()
        try matter.refuseOtherOwner(requested.claimant, actor: context.actor)
        let released = try decided.putBackWhatIsHeld()
        let next = matter.version + 1
        return try ClaimTaking(context: context).take(requested, version: next) { claim in
            .claimAmended(ClaimAmended(claim: claim))
        } + released.lowered
    }
}
