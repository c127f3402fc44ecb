import GRDBSQLite
import Identifiers
import Ledger
import Money
import Store

/// The accounts and postings of the books, compared with what the records say as the check comes
/// to them.
///
/// There are many times more of them than of other rows, so they are not written a second time:
/// both sides are read in the order of the journal, in which accounts have their ids too. What is
/// posted is counted, so that every floor is proved at every entry, as it was when it was posted.
final class ComparedLedger: LedgerTables {
    let counters: AccountCounters
    private let connection: Connection
    private let accounts: Cursor
    private let postings: Cursor
    private var account: Row?
    private var posting: Row?
    /// How many accounts were opened.
    private var opened = 0
    /// Those that the books do not hold under their ids.
    private var strays: [AccountCode: Int] = [:]
    private(set) var findings: [Finding] = []

    /// The tables that are compared here.
    static let tables: Set = ["account", "posting"]
    private static let mostFindings = 5

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        counters = try AccountCounters(connection)
        accounts = Cursor(
            try connection.prepare(
                """
                SELECT id, code, plane, fund, kind, dimensions, normal, floored
                FROM books.account ORDER BY id
                """
            ),
            of: connection
        )
        postings = Cursor(
            try connection.prepare(
                """
                SELECT entry_seq, line, account_id, side, amount, partner, category, participant
                FROM books.posting ORDER BY entry_seq, line
                """
            ),
            of: connection
        )
        account = try accounts.next()
        posting = try postings.next()
    }

    /// The id of an account that was opened.
    func id(of account: AccountCode) throws(StoreError) -> Int? {
        if let id = strays[account] { return id }
        // Most are asked for just before they are opened; the row at hand says so without a search.
        if let row = self.account, row.integer(0) > opened, row.holds(account.description, 1) {
            return nil
        }
        return try connection.first(
            "SELECT id FROM books.account WHERE code = ? AND id <= ?",
            account.description,
            opened
        ) { $0.integer(0) }
    }

    /// Opens the next account: ids are given in order, from 1.
    func open(_ code: AccountCode) throws(StoreError) -> Int {
        opened += 1
        try passAccounts(before: opened)
        guard let row = account, row.integer(0) == opened else {
            note("account id \(opened)", Self.missing)
            strays[code] = opened
            return opened
        }
        if let column = row.difference(from: code) {
            note("account id \(opened)", Self.otherwise(column))
            strays[code] = opened
        }
        account = try accounts.next()
        return opened
    }

    func take(_ rows: [PostingRow], of seq: Int, _ entry: Entry) throws(StoreError) {
        try refuseClosedPeriod(entry)
        for expected in rows {
            try passPostings(before: seq, line: expected.line)
            guard let row = posting, row.integer(0) == seq, row.integer(1) == expected.line else {
                note(Self.subject(seq, expected.line), Self.missing)
                continue
            }
            if let column = row.difference(from: expected) {
                note(Self.subject(seq, expected.line), Self.otherwise(column))
            }
            posting = try postings.next()
        }
        try counters.count(rows)
    }

    /// All differences, with what the books hold after the last rows that the records make, and
    /// the counters.
    func finish() throws(StoreError) -> [Finding] {
        try passAccounts(before: .max)
        try passPostings(before: .max, line: 0)
        try counters.store()
        let miscounted = try connection.all(
            """
            SELECT a.id FROM books.account a LEFT JOIN counter c ON c.id = a.id
            WHERE a.debits <> coalesce(c.debits, 0) OR a.credits <> coalesce(c.credits, 0)
            LIMIT ?
            """,
            Self.mostFindings
        ) { $0.integer(0) }
        for id in miscounted { note("account id \(id)", Self.otherwise("debits or credits")) }
        return findings
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
}

// MARK: Differences

extension ComparedLedger {
    private static let missing = "The records make this row; it is missing."
    private static let excess = "The records make no such row."

    private static func otherwise(_ column: String) -> String {
        "The records say otherwise in “\(column)”."
    }

    private static func subject(_ seq: Int, _ line: Int) -> String {
        "posting entry_seq \(seq), line \(line)"
    }

    private func passAccounts(before id: Int) throws(StoreError) {
        while let row = account, row.integer(0) < id {
            note("account id \(row.integer(0))", Self.excess)
            account = try accounts.next()
        }
    }

    private func passPostings(before seq: Int, line: Int) throws(StoreError) {
        while let row = posting, (row.integer(0), row.integer(1)) < (seq, line) {
            note(Self.subject(row.integer(0), row.integer(1)), Self.excess)
            posting = try postings.next()
        }
    }

    private func note(_ subject: String, _ message: String) {
        guard findings.count < Self.mostFindings else { return }
        findings.append(Finding(.table, subject, message))
    }
}

extension Row {
    /// The first column in which a stored account differs from what the records say.
    fileprivate func difference(from account: AccountCode) -> String? {
        if !holds(account.description, 1) { return "code" }
        if !holds(account.kind.plane.rawValue, 2) { return "plane" }
        if !holds(account.fund?.text, 3) { return "fund" }
        if !holds(account.kind.rawValue, 4) { return "kind" }
        if !holds(account.dimensionsText, 5) { return "dimensions" }
        if !holds(account.kind.normalSide.rawValue, 6) { return "normal" }
        return flag(7) == account.kind.isFloored ? nil : "floored"
    }

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
    fileprivate func holds(_ text: String?, _ column: Int32) -> Bool {
        guard let text else { return isNull(column) }
        guard let start = sqlite3_column_text(statement, column) else { return false }
        let bytes = UnsafeBufferPointer(
            start: start,
            count: Int(sqlite3_column_bytes(statement, column))
        )
        return text.utf8.elementsEqual(bytes)
    }
}
