import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Testing
import _TestSupport

@testable import Evidence

/// The bank beside its statements is written by one code and checked by another.
@Suite struct BankListTests {
    @Test func `each movement is listed on its day with the statement that covers it`() throws {
        var books = try Books()
        try books.move("2026-04-01", 100_00, by: "reserves")
        // Left on 31 March, recorded for April: it stands on the bank's day.
        try books.move("2026-03-31", -10_00, by: "pay_1", effective: "2026-04-02")
        try books.between("2026-04-02", 5_00)
        let mistake = try books.move("2026-04-02", -7_00, by: "pay_2")
        try books.undo(mistake, on: "2026-04-20")
        try books.move("2026-04-10", -20_00, by: "pay_3")
        try books.statement("2026-04-01", "2026-04-09", paidIn: 100_00, paidOut: 0)
        try books.statement("2026-04-01", "2026-04-10", paidIn: 100_00, paidOut: 19_99)
        try books.statement(nil, nil, paidIn: 0, paidOut: 0)
        try books.assert("2026-04-02", nil, 90_00)
        try books.assert("2026-04-10", "ESF", 75_01)
        try books.assert("2026-04-10", "UNR", -5_00 + 10_00)
        #expect(
            try books.written() == [
                "movement,1,2026-03-31,,,pay_1,,,0.00,10.00,-10.00,,",
                "movement,0,2026-04-01,,,reserves,,,100.00,0.00,90.00,,6",
                "assertion,9,2026-04-02,,,,,,,,90.00,0.00,",
                "statement,6,2026-04-09,2026-04-01,,csv,100.00,0.00,100.00,0.00,90.00,0.00,",
                "movement,5,2026-04-10,,,pay_3,,,0.00,20.00,70.00,,7",
                "statement,7,2026-04-10,2026-04-01,,csv,100.00,19.99,100.00,20.00,70.00,0.01,",
                "assertion,10,2026-04-10,,ESF,,,,,,75.01,10.01,",
                "assertion,11,2026-04-10,,UNR,,,,,,5.00,0.00,",
            ]
        )
        #expect(try books.checked() == books.written())
        let faults = try books.faults()
        #expect(faults.unshown == [1: -10_00])
        #expect(faults.differences == [7: 1, 10: 10_01])
    }

    @Test func `lines that are no payment find an entry of their day, one each, or none`() throws {
        var books = try Books()
        try books.move("2026-04-01", 100_00, by: "reserves")
        try books.move("2026-04-02", -7_00, by: "float")
        let mistake = try books.move("2026-04-03", -3_00, by: "wrong")
        try books.undo(mistake, on: "2026-04-20")
        try books.statement(
            "2026-04-01",
            "2026-04-03",
            paidIn: 100_00,
            paidOut: 17_00,
            closing: ("2026-04-03", 83_00),
            unmatched: [
                (3, "2026-04-02", -7_00), (1, "2026-04-01", 100_00), (2, "2026-04-02", -7_00),
                (4, "2026-04-03", -3_00),
            ]
        )
        try books.statement(nil, nil, paidIn: 0, paidOut: 0, closing: ("2026-04-02", 93_00))
        #expect(
            try books.written().filter { !$0.hasPrefix("movement") } == [
                "unmatched,4,2026-04-01,,,line 1,100.00,0.00,100.00,0.00,,0.00,",
                "unmatched,4,2026-04-02,,,line 2,0.00,7.00,0.00,0.00,,-7.00,",
                "unmatched,4,2026-04-02,,,line 3,0.00,7.00,0.00,7.00,,0.00,",
                "closing,5,2026-04-02,,,,,,,,93.00,0.00,",
                "unmatched,4,2026-04-03,,,line 4,0.00,3.00,0.00,0.00,,-3.00,",
                "statement,4,2026-04-03,2026-04-01,,csv,100.00,17.00,100.00,7.00,93.00,-10.00,",
                "closing,4,2026-04-03,,,,,,,,83.00,-10.00,",
            ]
        )
        #expect(try books.checked() == books.written())
        #expect(try books.faults().differences == [4: -10_00])
        #expect(
            try books.summary().rows.map(\.title) == [
                "Line 2 of record 4, 2 April 2026: in no entry",
                "The statement's balance on 2 April 2026",
                "Line 4 of record 4, 3 April 2026: in no entry", "Statement, 1 to 3 April 2026",
                "The statement's balance on 3 April 2026",
            ]
        )
    }

    @Test func `what a statement closes with is a fault where its sums agree`() throws {
        var books = try Books()
        try books.move("2026-04-01", 100_00, by: "reserves")
        let days = ("2026-04-01", "2026-04-01")
        try books.statement(days.0, days.1, paidIn: 100_00, paidOut: 0, closing: (days.1, 100_01))
        try books.statement(days.0, days.1, paidIn: 100_00, paidOut: 0, closing: (days.1, 100_00))
        #expect(try books.faults().differences == [1: 1])
        #expect(try books.reckoning().reckoned().faults.differences == [1: 1])
        #expect(try books.checked() == books.written())
    }

    @Test func `what comes in and goes out alike is told apart`() throws {
        var books = try Books()
        try books.statement("2026-04-01", "2026-04-30", paidIn: 5_00, paidOut: 5_00)
        #expect(
            try books.written() == [
                "statement,0,2026-04-30,2026-04-01,,csv,5.00,5.00,0.00,0.00,0.00,0.00,"
            ]
        )
        #expect(try books.faults().differences == [0: 0])
        #expect(try books.checked() == books.written())
    }

    @Test func `the summary says what no statement covers`() throws {
        var books = try Books()
        #expect(try books.summary().sentences == ["Nothing has moved at our bank."])
        try books.move("2026-04-01", 100_00, by: "reserves")
        try books.move("2026-04-02", -10_00, by: "pay_1")
        #expect(
            try books.summary().sentences == [
                "By the books our account moved 2 times from 1 April 2026 to 2 April 2026 and then "
                    + "held £90.00. 2 of them, of £110.00, are on days that no statement kept "
                    + "covers."
            ]
        )
        try books.statement("2026-04-01", "2026-04-02", paidIn: 100_00, paidOut: 10_00)
        let summary = try books.summary()
        #expect(summary.sentences[0].hasSuffix("that are kept cover each of them."))
        #expect(summary.rows.map(\.difference) == ["agrees"])
    }

    /// Both codes write the same of any books, and the movements come to what the accounts hold.
    @Test(arguments: 0..<40) func `writer and checker agree of any books`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        var books = try Books()
        var entries: [Int] = []
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            let day = "2026-04-\(format(Int.random(in: 1...28, using: &random)))"
            let pence = Int64.random(in: -50_00...50_00, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<4 where pence != 0:
                entries.append(try books.move(day, pence, by: "pay_\(abs(pence))"))
            case 4 where pence > 0: entries.append(try books.between(day, pence))
            case 5:
                guard let entry = entries.randomElement(using: &random) else { continue }
                entries.removeAll { $0 == entry }
                try books.undo(entry, on: "2026-04-28")
            case 6:
                let last = "2026-04-\(format(Int.random(in: 1...28, using: &random)))"
                try books.statement(
                    day,
                    last,
                    paidIn: abs(pence),
                    paidOut: abs(pence) / 3,
                    closing: pence > 0 ? (last, pence) : nil,
                    unmatched: entries.suffix(2).enumerated().map { ($0.offset + 1, day, pence) }
                )
            default:
                try books.assert(day, pence > 0 ? nil : "ESF", abs(pence))
            }
        }
        #expect(try books.checked() == books.written())
        let (unshown, differences) = try books.reckoning().reckoned().faults
        #expect(try books.faults().unshown == unshown)
        #expect(try books.faults().differences == differences)
        let moved = try books.written().filter { $0.hasPrefix("movement") }.last
        let balance = moved?.split(separator: ",", omittingEmptySubsequences: false)[10] ?? "0.00"
        #expect(try balance == Reckoning.pounds(books.held()))
    }

    private func format(_ day: Int) -> String { day < 10 ? "0\(day)" : "\(day)" }
}

/// Records of the bank alone.
private struct Books {
    private var journal: JournalBuilder

    init() throws { journal = try JournalBuilder() }

    private mutating func post(
        _ postings: [(String, Int64)],
        _ source: String?,
        bank: String,
        effective: String,
        reverses: Int? = nil
    ) throws -> Int {
        let entry = try Entry(
            recorded: RecordedEntry(
                event: reverses == nil ? .reservesOpened : .entryReversed,
                effectiveOn: try CalendarDate(effective),
                source: source,
                reverses: reverses,
                bankDate: reverses == nil ? try CalendarDate(bank) : nil,
                postings: try postings.map { account, pence in
                    Posting(
                        account: try AccountCode(account),
                        side: pence < 0 ? .credit : .debit,
                        amount: try Amount(pence: abs(pence))
                    )
                }
            )
        )
        return try journal.append(.entryPosted(EntryPosted(entry: entry, reason: nil)), by: "u").seq
    }

    /// Moves money of the fund ESF in, or out of what is reserved.
    @discardableResult
    mutating func move(
        _ day: String,
        _ pence: Int64,
        by source: String,
        effective: String? = nil
    ) throws -> Int {
        let account = pence > 0 ? "ESF:M1000" : "ESF:M1005"
        return try post(
            [(account, pence), ("ESF:M3000", -pence)],
            source,
            bank: day,
            effective: effective ?? day
        )
    }

    /// Lends money of one fund to another: nothing moves at the bank.
    @discardableResult
    mutating func between(_ day: String, _ pence: Int64) throws -> Int {
        try post(
            [
                ("UNR:M1000", pence), ("UNR:M6000", -pence), ("ESF:M6000", pence),
                ("ESF:M1000", -pence),
            ],
            nil,
            bank: day,
            effective: day
        )
    }

    mutating func undo(_ seq: Int, on day: String) throws {
        guard case .entryPosted(let posted) = try Record(bytes: journal.records[seq]).body else {
            return
        }
        let mirrored = posted.entry.postings.map { posting in
            let pence = posting.amount.pence
            return (posting.account.description, posting.side == .debit ? -pence : pence)
        }
        _ = try post(mirrored, posted.entry.source, bank: day, effective: day, reverses: seq)
    }

    mutating func statement(
        _ starts: String?,
        _ ends: String?,
        paidIn: Int64,
        paidOut: Int64,
        closing: (String, Int64)? = nil,
        unmatched: [(Int, String, Int64)] = []
    ) throws {
        let statement = BankImported(
            format: .csv,
            starts: try starts.map { try CalendarDate($0) },
            ends: try ends.map { try CalendarDate($0) },
            count: 3,
            matched: 2,
            paidIn: try Amount(pence: paidIn),
            paidOut: try Amount(pence: paidOut),
            closing: try closing.map { .init(on: try CalendarDate($0), pence: $1) },
            unmatched: try unmatched.map { .init(line: $0, on: try CalendarDate($1), pence: $2) },
            file: .zero,
            page: nil
        )
        try journal.append(.bankImported(statement), by: "u")
    }

    mutating func assert(_ day: String, _ fund: String?, _ pence: Int64) throws {
        let asserted = BankAsserted(
            fund: try fund.map { try FundCode($0) },
            on: try CalendarDate(day),
            amount: try Amount(pence: pence),
            reference: "ST, 4"
        )
        try journal.append(.bankAsserted(asserted), by: "u")
    }

    private func lines() throws -> [BankReconciliation.Line] {
        var bank = BankReconciliation()
        for bytes in journal.records { bank.read(try Record(bytes: bytes)) }
        return bank.lines
    }

    /// What the writer lists.
    func written() throws -> [String] {
        String(decoding: BankList.list(of: try lines()), as: UTF8.self)
            .split(separator: "\r\n").dropFirst().map(String.init)
    }

    func reckoning() throws -> BankReckoning {
        var bank = BankReckoning()
        for bytes in journal.records { bank.read(try Record(bytes: bytes)) }
        return bank
    }

    /// What the checker wants to be listed.
    func checked() throws -> [String] { try reckoning().reckoned().lines }

    func faults() throws -> BankFaults { BankFaults(try lines()) }

    func summary() throws -> BankSummary { BankSummary(try lines()) }

    /// What the accounts of the bank hold, over all funds.
    func held() throws -> Int64 {
        try journal.records.reduce(0) { sum, bytes in
            guard case .entryPosted(let posted) = try Record(bytes: bytes).body else { return sum }
            return posted.entry.postings
                .filter { [.bank, .bankReserved].contains($0.account.kind) }
                .reduce(sum) { $0 + ($1.side == .debit ? $1.amount.pence : -$1.amount.pence) }
        }
    }
}
