import Ledger
import Store

extension BookReader {
    /// Every account with its counters.
    func everyAccount() throws -> [(code: AccountCode, totals: AccountTotals)] {
        try AccountKind.allCases.flatMap { try accounts(of: $0, startingWith: []) }
    }
}
