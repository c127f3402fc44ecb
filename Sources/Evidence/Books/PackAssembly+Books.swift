import Documents
import Identifiers
import Journal
import Ledger
import Money

extension PackAssembly {
    /// The books for other programs, and the lists that an auditor's own programs ask for.
    ///
    /// It wants the commitments and the costs to be listed before. O(postings).
    mutating func addBooks() {
        addJournals()
        let entries = BookEntry.all(in: records)
        pack.files[BookPath.generalLedger] = AuditLedger.list(of: entries)
        pack.files[BookPath.monthlyBalances] = AuditBalances.list(of: entries)
        let exceptions = CostException.all(of: costLines, in: records)
        pack.files[BookPath.exceptions] = CostException.list(of: exceptions)
        pack.files[BookPath.decisions] = DecisionList.list(of: records)
        pack.files[BookPath.controlTotals] = controlTotals(exceptions: exceptions.count)
        add(BookPath.systemStatement, SystemStatement(of: records).text)
    }

    /// The entries as `farthing export` writes them. hledger and ledger read the same words.
    private mutating func addJournals() {
        let plain = journal(.hledger)
        pack.files[BookPath.hledger] = plain
        pack.files[BookPath.ledger] = plain
        pack.files[BookPath.beancount] = journal(.beancount)
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
