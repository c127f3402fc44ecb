import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// Follows what moved at the programme's bank, apart from what wrote `bank-reconciliation.csv`.
///
/// Sums wrap: where amounts pass 64 bits ``Reckoning`` says so.
struct BankReckoning {
    private var entries: [Int: Entry] = [:]
    private var undone: Set<Int> = []
    private var imported: [(seq: Int, statement: BankImported)] = []
    private var asserted: [(seq: Int, what: BankAsserted)] = []

    /// Takes what a record says. O(its length).
    mutating func read(_ record: Record) {
        let seq = record.header.seq
        switch record.body {
        case .entryPosted(let posted):
            let isBank = posted.entry.postings.contains { Self.isBank($0) }
            if isBank { entries[seq] = posted.entry }
            if let other = posted.entry.reverses { undone.formUnion([seq, other]) }
        case .bankImported(let statement): imported.append((seq, statement))
        case .bankAsserted(let what): asserted.append((seq, what))
        default: return
        }
    }

    private static func isBank(_ posting: Posting) -> Bool {
        posting.account.kind == .bank || posting.account.kind == .bankReserved
    }

    /// What an entry moved of one fund's part, or of the whole account.
    private static func pence(_ entry: Entry, of fund: FundCode? = nil) -> Int64 {
        entry.postings.filter { isBank($0) && (fund == nil || $0.account.fund == fund) }
            .map(\.signedPence).reduce(0, &+)
    }

    private static func day(of entry: Entry) -> CalendarDate { entry.bankDate ?? entry.effectiveOn }

    /// An entry that stands and changed what the bank held, and the first statement of its day.
    private struct Movement {
        let seq: Int
        let day: CalendarDate
        let source: String
        let pence: Int64
        let shown: Int?
    }

    /// By their days and numbers. O(entries and statements of each day).
    private var movements: [Movement] {
        var shown: [CalendarDate: Int?] = [:]
        var movements: [Movement] = []
        for (seq, entry) in entries where !undone.contains(seq) && Self.pence(entry) != 0 {
            let day = Self.day(of: entry)
            let first = shown[day] ?? self.shown(on: day)
            shown[day] = .some(first)
            movements.append(
                Movement(
                    seq: seq,
                    day: day,
                    source: entry.source ?? "",
                    pence: Self.pence(entry),
                    shown: first
                )
            )
        }
        return movements.sorted { ($0.day, $0.seq) < ($1.day, $1.seq) }
    }

    private func shown(on day: CalendarDate) -> Int? {
        imported.first { _, statement in
            guard let starts = statement.starts, let ends = statement.ends else { return false }
            return starts <= day && day <= ends
        }?.seq
    }

    private struct Line {
        let place: (CalendarDate, Int, Int)
        let text: String
    }

    /// The lines of `bank-reconciliation.csv` after its heading. O(movements and statements).
    var lines: [String] {
        let movements = movements
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
            let place = (found.day, 0, found.seq)
            lines.append(Line(place: place, text: fields.joined(separator: ",")))
        }
        let daily = Dictionary(grouping: movements, by: \.day).mapValues { $0.map(\.pence) }
        lines += imported.compactMap { line(of: $1, $0, daily) } + asserted.map { line(of: $1, $0) }
        return lines.sorted { $0.place < $1.place }.map(\.text)
    }

    private static func columns(_ pence: Int64) -> (paidIn: String, paidOut: String) {
        pence > 0
            ? (Reckoning.pounds(pence), Reckoning.pounds(0))
            : (Reckoning.pounds(0), Reckoning.pounds(0 &- pence))
    }

    private func line(
        of statement: BankImported,
        _ seq: Int,
        _ daily: [CalendarDate: [Int64]]
    ) -> Line? {
        guard let starts = statement.starts, let ends = statement.ends else { return nil }
        let (paidIn, paidOut) = Self.sums(statement, daily)
        let left = daily.filter { $0.key <= ends }.values.joined().reduce(0, &+)
        let fields: [String] = [
            "statement", String(seq), ends.description, starts.description, "",
            statement.format.rawValue, Reckoning.pounds(statement.paidIn.pence),
            Reckoning.pounds(statement.paidOut.pence), Reckoning.pounds(paidIn),
            Reckoning.pounds(paidOut), Reckoning.pounds(left),
            Reckoning.pounds(Self.excess(statement, paidIn, paidOut)), "",
        ]
        return Line(place: (ends, 1, seq), text: fields.joined(separator: ","))
    }

    /// What came in and went out by the books on a statement's days.
    private static func sums(
        _ statement: BankImported,
        _ daily: [CalendarDate: [Int64]]
    ) -> (paidIn: Int64, paidOut: Int64) {
        guard let starts = statement.starts, let ends = statement.ends else { return (0, 0) }
        let own = daily.filter { starts <= $0.key && $0.key <= ends }.values.joined()
        return (
            own.filter { $0 > 0 }.reduce(0, &+), 0 &- own.filter { $0 < 0 }.reduce(0, &+)
        )
    }

    private static func excess(_ stated: BankImported, _ paidIn: Int64, _ paidOut: Int64) -> Int64 {
        (stated.paidIn.pence &- stated.paidOut.pence) &- (paidIn &- paidOut)
    }

    private func excess(_ assertion: BankAsserted) -> Int64 {
        let booked = entries.filter { seq, entry in
            !undone.contains(seq) && Self.day(of: entry) <= assertion.on
        }
        return assertion.amount.pence
            &- booked.values.map { Self.pence($0, of: assertion.fund) }.reduce(0, &+)
    }

    private func line(of assertion: BankAsserted, _ seq: Int) -> Line {
        let fields: [String] = [
            "assertion", String(seq), assertion.on.description, "", assertion.fund?.text ?? "", "",
            "", "", "", "", Reckoning.pounds(assertion.amount.pence),
            Reckoning.pounds(excess(assertion)), "",
        ]
        return Line(place: (assertion.on, 2, seq), text: fields.joined(separator: ","))
    }

    /// What no statement shows, and by how much the bank says other than the books, by record.
    var faults: (unshown: [Int: Int64], differences: [Int: Int64]) {
        let movements = movements
        let bare = movements.filter { $0.shown == nil }
        let daily = Dictionary(grouping: movements, by: \.day).mapValues { $0.map(\.pence) }
        var differences: [Int: Int64] = [:]
        for (seq, statement) in imported where statement.starts != nil && statement.ends != nil {
            let (paidIn, paidOut) = Self.sums(statement, daily)
            guard (paidIn, paidOut) != (statement.paidIn.pence, statement.paidOut.pence) else {
                continue
            }
            differences[seq] = Self.excess(statement, paidIn, paidOut)
        }
        for (seq, assertion) in asserted {
            let excess = excess(assertion)
            if excess != 0 { differences[seq] = excess }
        }
        return (Dictionary(uniqueKeysWithValues: bare.map { ($0.seq, $0.pence) }), differences)
    }

    /// The lines of `control-totals.csv` that are of the bank.
    var controlTotals: [String] {
        let movements = movements
        let shown = movements.filter { $0.shown != nil }
        func sum(_ own: [Movement]) -> String {
            "\(own.count),\(Reckoning.pounds(own.map(\.pence).reduce(0, &+)))"
        }
        return [
            "bank,moved,\(sum(movements)),books/bank-reconciliation.csv trial-balance.csv",
            "bank,on-statements,\(sum(shown)),books/bank-reconciliation.csv",
        ]
    }
}
