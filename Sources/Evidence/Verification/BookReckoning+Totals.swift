import Calendar
import Identifiers
import Ledger
import Money

extension BookReckoning {
    /// The lines of `exceptions.csv` after its heading. O(exceptions).
    ///
    /// - Parameters:
    ///   - leftBank: When the money of each claim left the bank.
    ///   - bank: What moved at the programme's.
    func exceptionLines(
        leftBank: [String: CalendarDate],
        _ bank: BankReckoning.Reckoned
    ) -> [String] {
        let (unshown, differences) = bank.faults
        return exceptions.compactMap { found in
            var pence = found.pence
            switch found.kind {
            case .notLeftBank where leftBank[found.subject] != nil: return nil
            case .notShown where isShown(found): return nil
            case .notOnStatement:
                pence = unshown[found.seq]
                if pence == nil { return nil }
            case .bankDiffers:
                pence = differences[found.seq]
                if pence == nil { return nil }
            default: break
            }
            let words = found.kind.words
            let fields: [String] = [
                found.kind.rawValue, String(found.seq), found.day, found.subject,
                pence.map(Reckoning.pounds) ?? "",
                words.contains(",") ? "\"\(words)\"" : words,
            ]
            return fields.joined(separator: ",")
        }
    }

    /// The lines of `control-totals.csv` after its heading. O(postings).
    ///
    /// - Parameters:
    ///   - disclosures: The lines of `disclosures.txt`.
    ///   - exceptions: How many there are.
    ///   - bank: What moved at the programme's.
    func controlTotals(
        disclosures: [String],
        exceptions: Int,
        _ bank: BankReckoning.Reckoned
    ) -> [String] {
        let journals =
            "books/ads-gl-detail.csv books/journal.hledger books/journal.ledger "
            + "books/journal.beancount"
        var lines = types.sorted { $0.key < $1.key }.map { "records,\($0),\($1),,records.txt" }
        let records = types.values.reduce(0, +)
        lines.append("records,all,\(records),,records.txt records.index leaves.txt checkpoint")
        let postings = entries.flatMap(\.entry.postings)
        for plane in [Plane.authority, .allowance, .money] {
            let own = postings.filter { $0.account.kind.plane == plane }
            let lists = plane == .allowance ? "" : " \(journals)"
            lines.append("postings,\(plane.rawValue),\(own.count),,records.txt\(lists)")
            for (name, side) in [("debits", Side.debit), ("credits", .credit)] {
                let pence = own.filter { $0.side == side }.reduce(0) { $0 &+ $1.amount.pence }
                let sum = Reckoning.pounds(pence)
                lines.append("\(name),\(plane.rawValue),,\(sum),trial-balance.csv\(lists)")
            }
        }
        let accounts = Set(postings.map(\.account)).count
        lines.append("accounts,all,\(accounts),,trial-balance.csv")
        let places =
            "transactions.csv trial-balance.csv index.html \(journals) books/ads-trial-balance.csv"
        let costs = postings.filter { $0.account.kind == .expense }
        for fund in Set(costs.compactMap(\.account.fund)).sorted() {
            let own = costs.filter { $0.account.fund == fund }
            lines.append("costs,\(fund),\(Self.countAndSum(own)),\(places)")
        }
        lines.append("costs,all,\(Self.countAndSum(costs)),\(places)")
        for what in [
            "claims,submitted", "cases,submitted", "approvals,sealed", "approvals,signed",
            "payments,instructed", "drawdowns,submitted",
        ] {
            let (count, pence) = events[what] ?? (0, 0)
            lines.append("\(what),\(count),\(Reckoning.pounds(pence)),records.txt")
        }
        let withheld = disclosures.count { $0.hasSuffix(" withheld") }
        let erased = disclosures.count { $0.hasSuffix(" erased") }
        lines.append("decisions,all,\(decisions.count),,records.txt books/decisions.csv")
        return lines + bank.controlTotals + [
            "exceptions,all,\(exceptions),,books/exceptions.csv",
            "commitments,withheld,\(withheld),,disclosures.txt",
            "commitments,erased,\(erased),,disclosures.txt",
            "commitments,opened,\(disclosures.count - withheld - erased),,disclosures.txt",
        ]
    }

    private static func countAndSum(_ postings: [Posting]) -> String {
        "\(postings.count),\(Reckoning.pounds(postings.reduce(0) { $0 &+ $1.signedPence }))"
    }
}
