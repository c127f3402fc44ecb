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

    /// Whether it raises its account's balance. Those that do are counted first, so that no floor
    /// is crossed on the way.
    var raises: Bool { posting.side == posting.account.kind.normalSide }
}

/// The table itself, whose trigger counts each posting on its account.
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
            rows.filter(\.raises) + rows.filter { !$0.raises }
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
