public import Calendar
public import Identifiers
import Ledger
public import Money

/// The programme's bank account by the books, beside what its statements say, to the penny.
///
/// An entry moves the account by what it debits less what it credits to M1000 and M1005 together,
/// over all funds, on the day on which the money left or reached the bank. An entry that was undone
/// never moved it, nor did the one that undid it, unless the bank itself undid it on a day.
///
/// Sums wrap, as the checker's do: what passes 64 bits is no amount that books could hold.
public struct BankReconciliation: Sendable {
    /// What an entry moved, each fund's part of it.
    private struct Moved {
        let on: CalendarDate
        let source: String?
        let event: EventKind
        let funds: [FundCode: Int64]

        /// Of the whole account, in pence; money between funds moves nothing.
        var pence: Int64 { funds.values.reduce(0, &+) }
    }

    /// By the record of the entry.
    private var moved: [Int: Moved] = [:]
    private var statements: [(seq: Int, statement: BankImported)] = []
    private var assertions: [(seq: Int, assertion: BankAsserted)] = []

    public init() {}

    /// Takes what a record says of the programme's bank. O(its length).
    public mutating func read(_ record: Record) {
        let seq = record.header.seq
        switch record.body {
        case .entryPosted(let posted):
            let entry = posted.entry
            if let undone = entry.reverses, entry.bankDate == nil {
                moved[undone] = nil
                return
            }
            let funds = entry.bankPence
            guard !funds.isEmpty else { return }
            moved[seq] = Moved(
                on: entry.bankDate ?? entry.effectiveOn,
                source: entry.source,
                event: entry.event,
                funds: funds
            )
        case .bankImported(let statement): statements.append((seq, statement))
        case .bankAsserted(let assertion): assertions.append((seq, assertion))
        default: return
        }
    }

    /// What moved, what the statements say and what was asserted, by day; on one day in this order,
    /// and each in order of the journal. O(n log n).
    public var lines: [Line] {
        let book = Book(moved.values.lazy.map { ($0.on, $0.pence) })
        let spans = statements.compactMap { seq, statement in
            statement.starts.flatMap { starts in
                statement.ends.map { (seq: seq, starts: starts, ends: $0) }
            }
        }
        let shown = book.first(in: spans)
        var balance: Int64 = 0
        let movements = moved.filter { $0.value.pence != 0 }
            .sorted { ($0.value.on, $0.key) < ($1.value.on, $1.key) }
            .map { seq, moved in
                balance &+= moved.pence
                return Line.movement(
                    Movement(
                        seq: seq,
                        on: moved.on,
                        source: moved.source,
                        pence: moved.pence,
                        balance: balance,
                        shownBy: shown[moved.on]
                    )
                )
            }
        let read = statements.compactMap { Statement(seq: $0, $1, book).map(Line.statement) }
        let closings = statements.compactMap { Closing(seq: $0, $1, book).map(Line.closing) }
        let others = others(in: statements)
        let funds = Set(assertions.compactMap(\.assertion.fund)).map { fund in
            (fund, Book(moved.values.lazy.map { ($0.on, $0.funds[fund] ?? 0) }))
        }
        let own = Dictionary(uniqueKeysWithValues: funds)
        let asserted = assertions.map { seq, assertion in
            let held = assertion.fund.flatMap { own[$0] } ?? book
            let booked = held.balance(through: assertion.on)
            return Line.assertion(Assertion(seq: seq, assertion, booked: booked))
        }
        return (movements + others + read + closings + asserted).sorted { $0.place < $1.place }
    }

    /// The statements' lines that are no payment of ours, each with an entry of its day and amount
    /// that is of no payment either, where there is one; no entry serves two lines of a statement.
    private func others(in statements: [(seq: Int, statement: BankImported)]) -> [Line] {
        var book: [Other: Int] = [:]
        for moved in moved.values where moved.pence != 0 && !moved.event.isOfPayment {
            book[Other(on: moved.on, pence: moved.pence), default: 0] += 1
        }
        return statements.flatMap { seq, statement in
            var left = book
            return statement.unmatched.map { line -> Line in
                let key = Other(on: line.on, pence: line.pence)
                let isBooked = (left[key] ?? 0) > 0
                if isBooked { left[key, default: 0] -= 1 }
                return .unmatched(Unmatched(seq: seq, line, isBooked: isBooked))
            }
        }
    }

    private struct Other: Hashable {
        let on: CalendarDate
        let pence: Int64
    }
}

// MARK: Lines

extension BankReconciliation {
    /// One line of it.
    public enum Line: Sendable {
        case movement(Movement)
        case unmatched(Unmatched)
        case statement(Statement)
        case closing(Closing)
        case assertion(Assertion)

        fileprivate var place: (CalendarDate, Int, Int, Int) {
            switch self {
            case .movement(let line): (line.on, 0, line.seq, 0)
            case .unmatched(let line): (line.on, 1, line.seq, line.line)
            case .statement(let line): (line.ends, 2, line.seq, 0)
            case .closing(let line): (line.on, 3, line.seq, 0)
            case .assertion(let line): (line.on, 4, line.seq, 0)
            }
        }
    }

    /// What an entry moved.
    public struct Movement: Sendable {
        /// The entry's record.
        public let seq: Int
        /// When it left or reached the bank.
        public let on: CalendarDate
        /// What the entry is of.
        public let source: String?
        /// In pence; what left is negative.
        public let pence: Int64
        /// The account after it, in pence.
        public let balance: Int64
        /// The record of the first statement kept that covers the day.
        public let shownBy: Int?
    }

    /// A line of a statement that is no payment of ours.
    public struct Unmatched: Sendable {
        /// The record that keeps the statement.
        public let seq: Int
        /// Its number in the statement's file.
        public let line: Int
        public let on: CalendarDate
        /// By the bank, in pence; what went out is negative.
        public let pence: Int64
        /// Whether an entry that is of no payment moved as much on the day.
        public let isBooked: Bool

        /// By how much more came in, less what went out, by the bank than by the books, in pence.
        public var difference: Int64 { isBooked ? 0 : pence }

        fileprivate init(seq: Int, _ line: BankImported.UnmatchedLine, isBooked: Bool) {
            self.seq = seq
            self.line = line.line
            on = line.on
            pence = line.pence
            self.isBooked = isBooked
        }
    }

    /// What the account held at the end of a statement, by the statement.
    public struct Closing: Sendable {
        /// The record that keeps the statement.
        public let seq: Int
        public let on: CalendarDate
        /// By the bank, in pence.
        public let stated: Int64
        /// By the books, in pence.
        public let booked: Int64

        /// By how much the bank says more, in pence.
        public var difference: Int64 { stated &- booked }

        /// Nil for a statement that gives none.
        fileprivate init?(seq: Int, _ statement: BankImported, _ book: Book) {
            guard let closing = statement.closing else { return nil }
            self.seq = seq
            on = closing.on
            stated = closing.pence
            booked = book.balance(through: closing.on)
        }
    }

    /// A statement of the bank's, which says what came in and went out from one day to another.
    public struct Statement: Sendable {
        /// The record that keeps it.
        public let seq: Int
        public let format: BankFormat
        public let starts: CalendarDate
        public let ends: CalendarDate
        /// By the bank.
        public let paidIn: Amount
        public let paidOut: Amount
        /// By the books on the same days, in pence, neither below nothing.
        public let bookedIn: Int64
        public let bookedOut: Int64
        /// The account by the books at the end of the last day, in pence.
        public let balance: Int64

        /// Whether the bank and the books say the same of both.
        public var agrees: Bool { paidIn.pence == bookedIn && paidOut.pence == bookedOut }

        /// By how much more came in, less what went out, by the bank than by the books, in pence.
        public var difference: Int64 {
            (paidIn.pence &- paidOut.pence) &- (bookedIn &- bookedOut)
        }

        /// How much more came in and went out by the bank than by the books: `agrees`, or what
        /// differs, as `£5.00 in, -£2.00 out`.
        ///
        /// - Parameter pounds: Writes pence for whoever reads it.
        public func comparison(_ pounds: (Int64) -> String) -> String {
            let parts = [("in", paidIn.pence &- bookedIn), ("out", paidOut.pence &- bookedOut)]
                .filter { $0.1 != 0 }.map { "\(pounds($1)) \($0)" }
            return parts.isEmpty ? "agrees" : parts.joined(separator: ", ")
        }

        /// Nil for a statement that has no lines.
        fileprivate init?(seq: Int, _ statement: BankImported, _ book: Book) {
            guard let starts = statement.starts, let ends = statement.ends else { return nil }
            self.seq = seq
            format = statement.format
            self.starts = starts
            self.ends = ends
            paidIn = statement.paidIn
            paidOut = statement.paidOut
            (bookedIn, bookedOut) = book.sums(from: starts, through: ends)
            balance = book.balance(through: ends)
        }
    }

    /// What the bank held at the end of a day by its statement.
    public struct Assertion: Sendable {
        /// The record that says so.
        public let seq: Int
        public let on: CalendarDate
        /// Whose share, or nil for all of it.
        public let fund: FundCode?
        /// By the bank.
        public let stated: Amount
        /// By the books, in pence.
        public let booked: Int64

        /// By how much the bank says more, in pence.
        public var difference: Int64 { stated.pence &- booked }

        fileprivate init(seq: Int, _ assertion: BankAsserted, booked: Int64) {
            self.seq = seq
            on = assertion.on
            fund = assertion.fund
            stated = assertion.amount
            self.booked = booked
        }
    }
}

// MARK: By the books

/// What moved up to the end of each day on which something did, in order of the days.
private struct Book {
    private var days: [CalendarDate] = []
    private var paidIn: [Int64] = [0]
    private var paidOut: [Int64] = [0]

    /// O(n log n).
    init(_ moved: some Sequence<(on: CalendarDate, pence: Int64)>) {
        for (on, pence) in moved.sorted(by: { $0.on < $1.on }) {
            if days.last != on {
                days.append(on)
                paidIn.append(paidIn[paidIn.count - 1])
                paidOut.append(paidOut[paidOut.count - 1])
            }
            if pence > 0 {
                paidIn[days.count] &+= pence
            } else {
                paidOut[days.count] &-= pence
            }
        }
    }

    /// How many of the days are before another. O(log days).
    private func count(before day: CalendarDate) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of them are up to the end of a day.
    private func count(through day: CalendarDate) -> Int {
        let before = count(before: day)
        return before < days.count && days[before] == day ? before + 1 : before
    }

    /// O(log days).
    func sums(
        from first: CalendarDate,
        through last: CalendarDate
    ) -> (paidIn: Int64, paidOut: Int64) {
        let (start, end) = (count(before: first), count(through: last))
        guard start < end else { return (0, 0) }
        return (paidIn[end] &- paidIn[start], paidOut[end] &- paidOut[start])
    }

    /// O(log days).
    func balance(through last: CalendarDate) -> Int64 {
        let end = count(through: last)
        return paidIn[end] &- paidOut[end]
    }

    /// For each day, the first of the spans that it is in. O(days + spans log days).
    func first(in spans: [(seq: Int, starts: CalendarDate, ends: CalendarDate)])
        -> [CalendarDate: Int]
    {
        var shown: [CalendarDate: Int] = [:]
        // The next day from each on that is in none yet.
        var next = Array(0...days.count)
        func open(from day: Int) -> Int {
            var day = day
            while next[day] != day {
                next[day] = next[next[day]]
                day = next[day]
            }
            return day
        }
        for span in spans {
            let end = count(through: span.ends)
            var day = open(from: count(before: span.starts))
            while day < end {
                shown[days[day]] = span.seq
                next[day] = day + 1
                day = open(from: day)
            }
        }
        return shown
    }
}

extension EventKind {
    /// Whether its entries move what payments move, which statements' lines are matched with.
    fileprivate var isOfPayment: Bool {
        [.paymentDefrayed, .paymentReturned, .repaymentDefrayed, .entryReversed].contains(self)
    }
}

extension Entry {
    /// What it adds to the bank, free and reserved, in pence, for each fund that it changes.
    fileprivate var bankPence: [FundCode: Int64] {
        var funds: [FundCode: Int64] = [:]
        for posting in postings {
            guard [.bank, .bankReserved].contains(posting.account.kind),
                let fund = posting.account.fund
            else { continue }
            let pence = posting.amount.pence
            funds[fund, default: 0] &+= posting.side == .debit ? pence : -pence
        }
        return funds.filter { $0.value != 0 }
    }
}
