import Ledger
import Store

/// Where an entry's postings go: into the table, or, in a check, beside what the table holds.
protocol PostingTable {
    /// Takes the postings of the next entry, before the entry's own row.
    ///
    /// - Throws: ``StoreError/refusedByDatabase(rule:)`` for postings that cannot be.
    func take(_ rows: [PostingRow], of seq: Int, _ entry: Entry) throws(StoreError)
}

/// A posting with its place in the entry and the id of its account.
struct PostingRow {
    let line: Int
    let account: Int
    let posting: Posting
}

/// The table itself. The entry's row, which comes after them, proves and counts them.
struct StoredPostings: PostingTable {
    let connection: Connection

    func take(_ rows: [PostingRow], of seq: Int, _ entry: Entry) throws(StoreError) {
        try connection.insert(
            """
            INSERT INTO posting(
                entry_seq, line, account_id, side, amount, partner, category, participant)
            VALUES
            """,
            columns: 8,
            rows
        ) { row, binder in
            binder.bind(
                seq,
                row.line,
                row.account,
                row.posting.side.rawValue,
                row.posting.amount,
                row.posting.attribution?.partner,
                row.posting.attribution?.category,
                row.posting.attribution?.participant
            )
        }
    }
}
