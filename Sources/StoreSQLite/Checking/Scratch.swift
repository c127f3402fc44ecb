import GRDB
import Identifiers
import Integrity
import Journal
import Store

/// A database of its own, made and thrown away, into which a check replays the journal.
///
/// The books are attached to it. The tables that are never derived are not in it, nor are the
/// postings, which are compared as they come: their names mean those of the books, and the same
/// statements serve. Whoever reads postings here joins them with entries, which end where the
/// replay has come to.
final class Scratch {
    let connection: Connection
    let reader: ScratchReader
    let follower: JournalFollower
    let postings: ComparedPostings
    /// How many records the books had when the check began.
    let size: Int

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
        try connection.script(Schema.derived + Schema.withoutPostings)
        size = try connection.first("SELECT count(*) FROM books.record") { $0.integer(0) } ?? 0
        reader = ScratchReader(journal: connection, vault: vault, rulePacks: rulePacks)
        postings = try ComparedPostings(connection)
        follower = JournalFollower(
            projector: Projector(connection: connection, reader: reader, postings: postings)
        )
        reader.follower = follower
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

    override func head() throws(StoreError) -> JournalHead {
        (follower?.head ?? StoredHead()).head
    }

    override func programme() throws(StoreError) -> ProgrammeCode? { follower?.head.programme }
}

extension Schema {
    /// Takes away the postings' table, and what refuses changes that a replay does not make. What
    /// entries have to be, ``ComparedPostings`` and the records' own proof see to.
    fileprivate static let withoutPostings = """

        DROP TRIGGER entry_proved;
        DROP TRIGGER account_begins;
        DROP TRIGGER account_grows;
        DROP TABLE posting;
        """
}

extension String {
    /// The text as a literal of SQL.
    fileprivate var quotedForSQL: String {
        "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
