import Calendar
import Identifiers
import Journal
import Money

/// A claim on a funder, with what the funder answered.
struct DrawdownReport {
    let submitted: DrawdownSubmitted
    /// Who submitted it, having reviewed it.
    let reviewer: UserID
    /// How many of its lines left the bank before its period.
    let late: Int
    /// Pence that the funder paid.
    let paid: Int64
    /// Pence that it will not bear.
    let disallowed: Int64

    /// Reads them off the records, in order. O(records).
    static func all(in records: [Record]) -> [DrawdownReport] {
        var late: [DrawdownID: Int] = [:]
        var answered: [DrawdownID: [FunderAnswer: Int64]] = [:]
        var found: [(DrawdownSubmitted, UserID)] = []
        for record in records {
            switch record.body {
            case .drawdownLine(let line) where line.isLate: late[line.drawdown, default: 0] += 1
            case .drawdownSubmitted(let submitted): found.append((submitted, record.header.actor))
            case .drawdownAnswered(let answer):
                answered[answer.drawdown, default: [:]][answer.answer, default: 0] +=
                    answer.amount.pence
            default: continue
            }
        }
        return found.map { submitted, reviewer in
            DrawdownReport(
                submitted: submitted,
                reviewer: reviewer,
                late: late[submitted.drawdown] ?? 0,
                paid: answered[submitted.drawdown]?[.paid] ?? 0,
                disallowed: answered[submitted.drawdown]?[.disallowed] ?? 0
            )
        }
    }
}
