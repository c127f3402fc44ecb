public import Identifiers
public import Integrity
public import Ledger
import Money

extension TrialBalance {
    /// SHA-256 of a line for each account, `ESF:M1000 debit 150000` and LF, in order of code.
    ///
    /// - Parameter fund: One fund's accounts alone, or nil for every account.
    /// - Complexity: O(accounts).
    public func digest(of fund: FundCode?) -> Digest {
        var stream = DigestStream()
        for line in lines where fund == nil || line.account.fund == fund {
            let text = "\(line.account) \(line.side.rawValue) \(line.amount)\n"
            stream.update(Array(text.utf8))
        }
        return stream.finish()
    }
}
