import GRDB
import Identifiers
import Integrity
import Store

/// The vault during one reading or writing of the books.
///
/// Its transaction begins with the first value that is kept, so that a write without private
/// values costs no flush of the vault's file.
final class VaultSession {
    private let cipher: VaultCipher?
    private let access: Access
    /// Subjects' keys that were opened; emptied before it grows without bound.
    private var keys: [String: SecretBytes] = [:]
    private(set) var isWriting = false
    private var depth = 0
    /// How many records the journal had before the write, and its name.
    private var journal = (size: 0, origin: "")

    /// How the tables are reached.
    enum Access {
        /// One short read for each question.
        case reading(any DatabaseReader, DiskHealth)
        /// Within one long read.
        case within(VaultTables)
        case writing(VaultTables)
    }

    private static let keyLimit = 1024
    /// The bytes from which on an item is a file, which is read once.
    private static let largeItem = 1 << 16

    init(cipher: VaultCipher?, access: Access) {
        self.cipher = cipher
        self.access = access
    }

    /// A private value; nil when there is none or the books were opened without keys.
    func item(_ commitment: Digest) throws(StoreError) -> PrivateItem? {
        guard let cipher else { return nil }
        return try withTables { tables throws(StoreError) in
            guard let (subject, label, sealed) = try tables.item(commitment),
                let key = try key(of: subject, in: tables, cipher)
            else { return nil }
            if sealed.ciphertext.count > Self.largeItem { tables.connection.forgetPages() }
            return try cipher.open(
                sealed,
                label: label,
                subject: subject,
                commitment: commitment,
                key: key
            )
        }
    }

    /// Keeps a private value.
    func keep(_ item: PrivateItem) throws(StoreError) {
        guard let cipher, case .writing(let tables) = access else {
            throw .unwritable("the books were opened without the vault's key")
        }
        try beginWriting(tables)
        let key: SecretBytes
        if let known = try self.key(of: item.subject, in: tables, cipher) {
            key = known
        } else {
            let (new, stored) = try cipher.newKey(for: item.subject)
            try tables.add(stored, of: item.subject)
            keys[item.subject] = new
            key = new
        }
        try tables.add(try cipher.seal(item, key: key), for: item)
    }

    /// Forgets every key that was opened.
    func forgetKeys() { keys = [:] }

    private func key(
        of subject: String,
        in tables: VaultTables,
        _ cipher: VaultCipher
    ) throws(StoreError) -> SecretBytes? {
        if let key = keys[subject] { return key }
        guard let stored = try tables.key(of: subject) else { return nil }
        if keys.count >= Self.keyLimit { keys = [:] }
        let key = try cipher.key(of: subject, stored)
        keys[subject] = key
        return key
    }

    private func withTables<Result>(
        _ body: (VaultTables) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        switch access {
        case .within(let tables), .writing(let tables): return try body(tables)
        case .reading(let pool, let health):
            do {
                return try health.translating {
                    try pool.read { database in
                        try body(
                            VaultTables(connection: try Connection(database, health: health))
                        )
                    }
                }
            } catch let error as StoreError { throw error } catch {
                throw .corrupt("\(error)")
            }
        }
    }
}

// MARK: The transaction, which keeps step with the journal's

extension VaultSession {
    /// Begins a write onto a journal of this name and size. Where the one before was stopped
    /// between its two commits, what it left goes with this one: not sooner, since only who writes
    /// has made sure that the journal is the newest.
    func begin(onto size: Int, of origin: String) throws(StoreError) {
        journal = (size, origin)
        guard case .writing(let tables) = access, try tables.unfinished(journalSize: size) != nil
        else { return }
        try beginWriting(tables)
    }

    func openSavepoint() throws(StoreError) {
        depth += 1
        if isWriting { try run("SAVEPOINT inner") }
    }

    func releaseSavepoint() throws(StoreError) {
        depth -= 1
        if isWriting { try run("RELEASE inner") }
    }

    func undoSavepoint() throws(StoreError) {
        depth -= 1
        keys = [:]
        guard isWriting else { return }
        try run("ROLLBACK TO inner")
        try run("RELEASE inner")
    }

    func commit() throws(StoreError) {
        if isWriting { try run("COMMIT") }
        isWriting = false
    }

    /// Undoes everything since the last commit. SQLite may have done it by itself already.
    func rollback() {
        keys = [:]
        depth = 0
        if isWriting { try? run("ROLLBACK") }
        isWriting = false
    }

    private func beginWriting(_ tables: VaultTables) throws(StoreError) {
        guard !isWriting else { return }
        try tables.connection.run("BEGIN IMMEDIATE")
        isWriting = true
        try tables.begin(onto: journal.size, of: journal.origin)
        for _ in 0..<depth { try run("SAVEPOINT inner") }
    }

    private func run(_ sql: StaticString) throws(StoreError) {
        guard case .writing(let tables) = access else { return }
        try tables.connection.run(sql)
    }
}
