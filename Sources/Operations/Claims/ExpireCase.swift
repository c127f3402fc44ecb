import Approvals
import Identifiers
import Journal
import Ledger
import Money

/// Ends a business case whose last day has passed (row 18): what it holds is put back.
struct ExpireCase: Operation {
    static let name = "case.expire"
    private let businessCase: CaseID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("case")
        businessCase = try arguments.code("case")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let decided = try Decided(.businessCase(businessCase), in: context)
        _ = try decided.matter.closed(.expired, on: context.today)
        let released = try decided.putBackWhatIsHeld(because: .expired)
        let record = CaseClosed(businessCase: businessCase, reason: .expired)
        try context.record(.caseClosed(record), chain: decided.chain)
        return "\(businessCase) expired; \(released.amount.poundsText) is put back."
            + released.lowered
    }
}
