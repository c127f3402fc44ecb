import Approvals
import Identifiers
import Journal
import Ledger

/// Takes a business case back while no claim has drawn on it; what was set aside is put back.
struct WithdrawCase: Operation {
    static let name = "case.withdraw"
    private let businessCase: CaseID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("case")
        businessCase = try arguments.code("case")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let decided = try Decided(.businessCase(businessCase), in: context)
        let next = try decided.matter.withdrawn(by: context.actor)
        let released = try decided.putBackWhatIsHeld()
        let record = CaseWithdrawn(businessCase: businessCase, version: next.version)
        try context.record(.caseWithdrawn(record), chain: decided.chain)
        return "\(businessCase) is withdrawn." + released.lowered
    }
}
