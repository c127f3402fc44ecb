import Approvals
import Identifiers
import Journal
import Ledger
import Money
import Policy

/// Puts back what a business case holds and will not use (row 8).
///
/// 1. The partner's manager or the programme manager asks; the case is approved.
/// 2. Every line's remainder goes back to the partner's available funds and the participant's
///    caps, fund by fund; then the case is closed.
struct ReleaseCase: Operation {
    static let name = "case.release"
    private let businessCase: CaseID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("case")
        businessCase = try arguments.code("case")
    }

    func run(in context: OperationContext) throws -> String? {
        let decided = try Decided(.businessCase(businessCase), in: context)
        let partner = decided.matter.submission.partner
        try context.require(.partnerManager, .programmeManager, at: partner)
        _ = try decided.matter.closed(.released, on: context.today)
        let released = try decided.putBackWhatIsHeld()
        let record = CaseClosed(businessCase: businessCase, reason: .released)
        try context.record(.caseClosed(record), chain: decided.chain)
        return "\(released.amount.poundsText) of \(businessCase) is put back." + released.lowered
    }
}
