import Ledger
import Store

/// Where accounts and postings go: into the tables, or, in a check, beside what the tables hold.
protocol LedgerTables {
    /// Opens an account, which nothing was posted to yet, and answers its id.
    func open(_ account: AccountCode) throws(StoreError) -> Int

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

/// The tables themselves. A trigger counts each posting on its account.
struct StoredLedger: LedgerTables {
    let connection: Connection

    func open(_ account: AccountCode) throws(StoreError) -> Int {
        try connection.run(
            """
            INSERT INTO account(code, plane, fund, kind, dimensions, normal, floored)
            VALUES(?, ?, ?, ?, ?, ?, ?)
            """,
            account.description,
            account.kind.plane.rawValue,
            account.fund,
            account.kind.rawValue,
            account.dimensionsText,
            account.kind.normalSide.rawValue,
            account.kind.isFloored
        )
        return connection.lastRow
    }

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

extension AccountCode {
    /// The dimensions as a column holds them.
    var dimensionsText: String { dimensions.joined(separator: ".") }
}
