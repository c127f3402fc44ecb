import Calendar
import Identifiers
import Ledger
import Money

extension BookReckoning {
    /// The bytes of `ads-gl-detail.csv`. O(postings).
    var generalLedger: [UInt8] {
        var bytes = Array(
            """
            Journal_ID,Journal_ID_Line_Number,JE_Header_Description,JE_Line_Description,Source,\
            Business_Unit_Code,Effective_Date,Fiscal_Year,Period,GL_Account_Number,Amount,\
            Amount_Credit_Debit_Indicator,Amount_Currency,Entered_By,Entered_Date,Entered_Time,\
            Approved_By,Approved_Date,Reversal_Indicator,Reversal_Journal_ID,Segment01,Segment02\
            \r\n
            """.utf8
        )
        for booked in entries {
            let (entry, day) = (booked.entry, booked.entry.effectiveOn.description)
            let event = entry.event.rawValue
            let header = "\(event)\(entry.source.map { " \($0)" } ?? ""),"
            let days = ",\(day),\(day.prefix(4)),M\(Int(day.dropFirst(5).prefix(2)) ?? 0),"
            let entered = "\(booked.time.prefix(10)),\(booked.time.dropFirst(11).prefix(8))"
            let yes = "\(booked.yes?.by ?? ""),\(booked.yes?.day ?? "")"
            let people = ",GBP,\(booked.actor),\(entered),\(yes),\(reversal(of: booked)),"
            for (index, posting) in entry.postings.enumerated() {
                guard let fund = posting.account.fund else { continue }
                let title = posting.account.kind.title
                bytes += "\(booked.seq),\(index + 1),\(header)".utf8
                bytes += (title.contains(",") ? "\"\(title)\"" : title).utf8
                bytes += ",\(event),\(fund)\(days)\(posting.account),".utf8
                bytes += Reckoning.pounds(posting.amount.pence).utf8
                bytes += (posting.side == .debit ? ",D" : ",C").utf8
                bytes += people.utf8
                bytes += (posting.attribution?.partner.text ?? "").utf8
                bytes += ",\(posting.attribution?.category.text ?? "")\r\n".utf8
            }
        }
        return bytes
    }

    /// Whether an entry undoes another or was undone, and which other.
    private func reversal(of booked: Booked) -> String {
        if let other = booked.entry.reverses { return "1,\(other)" }
        return undone[booked.seq].map { "2,\($0)" } ?? ","
    }

    /// The lines of `ads-trial-balance.csv` after its heading: every account that belongs to a
    /// fund rolls forward month by month. O(postings, and log of the accounts for each).
    var monthlyBalances: [String] {
        var months: [AccountCode: [String: Int64]] = [:]
        for booked in entries {
            let month = String(booked.entry.effectiveOn.description.prefix(7))
            for posting in booked.postings {
                months[posting.account, default: [:]][month, default: 0] &+= posting.signedPence
            }
        }
        var lines: [String] = []
        for account in months.keys.sorted() {
            var balance: Int64 = 0
            for (month, change) in (months[account] ?? [:]).sorted(by: { $0.key < $1.key }) {
                let (year, number) = (month.prefix(4), Int(month.suffix(2)) ?? 0)
                let (before, after) = (balance, balance &+ change)
                lines.append(
                    "\(account),\(account.fund?.text ?? ""),\(year),M\(number),"
                        + "\(month)-\(Self.days(in: month)),\(Reckoning.pounds(before)),"
                        + "\(Reckoning.pounds(after)),GBP"
                )
                balance = after
            }
        }
        return lines
    }

    /// The number of the month's last day: the last of which there is one.
    private static func days(in month: String) -> Int {
        (28...31).last { (try? CalendarDate("\(month)-\($0)")) != nil } ?? 28
    }
}
