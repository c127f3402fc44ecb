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
            // What the bank itself undid moved there and back.
            if let other = posted.entry.reverses, posted.entry.bankDate == nil {
                undone.formUnion([seq, other])
            }
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
    struct Movement {
        let seq: Int
        let day: CalendarDate
        let source: String
        /// Whether it is of no payment, as lines are that are no payments.
        let isOther: Bool
        let pence: Int64
        var shown: Int?
    }

    /// By their days and numbers. O(entries, statements and days).
    private var movements: [Movement] {
        var movements: [Movement] = []
        for (seq, entry) in entries where !undone.contains(seq) && Self.pence(entry) != 0 {
            movements.append(
                Movement(
                    seq: seq,
                    day: Self.day(of: entry),
                    source: entry.source ?? "",
                    isOther: !Self.ofPayments.contains(entry.event),
                    pence: Self.pence(entry),
                    shown: nil
                )
            )
        }
        movements.sort { ($0.day, $0.seq) < ($1.day, $1.seq) }
        // The statements that are open on a day, the first of them kept at the front.
        let spans = spans
        var waiting = spans.sorted { ($0.starts, $0.seq) < ($1.starts, $1.seq) }[...]
        var open: [Span] = []
        for index in movements.indices {
            let day = movements[index].day
            while let span = waiting.first, span.starts <= day {
                waiting = waiting.dropFirst()
                // One that was kept before and lasts as long says all that this one does.
                if open.contains(where: { $0.seq < span.seq && $0.ends >= span.ends }) { continue }
                open.removeAll { $0.seq > span.seq && $0.ends <= span.ends }
                open.append(span)
            }
            open.removeAll { $0.ends < day }
            movements[index].shown = open.map(\.seq).min()
        }
        return movements
    }

    private static let ofPayments: Set<EventKind> = [
        .paymentDefrayed, .paymentReturned, .repaymentDefrayed, .entryReversed,
    ]

    private struct Span {
        let seq: Int
        let starts: CalendarDate
        let ends: CalendarDate
    }

    private var spans: [Span] {
        imported.compactMap { seq, statement in
            guard let starts = statement.starts, let ends = statement.ends, starts <= ends else {
                return nil
            }
            return Span(seq: seq, starts: starts, ends: ends)
        }
    }

    /// What came in and went out up to the end of each day on which something did.
    struct Days {
        private var days: [CalendarDate] = []
        private var sums: [(paidIn: Int64, paidOut: Int64)] = []

        /// - Parameter moved: In order of the days.
        init(_ moved: [(day: CalendarDate, pence: Int64)]) {
            var sum: (paidIn: Int64, paidOut: Int64) = (0, 0)
            for (day, pence) in moved {
                if pence > 0 { sum.paidIn &+= pence } else { sum.paidOut &-= pence }
                if days.last == day {
                    sums[sums.count - 1] = sum
                } else {
                    days.append(day)
                    sums.append(sum)
                }
            }
        }

        /// Up to the end of a day, or where it is not included to the end of the day before.
        func sum(_ day: CalendarDate, including isIncluded: Bool) -> (paidIn: Int64, paidOut: Int64)
        {
            var (low, high) = (0, days.count)
            while low < high {
                let middle = (low + high) / 2
                if days[middle] < day || (isIncluded && days[middle] == day) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low == 0 ? (0, 0) : sums[low - 1]
        }
    }

    /// What moved of each fund's part that is asserted, and under nil of all.
    private var fundDays: [FundCode?: Days] {
        let standing = entries.filter { !undone.contains($0.key) }.values
            .map { (day: Self.day(of: $0), entry: $0) }.sorted { $0.day < $1.day }
        var funds: [FundCode?: Days] = [:]
        for fund in Set(asserted.map(\.what.fund)) {
            funds[fund] = Days(standing.map { ($0.day, Self.pence($0.entry, of: fund)) })
        }
        return funds
    }

    /// What there is to say after the last record. O(n log n).
    func reckoned() -> Reckoned {
        let movements = movements
        return Reckoned(
            movements: movements,
            days: Days(movements.map { ($0.day, $0.pence) }),
            funds: fundDays,
            imported: imported,
            asserted: asserted
        )
    }
}
