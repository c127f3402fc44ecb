import Calendar
import Documents
import Identifiers
import Journal
import Ledger

/// Something that a reader should know before they rely on the total: one thing, at one record.
///
/// `exceptions.csv` lists them, and the printed statement adds the same list up.
struct CostException {
    let kind: ExceptionKind
    /// The record that shows it.
    let seq: Int
    /// The day for which it is booked, or on which it happened.
    let on: CalendarDate
    /// The claim, payment, drawdown, days or code that it is about, where the record names one.
    let subject: String?
    /// What it comes to, in pence; nil where that says nothing.
    let pence: Int64?

    /// The subject, or else the record: `record 17`.
    var place: String { subject ?? "record \(seq)" }

    /// Those that there are, in order of the journal. O(records).
    static func all(in journal: PackJournal) -> [CostException] {
        all(of: journal.costLines, BankFaults(journal.bank), in: journal.records)
    }

    static func all(
        of lines: [CostLine],
        _ bank: BankFaults,
        in records: [Record]
    ) -> [CostException] {
        var shown = ShownPayments()
        for record in records { shown.read(record) }
        var finder = ExceptionFinder(lines, shown, bank)
        for record in records { finder.read(record) }
        return finder.found
    }

    /// The file's bytes. O(exceptions).
    static func list(of exceptions: [CostException]) -> [UInt8] {
        var list = CSV(columns: ["exception", "record", "date", "subject", "amount", "what"])
        for exception in exceptions {
            list.append([
                .word(exception.kind.rawValue), .number(exception.seq),
                .word(exception.on.description), exception.subject.map(CSV.Cell.word) ?? .empty,
                exception.pence.map(CSV.Cell.pounds) ?? .empty, .word(exception.kind.words),
            ])
        }
        return list.bytes
    }
}

/// The exceptions of one kind together, as a line of the printed statement.
struct ExceptionTotal {
    let kind: ExceptionKind
    /// Which claims, payments or records, each once.
    let places: [String]
    let count: Int
    /// What they come to, in pence; nil where one of them does not say.
    let pence: Int64?

    /// Those that there are, in order of the kinds. O(exceptions).
    static func all(of exceptions: [CostException]) -> [ExceptionTotal] {
        let kinds = Dictionary(grouping: exceptions, by: \.kind)
        return ExceptionKind.allCases.compactMap { kind in
            guard let found = kinds[kind] else { return nil }
            var seen: Set<String> = []
            let amounts = found.compactMap(\.pence)
            return ExceptionTotal(
                kind: kind,
                places: found.map(\.place).filter { seen.insert($0).inserted },
                count: found.count,
                pence: amounts.count == found.count ? amounts.reduce(0, +) : nil
            )
        }
    }
}
