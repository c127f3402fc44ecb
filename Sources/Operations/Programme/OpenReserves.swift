import Identifiers
import Ledger
import Policy

/// Records the charity's own cash as the books begin (row 20).
///
/// 1. The finance officer asks, for a fund of the charity's own and a day that has come.
/// 2. The cash is posted against the fund's balance brought forward.
struct OpenReserves: Operation {
    static let name = "reserves.open"
    private let asked: FundAmount

    init(from arguments: Arguments) throws(ArgumentError) {
        asked = try FundAmount(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(asked.on)
        try context.requireBasis(.own, of: asked.fund)
        try context.post(
            .reservesOpened(.init(fund: asked.fund, amount: asked.amount)),
            on: asked.on
        )
        return nil
    }
}

extension OperationContext {
    /// Refuses a fund whose money comes in another way.
    ///
    /// - Throws: ``ProgrammeRefusal/wrongBasis(_:wanted:found:)``.
    func requireBasis(_ wanted: FundingBasis, of code: FundCode) throws {
        let found = try fund(code).basis
        guard found == wanted else {
            throw ProgrammeRefusal.wrongBasis(code, wanted: wanted, found: found)
        }
    }
}
