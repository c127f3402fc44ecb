import GRDBSQLite
import Identifiers
import Ledger
import Money
import Store

/// The postings of the books, compared with what the records say as the check comes to them.
///
/// There are many times more of them than of any other row, so they are not written a second time:
/// both sides are read in the order of the journal. The counters of their accounts are, so that
/// every floor is proved at every entry, as it was when the entry was posted.
final class ComparedPostings: PostingTable {
    private let connection: Connection
    private let cursor: Cursor
    private var row: Row?
    private(set) var findings: [Finding] = []

    private static let mostFindings = 5

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        cursor = Cursor(
            try connection.prepare(
                """
                SELECT entry_seq, line, account_id, side, amount, partner, category, participant
                FROM books.posting ORDER BY entry_seq, line
                """
            ),
            of: connection
        )
        row = try cursor.next()
    }

    func take(_ rows: [PostingRow], of seq: Int, _ entry: Entry) throws(StoreError) {
        try refuseClosedPeriod(entry)
        for expected in rows {
            try passOver(before: seq, line: expected.line)
            guard let row, row.integer(0) == seq, row.integer(1) == expected.line else {
                note(seq, expected.line, "The records make this row; it is missing.")
                continue
            }
            if let column = row.difference(from: expected) {
                note(seq, expected.line, "The records say otherwise in “\(column)”.")
            }
            self.row = try cursor.next()
        }
        try count(rows)
    }

    /// Names what the books hold after the last posting that the records make.
    func finish() throws(StoreError) { try passOver(before: .max, line: 0) }

    private func passOver(before seq: Int, line: Int) throws(StoreError) {
        while let found = row, (found.integer(0), found.integer(1)) < (seq, line) {
            note(found.integer(0), found.integer(1), "The records make no such row.")
            row = try cursor.next()
        }
    }

    private func note(_ seq: Int, _ line: Int, _ message: String) {
        guard findings.count < Self.mostFindings else { return }
        findings.append(Finding(.table, "posting entry_seq \(seq), line \(line)", message))
    }

    /// As the trigger of the books' entry table does.
    private func refuseClosedPeriod(_ entry: Entry) throws(StoreError) {
        let closed = try connection.all(
            "SELECT fund FROM period WHERE ends_on >= ?",
            entry.effectiveOn
        ) { $0.text(0) }
        guard
            closed.contains(where: { fund in
                fund.isEmpty || entry.postings.contains { $0.account.fund?.text == fund }
            })
        else { return }
        throw .refusedByDatabase(rule: "entry.period-closed")
    }

    private func count(_ rows: [PostingRow]) throws(StoreError) {
        var sums: [(account: Int, debits: Int64, credits: Int64)] = []
        for row in rows {
            let pence = row.posting.amount.pence
            let (debit, credit) = row.posting.side == .debit ? (pence, 0) : (0, pence)
            if let index = sums.firstIndex(where: { $0.account == row.account }) {
                sums[index].debits += debit
                sums[index].credits += credit
            } else {
                sums.append((row.account, debit, credit))
            }
        }
        for (account, debits, credits) in sums {
            try connection.run(
                "UPDATE account SET debits = debits + ?, credits = credits + ? WHERE id = ?",
                debits,
                credits,
                account
            )
        }
    }
}

extension Row {
    /// The first column in which a stored posting differs from what the records say.
    fileprivate func difference(from row: PostingRow) -> String? {
        if integer(2) != row.account { return "account_id" }
        if !holds(row.posting.side.rawValue, 3) { return "side" }
        if pence(4) != row.posting.amount.pence { return "amount" }
        let attribution = row.posting.attribution
        if !holds(attribution?.partner.text, 5) { return "partner" }
        if !holds(attribution?.category.text, 6) { return "category" }
        if !holds(attribution?.participant?.text, 7) { return "participant" }
        return nil
    }

    /// Whether a column holds this text, or nothing for nil; no copy is made.
    private func holds(_ text: String?, _ column: Int32) -> Bool {
        guard let text else { return isNull(column) }
        guard let start = sqlite3_column_text(statement, column) else { return false }
        let bytes = UnsafeBufferPointer(
            start: start,
            count: Int(sqlite3_column_bytes(statement, column))
        )
        return text.utf8.elementsEqual(bytes)
    }
}
