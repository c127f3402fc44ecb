import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// A claim on a funder, with what the funder answered.
struct DrawdownReport {
    let submitted: DrawdownSubmitted
    /// How many of its lines left the bank before its period.
    let late: Int
    /// Pence that the funder paid.
    let paid: Int64
    /// Pence that it will not bear.
    let disallowed: Int64
    /// Pence that it still owes, by the entries of the claim.
    let open: Int64

    /// Pence that the funder was asked for: its lines, less what was taken off for earlier ones.
    var asked: Int64 { submitted.total.pence - submitted.credited.pence }

    /// Pence taken off since for what the funder was owed.
    var takenOff: Int64 { asked - paid - disallowed - open }

    /// Reads them off the records, in order. O(records).
    static func all(in records: [Record]) -> [DrawdownReport] {
        var late: [DrawdownID: Int] = [:]
        var answered: [DrawdownID: [FunderAnswer: Int64]] = [:]
        var open: [String: Int64] = [:]
        var found: [DrawdownSubmitted] = []
        for record in records {
            switch record.body {
            case .drawdownLine(let line) where line.isLate: late[line.drawdown, default: 0] += 1
            case .drawdownSubmitted(let submitted): found.append(submitted)
            case .drawdownAnswered(let answer):
                answered[answer.drawdown, default: [:]][answer.answer, default: 0] +=
                    answer.amount.pence
            case .entryPosted(let posted):
                guard let source = posted.entry.source else { continue }
                for posting in posted.entry.postings where posting.account.kind == .receivable {
                    let pence = posting.amount.pence
                    open[source, default: 0] += posting.side == .debit ? pence : -pence
                }
            default: continue
            }
        }
        return found.map { submitted in
            DrawdownReport(
                submitted: submitted,
                late: late[submitted.drawdown] ?? 0,
                paid: answered[submitted.drawdown]?[.paid] ?? 0,
                disallowed: answered[submitted.drawdown]?[.disallowed] ?? 0,
                open: open[submitted.drawdown.text] ?? 0
            )
        }
    }
}
