import Calendar
import Documents
import Identifiers
import Journal
import Money

/// `bank-reconciliation.csv`: the bank account by the books beside what its statements say.
enum BankList {
    private static let columns = [
        "line", "record", "date", "from", "fund", "subject", "paid_in", "paid_out", "booked_in",
        "booked_out", "balance", "difference", "shown_by",
    ]

    /// The file's bytes. O(lines).
    static func list(of lines: [BankReconciliation.Line]) -> [UInt8] {
        var list = CSV(columns: columns)
        for line in lines { list.append(cells(of: line)) }
        return list.bytes
    }

    private static func cells(of line: BankReconciliation.Line) -> [CSV.Cell] {
        switch line {
        case .movement(let line):
            [
                .word("movement"), .number(line.seq), .word(line.on.description), .empty, .empty,
                line.source.map(CSV.Cell.word) ?? .empty, .empty, .empty,
                .pounds(max(0, line.pence)), .pounds(max(0, -line.pence)), .pounds(line.balance),
                .empty, line.shownBy.map(CSV.Cell.number) ?? .empty,
            ]
        case .statement(let line):
            [
                .word("statement"), .number(line.seq), .word(line.ends.description),
                .word(line.starts.description), .empty, .word(line.format.rawValue),
                .pounds(line.paidIn.pence), .pounds(line.paidOut.pence), .pounds(line.bookedIn),
                .pounds(line.bookedOut), .pounds(line.balance), .pounds(line.difference), .empty,
            ]
        case .unmatched(let line):
            [
                .word("unmatched"), .number(line.seq), .word(line.on.description), .empty, .empty,
                .word("line \(line.line)"), .pounds(max(0, line.pence)),
                .pounds(max(0, 0 &- line.pence)),
                .pounds(line.isBooked ? max(0, line.pence) : 0),
                .pounds(line.isBooked ? max(0, 0 &- line.pence) : 0), .empty,
                .pounds(line.difference), .empty,
            ]
        case .closing(let line):
            [
                .word("closing"), .number(line.seq), .word(line.on.description), .empty, .empty,
                .empty, .empty, .empty, .empty, .empty, .pounds(line.stated),
                .pounds(line.difference), .empty,
            ]
        case .assertion(let line):
            [
                .word("assertion"), .number(line.seq), .word(line.on.description), .empty,
                line.fund.map { .word($0.text) } ?? .empty, .empty, .empty, .empty, .empty, .empty,
                .pounds(line.stated.pence), .pounds(line.difference), .empty,
            ]
        }
    }
}

/// What of the bank is to be known before the books are relied on, by record.
struct BankFaults {
    /// What entries moved that no statement kept covers, in pence.
    private(set) var unshown: [Int: Int64] = [:]
    /// By how much a statement or an assertion says more than the books, in pence.
    private(set) var differences: [Int: Int64] = [:]

    init(_ lines: [BankReconciliation.Line]) {
        // What came in and went out on its days comes before what a statement closes with.
        for case .closing(let line) in lines where line.difference != 0 {
            differences[line.seq] = line.difference
        }
        for line in lines {
            switch line {
            case .movement(let line):
                if line.shownBy == nil { unshown[line.seq] = line.pence }
            case .statement(let line):
                if !line.agrees { differences[line.seq] = line.difference }
            case .unmatched, .closing: continue
            case .assertion(let line):
                if line.difference != 0 { differences[line.seq] = line.difference }
            }
        }
    }
}
