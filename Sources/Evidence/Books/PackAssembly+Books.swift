import Documents
import Identifiers
import Journal
import Ledger
import Money

extension PackAssembly {
    /// The books for other programs, and the lists that an auditor's own programs ask for.
    ///
    /// It wants the commitments and the costs to be listed before. O(postings).
    mutating func addBooks() throws {
        try addJournals()
        let entries = BookEntry.all(in: records)
        try add(BookPath.generalLedger, AuditLedger.list(of: entries))
        try add(BookPath.monthlyBalances, AuditBalances.list(of: entries))
        try add(BookPath.bank, BankList.list(of: journal.bank))
        let exceptions = CostException.all(in: journal)
        try add(BookPath.exceptions, CostException.list(of: exceptions))
        try add(BookPath.decisions, DecisionList.list(of: records, material.openings))
        try add(BookPath.controlTotals, controlTotals(exceptions: exceptions.count))
        try add(BookPath.systemStatement, SystemStatement(of: records).text)
    }

    /// The entries as `farthing export` writes them. hledger and ledger read the same words.
    private mutating func addJournals() throws {
        let plain = journal(.hledger)
        try add(BookPath.hledger, plain)
        try add(BookPath.ledger, plain)
        try add(BookPath.beancount, journal(.beancount))
    }

    private func journal(_ format: ExportFormat) -> [UInt8] {
        var export = EntryExport(format)
        var bytes = Array(export.heading.utf8)
        for (seq, record) in records.enumerated() {
            guard case .entryPosted(let posted) = record.body else { continue }
            bytes += export.text(of: posted.entry, seq: seq).utf8
        }
        return bytes
    }
}
