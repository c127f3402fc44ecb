import Calendar
import Identifiers
import Integrity
import Journal
import Ledger

extension PackVerification {
    /// Every account and every line of cost agrees with the postings.
    mutating func checkSums(_ trace: JournalTrace) {
        for fault in trace.reckoning.faults { report("pack.sums", fault + ".") }
        for account in trace.reckoning.overdrawn {
            report("pack.floor", "The account \(account) stands below its floor.")
        }
        for fault in trace.reckoning.planes(funders: trace.funders) { report("pack.planes", fault) }
        guard let codes = trace.codes else {
            return report(
                "pack.codes",
                "The secret of the recipient's codes is not opened, so the lists cannot be checked."
            )
        }
        let balances = trace.reckoning.trialBalance(codes)
        if let listed = lines(PackPath.trialBalance), listed != balances {
            report("pack.trial-balance", "trial-balance.csv is not what the postings add up to.")
        }
        let costs = trace.reckoning.transactions(leftBank: trace.leftBank, codes)
        if let listed = lines(PackPath.transactions), listed != costs {
            report("pack.transactions", "transactions.csv is not the cost that was posted.")
        }
    }
}
