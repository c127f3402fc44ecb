import Identifiers
import Ledger
import Money

/// The amounts that a command names under `shares`, one for each fund.
struct FundAmounts: Hashable, Sendable {
    let shares: [FundShare]

    init(from arguments: Arguments) throws(ArgumentError) {
        var shares: [FundShare] = []
        for item in try arguments.items("shares") {
            try item.allow("fund", "amount")
            let share = FundShare(fund: try item.code("fund"), amount: try item.amount("amount"))
            guard !shares.contains(where: { $0.fund == share.fund }) else {
                throw .contradiction("“shares” names the fund \(share.fund) twice.")
            }
            shares.append(share)
        }
        guard !shares.isEmpty else { throw .missing(key: "shares") }
        self.shares = shares
    }

    /// Refuses a fund that was never opened.
    func check(in context: OperationContext) throws {
        for share in shares { try context.fund(share.fund) }
    }
}
