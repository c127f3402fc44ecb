import Approvals
import Identifiers
import Journal
import Ledger
import Policy

/// Replaces a business case with its next version, which voids approvals.
///
/// 1. The proposer, or whoever may enter it for them, sends the version after the current one,
///    while no claim has drawn on it.
/// 2. What an approval of the version before set aside is put back.
/// 3. It is decided on as a first version is; what was declined and comes again unchanged goes to
///    somebody more senior.
struct AmendCase: Operation {
    static let name = "case.amend"
    private let requested: RequestedCase
    private let version: Int64

    init(from arguments: Arguments) throws(ArgumentError) {
        try RequestedCase.allow(in: arguments, version: true)
        requested = try RequestedCase(from: arguments)
        version = try arguments.integer("version")
    }

    func run(in context: OperationContext) throws -> String? {
        let decided = try Decided(.businessCase(requested.id), in: context)
        let matter = decided.matter
        guard version == Int64(matter.version) + 1 else {
            throw TransitionError.versionNotNext(
                expected: matter.version + 1,
                given: Int(clamping: version)
            )
        }
        try matter.refuseNotAmendable()
        try matter.refuseOtherOwner(requested.proposer, actor: context.actor)
        let released = try decided.putBackWhatIsHeld()
        let next = matter.version + 1
        return try CaseTaking(context: context).take(requested, version: next) { businessCase in
            .caseAmended(CaseAmended(businessCase: businessCase))
        } + released.lowered
    }
}
