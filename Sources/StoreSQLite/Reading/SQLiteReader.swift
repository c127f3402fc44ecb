import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Policy
import Store

/// Answers questions from one consistent state of the database.
///
/// Each question is one prepared statement with its index. What no column holds is read from the
/// record that a row names.
class SQLiteReader: BookReader {
    let journal: Connection
    let vault: VaultSession
    let rulePacks: RulePackDuties
    /// Records read lately: a command asks for the same claim several times.
    private var records: [Int: Record] = [:]
    /// The ids of accounts seen lately: an entry's are asked for, then posted to.
    private var accountIDs: [AccountCode: Int] = [:]

    private static let recordLimit = 2048
    private static let accountLimit = 4096
    /// After so many in a row nobody asks for the pages of the first again.
    static let manyRecords = 4096

    init(journal: Connection, vault: VaultSession, rulePacks: RulePackDuties) {
        self.journal = journal
        self.vault = vault
        self.rulePacks = rulePacks
    }

    /// The head as it was last stored; a writer knows a newer one.
    func head() throws(StoreError) -> JournalHead { try storedHead().head }

    func origin() throws(StoreError) -> String? { try storedHead().origin }

    func programme() throws(StoreError) -> ProgrammeCode? { try storedHead().programme }

    func outcome(of command: CommandID) throws(StoreError) -> CommandOutcome? {
        try journal.first(
            "SELECT request, first, last, refusal FROM command WHERE id = ?",
            command
        ) { row throws(StoreError) in
            CommandOutcome(
                request: try row.seal(0),
                records: row.integer(1)...max(row.integer(1), row.integer(2)),
                refusal: row.optionalText(3)
            )
        }
    }

    func privateItem(_ commitment: Digest) throws(StoreError) -> PrivateItem? {
        guard let item = try vault.item(commitment) else { return nil }
        // What was erased is erased from its record on, though a crash has kept it from the vault.
        if let participant = try? ParticipantCode(item.subject), try isErased(participant) {
            return nil
        }
        return item
    }

    /// The record of a seq, which a row names.
    func record(at seq: Int) throws(StoreError) -> Record {
        guard let record = try knownRecord(at: seq) else {
            throw .corrupt("a table names the record \(seq), which is missing")
        }
        return record
    }

    /// The record of a seq; nil when there is none.
    func knownRecord(at seq: Int) throws(StoreError) -> Record? {
        if let known = records[seq] { return known }
        guard let bytes = try recordBytes(at: seq) else { return nil }
        let record = try parse(bytes, seq: seq)
        remember(record)
        return record
    }

    /// Keeps a record in memory; they are dropped all together before they are too many.
    func remember(_ record: Record) {
        if records.count >= Self.recordLimit { records = [:] }
        records[record.header.seq] = record
    }

    /// The id of an account; nil while nothing was posted to it.
    func accountID(of account: AccountCode) throws(StoreError) -> Int? {
        if let id = accountIDs[account] { return id }
        let id = try storedID(of: account)
        if let id { remember(id, of: account) }
        return id
    }

    /// The id of an account that is not in memory.
    func storedID(of account: AccountCode) throws(StoreError) -> Int? {
        try journal.first(
            "SELECT id FROM account WHERE code = ?",
            account.description
        ) { $0.integer(0) }
    }

    /// What was posted to the account of an id.
    func totals(ofAccount id: Int) throws(StoreError) -> AccountTotals? {
        try journal.first(
            "SELECT debits, credits FROM account WHERE id = ?",
            id
        ) { row throws(StoreError) in try row.totals(0) }
    }

    /// Keeps an account's id in memory; they are dropped all together before they are too many.
    func remember(_ id: Int, of account: AccountCode) {
        if accountIDs.count >= Self.accountLimit { accountIDs = [:] }
        accountIDs[account] = id
    }

    /// Drops what is held in memory of rows, after some were undone.
    func forgetRows() {
        records = [:]
        accountIDs = [:]
    }

    func parse(_ bytes: [UInt8], seq: Int) throws(StoreError) -> Record {
        do { return try Record(bytes: bytes) } catch {
            throw .corrupt("the record \(seq) cannot be read: \(error.message)")
        }
    }

    /// The last link of one chain.
    func caseHead(_ id: String) throws(StoreError) -> (count: Int, leaf: Digest)? {
        try journal.first(
            "SELECT count, leaf FROM case_head WHERE id = ?",
            id
        ) { row throws(StoreError) in (count: row.integer(0), leaf: try row.digest(1)) }
    }

    /// The error for a record that is of another type than a table says.
    func unexpected(_ record: Record, wanted type: String) -> StoreError {
        .corrupt("the record \(record.header.seq) is a \(record.body.type), not a \(type)")
    }
}
