import Calendar
import Identifiers
import Journal
import Money

extension BankReckoning {
    /// What moved, added up once for all that a pack says of the bank.
    struct Reckoned {
        let movements: [Movement]
        let days: Days
        /// What moved of each fund's part that is asserted, and under nil of all.
        let funds: [FundCode?: Days]
        let imported: [(seq: Int, statement: BankImported)]
        let asserted: [(seq: Int, what: BankAsserted)]
    }
}

extension BankReckoning.Reckoned {
    private struct Line {
        let place: (CalendarDate, Int, Int, Int)
        let text: String
    }

    /// The lines of `bank-reconciliation.csv` after its heading. O(n log n).
    var lines: [String] {
        var balance: Int64 = 0
        var lines: [Line] = []
        for found in movements {
            balance &+= found.pence
            let (paidIn, paidOut) = Self.columns(found.pence)
            let fields: [String] = [
                "movement", String(found.seq), found.day.description, "", "", found.source, "",
                "", paidIn, paidOut, Reckoning.pounds(balance), "",
                found.shown.map(String.init) ?? "",
            ]
            let place = (found.day, 0, found.seq, 0)
            lines.append(Line(place: place, text: fields.joined(separator: ",")))
        }
        lines += imported.compactMap { line(of: $1, $0) }
        for (seq, statement) in imported {
            lines += otherLines(of: statement, seq)
            guard let closing = statement.closing else { continue }
            let fields: [String] = [
                "closing", String(seq), closing.on.description, "", "", "", "", "", "", "",
                Reckoning.pounds(closing.pence), Reckoning.pounds(excess(closing)), "",
            ]
            let place = (closing.on, 3, seq, 0)
            lines.append(Line(place: place, text: fields.joined(separator: ",")))
        }
        lines += asserted.map { line(of: $1, $0) }
        return lines.sorted { $0.place < $1.place }.map(\.text)
    }

    private static func columns(_ pence: Int64) -> (paidIn: String, paidOut: String) {
        pence > 0
            ? (Reckoning.pounds(pence), Reckoning.pounds(0))
            : (Reckoning.pounds(0), Reckoning.pounds(0 &- pence))
    }

    /// The lines of a statement that are no payment, beside what moved on their days.
    private func otherLines(of statement: BankImported, _ seq: Int) -> [Line] {
        guard !statement.unmatched.isEmpty else { return [] }
        var free = movements.filter(\.isOther).map { "\($0.day) \($0.pence)" }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return statement.unmatched.map { other in
            let key = "\(other.on) \(other.pence)"
            let left = free[key] ?? 0
            free[key] = left - 1
            let (paidIn, paidOut) = Self.columns(other.pence)
            let booked = Self.columns(left > 0 ? other.pence : 0)
            let fields: [String] = [
                "unmatched", String(seq), other.on.description, "", "", "line \(other.line)",
                paidIn, paidOut, booked.paidIn, booked.paidOut, "",
                Reckoning.pounds(left > 0 ? 0 : other.pence), "",
            ]
            let place = (other.on, 1, seq, other.line)
            return Line(place: place, text: fields.joined(separator: ","))
        }
    }

    private func excess(_ closing: BankImported.Closing) -> Int64 {
        let (paidIn, paidOut) = days.sum(closing.on, including: true)
        return closing.pence &- (paidIn &- paidOut)
    }

    private func line(of statement: BankImported, _ seq: Int) -> Line? {
        guard let starts = statement.starts, let ends = statement.ends else { return nil }
        let (paidIn, paidOut) = sums(statement)
        let end = days.sum(ends, including: true)
        let fields: [String] = [
            "statement", String(seq), ends.description, starts.description, "",
            statement.format.rawValue, Reckoning.pounds(statement.paidIn.pence),
            Reckoning.pounds(statement.paidOut.pence), Reckoning.pounds(paidIn),
            Reckoning.pounds(paidOut), Reckoning.pounds(end.paidIn &- end.paidOut),
            Reckoning.pounds(Self.excess(statement, paidIn, paidOut)), "",
        ]
        return Line(place: (ends, 2, seq, 0), text: fields.joined(separator: ","))
    }

    /// What came in and went out by the books on a statement's days.
    private func sums(_ statement: BankImported) -> (paidIn: Int64, paidOut: Int64) {
        guard let starts = statement.starts, let ends = statement.ends, starts <= ends else {
            return (0, 0)
        }
        let (before, end) = (
            days.sum(starts, including: false), days.sum(ends, including: true)
        )
        return (end.paidIn &- before.paidIn, end.paidOut &- before.paidOut)
    }

    private static func excess(_ stated: BankImported, _ paidIn: Int64, _ paidOut: Int64) -> Int64 {
        (stated.paidIn.pence &- stated.paidOut.pence) &- (paidIn &- paidOut)
    }

    private func excess(_ assertion: BankAsserted) -> Int64 {
        let (paidIn, paidOut) = funds[assertion.fund]?.sum(assertion.on, including: true) ?? (0, 0)
        return assertion.amount.pence &- (paidIn &- paidOut)
    }

    private func line(of assertion: BankAsserted, _ seq: Int) -> Line {
        let fields: [String] = [
            "assertion", String(seq), assertion.on.description, "", assertion.fund?.text ?? "", "",
            "", "", "", "", Reckoning.pounds(assertion.amount.pence),
            Reckoning.pounds(excess(assertion)), "",
        ]
        return Line(place: (assertion.on, 4, seq, 0), text: fields.joined(separator: ","))
    }

    /// What no statement shows, and by how much the bank says other than the books, by record.
    var faults: (unshown: [Int: Int64], differences: [Int: Int64]) {
        let bare = movements.filter { $0.shown == nil }
        var differences: [Int: Int64] = [:]
        for (seq, statement) in imported {
            guard let closing = statement.closing, excess(closing) != 0 else { continue }
            differences[seq] = excess(closing)
        }
        for (seq, statement) in imported where statement.starts != nil && statement.ends != nil {
            let (paidIn, paidOut) = sums(statement)
            guard (paidIn, paidOut) != (statement.paidIn.pence, statement.paidOut.pence) else {
                continue
            }
            differences[seq] = Self.excess(statement, paidIn, paidOut)
        }
        for (seq, assertion) in asserted {
            let excess = self.excess(assertion)
            if excess != 0 { differences[seq] = excess }
        }
        return (Dictionary(uniqueKeysWithValues: bare.map { ($0.seq, $0.pence) }), differences)
    }

    /// The lines of `control-totals.csv` that are of the bank.
    var controlTotals: [String] {
        let shown = movements.filter { $0.shown != nil }
        func sum(_ own: [BankReckoning.Movement]) -> String {
            "\(own.count),\(Reckoning.pounds(own.map(\.pence).reduce(0, &+)))"
        }
        return [
            "bank,moved,\(sum(movements)),books/bank-reconciliation.csv trial-balance.csv",
            "bank,on-statements,\(sum(shown)),books/bank-reconciliation.csv",
        ]
    }
}
