import Ledger
import Policy

/// Records that a funder granted an award (row 1).
///
/// 1. The finance officer asks, for a fund that is open and a day that has come.
/// 2. The award's authority is posted; not a penny of cash moves.
struct GrantAward: Operation {
    static let name = "award.grant"
    private let asked: FundAmount

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try FundAmount(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(asked.on)
        try context.fund(asked.fund)
        try context.post(.awardGranted(.init(shares: asked.shares)), on: asked.on)
        return nil
    }
}
