import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Store

/// A database of its own, made and thrown away, into which a check replays the journal.
///
/// The books are attached to it. The tables that are never derived are not in it, nor are accounts
/// and postings, which are compared as they come: their names mean those of the books, and the
/// same statements serve. Whoever reads postings here joins them with entries, which end where the
/// replay has come to.
final class Scratch {
    let connection: Connection
    let reader: ScratchReader
    let follower: JournalFollower
    let ledger: ComparedLedger
    /// How many records the books had when the check began.
    let size: Int
    /// The seq of the last of them.
    let last: Int

    init(
        _ database: Database,
        books: String,
        vault: VaultSession,
        rulePacks: RulePackDuties,
        health: DiskHealth
    ) throws {
        connection = try Connection(database, health: health)
        try connection.script("ATTACH DATABASE \(books.quotedForSQL) AS books")
        try connection.script(Self.settings)
        try connection.script("BEGIN")
        try connection.script(Schema.derived + Schema.withoutLedger)
        (size, last) =
            try connection.first(
                "SELECT count(*), coalesce(max(seq), -1) FROM books.record"
            ) { ($0.integer(0), $0.integer(1)) } ?? (0, -1)
        reader = ScratchReader(journal: connection, vault: vault, rulePacks: rulePacks)
        ledger = try ComparedLedger(connection)
        follower = JournalFollower(
            projector: Projector(connection: connection, reader: reader, ledger: ledger)
        )
        reader.follower = follower
        reader.ledger = ledger
    }

    /// It lives as long as the check, so nothing in it has to survive a crash.
    private static let settings = """
        PRAGMA foreign_keys = OFF;
        PRAGMA main.synchronous = OFF;
        PRAGMA main.journal_mode = MEMORY;
        PRAGMA main.cache_size = -24576;
        PRAGMA recursive_triggers = ON;
        PRAGMA trusted_schema = OFF;
        """
}

/// Reads the state that a replay has come to.
final class ScratchReader: SQLiteReader {
    weak var follower: JournalFollower?
    weak var ledger: ComparedLedger?
    /// The facts of the record that the replay has come to, where it is a decision.
    var facts: PrivateItem?

    override func head() throws(StoreError) -> JournalHead {
        (follower?.head ?? StoredHead()).head
    }

    override func programme() throws(StoreError) -> ProgrammeCode? { follower?.head.programme }

    /// The books hold accounts that the replay has not come to.
    override func storedID(of account: AccountCode) throws(StoreError) -> Int? {
        try ledger?.id(of: account)
    }

    override func privateItem(_ commitment: Digest) throws(StoreError) -> PrivateItem? {
        if let facts, facts.commitment == commitment { return facts }
        // A value that was changed is the finding of the vault's own audit.
        do { return try super.privateItem(commitment) } catch .corrupt { return nil }
    }

    override func totals(ofAccount id: Int) throws(StoreError) -> AccountTotals? {
        try ledger?.counters.totals(of: id)
    }
}

extension Schema {
    /// Takes away the tables of accounts and postings. What entries have to be,
    /// ``ComparedLedger`` and the records' own proof see to.
    fileprivate static let withoutLedger = """

        DROP TRIGGER entry_proved;
        DROP TABLE posting;
        DROP TABLE account;
        """
}

extension String {
    /// The text as a literal of SQL.
    var quotedForSQL: String {
        "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
