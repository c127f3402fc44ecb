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

    private static let recordLimit = 512

    init(journal: Connection, vault: VaultSession, rulePacks: RulePackDuties) {
        self.journal = journal
        self.vault = vault
        self.rulePacks = rulePacks
    }

    /// The head as it was last stored; a writer knows a newer one.
    func head() throws(StoreError) -> JournalHead { try storedHead().head }

    func programme() throws(StoreError) -> ProgrammeCode? { try storedHead().programme }

    func privateItem(_ commitment: Digest) throws(StoreError) -> PrivateItem? {
        try vault.item(commitment)
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

    /// Drops the records held in memory, after rows were undone.
    func forgetRecords() { records = [:] }

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
