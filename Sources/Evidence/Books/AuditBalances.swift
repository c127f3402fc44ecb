import Calendar
import Documents
import Identifiers
import Ledger
import Money

/// The trial balance by month under the names of the AICPA's Audit Data Standards
/// (`Trial_Balance`).
///
/// A line for each account and each month of which it has an entry: what it stood at before, and at
/// the month's end. A debit is positive. So each account rolls forward by the general ledger, and
/// its last line is what `trial-balance.csv` has.
enum AuditBalances {
    private static let columns = [
        "GL_Account_Number", "Business_Unit_Code", "Fiscal_Year", "Period", "Balance_As_Of_Date",
        "Amount_Beginning", "Amount_Ending", "Amount_Currency",
    ]

    /// The file's bytes. O(postings, and log of the accounts for each account).
    static func list(of entries: [BookEntry]) -> [UInt8] {
        var months: [AccountCode: [CalendarDate: Int64]] = [:]
        for entry in entries {
            let end = entry.entry.effectiveOn.monthEnd
            for (_, posting) in entry.postings {
                let pence = posting.amount.pence
                months[posting.account, default: [:]][end, default: 0] +=
                    posting.side == .debit ? pence : -pence
            }
        }
        var list = CSV(columns: columns)
        for (account, changes) in months.sorted(by: { $0.key < $1.key }) {
            var balance: Int64 = 0
            for (end, change) in changes.sorted(by: { $0.key < $1.key }) {
                list.append([
                    .word(account.description), .word(account.fund?.text ?? ""),
                    .number(end.year), .word("M\(end.month)"), .word(end.description),
                    .pounds(balance), .pounds(balance + change), .word("GBP"),
                ])
                balance += change
            }
        }
        return list.bytes
    }
}
