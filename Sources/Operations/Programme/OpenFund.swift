import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Opens a fund: a funder's agreement, or the charity's own reserves.
///
/// 1. A programme manager asks.
/// 2. The code is new; a fund whose basis is `own` is unrestricted.
/// 3. The fund is recorded; its award and its money come later.
struct OpenFund: Operation {
    static let name = "fund.open"
    private let fund: FundCode
    private let title: String
    private let basis: FundingBasis

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "title", "basis")
        fund = try arguments.code("fund")
        title = try arguments.word("title")
        basis = try arguments.choice("basis")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        guard try !context.books.funds().contains(where: { $0.code == fund }) else {
            throw ProgrammeRefusal.fundExists(fund)
        }
        let opened = FundOpened(
            fund: fund,
            title: title,
            currency: "GBP",
            basis: basis
        )
        try context.record(.fundOpened(opened))
        return nil
    }
}
