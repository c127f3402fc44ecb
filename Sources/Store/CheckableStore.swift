public import Integrity
public import Journal
public import Ledger

/// A store that can be checked against its own records, and made again from them.
public protocol CheckableStore: BookStore {
    /// Checks everything: the records' bytes, their links, the checkpoints, and that every table
    /// and index says what the records say. O(records) in time, constant in memory.
    ///
    /// - Throws: ``StoreError`` where the check itself cannot be carried out.
    func check(_ request: CheckRequest) throws -> CheckReport

    /// Drops every table but records, checkpoints and documents, and makes them again.
    ///
    /// - Parameter progress: How many records are done, of how many.
    /// - Throws: ``StoreError``; then the tables are as they were.
    func rebuild(progress: (_ done: Int, _ of: Int) -> Void) throws
}

/// What a check is to look at besides what it always does.
public struct CheckRequest {
    /// The journal's key from outside the books; without it, that of the journal's own records.
    public var pin: VerificationKey?
    /// Everybody who was erased ever, as it is remembered outside the books; without it the books'
    /// own word is taken for those whose erasure no record says.
    public var erased: Set<String>?
    /// Whether every checkpoint's signature is checked, or the newest one's alone.
    public var checksEverySignature: Bool
    /// Looks at the state that the records before have brought about, and at the next record.
    public var inspect: ((any BookReader, Record) throws -> [Finding])?
    /// Looks at the state after the last record.
    public var conclude: ((any BookReader) throws -> [Finding])?
    /// How many records are done, of how many.
    public var progress: ((_ done: Int, _ of: Int) -> Void)?

    public init(
        pin: VerificationKey? = nil,
        erased: Set<String>? = nil,
        checksEverySignature: Bool = true,
        inspect: ((any BookReader, Record) throws -> [Finding])? = nil,
        conclude: ((any BookReader) throws -> [Finding])? = nil,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) {
        self.pin = pin
        self.erased = erased
        self.checksEverySignature = checksEverySignature
        self.inspect = inspect
        self.conclude = conclude
        self.progress = progress
    }
}

/// What a check found.
public struct CheckReport: Sendable {
    /// What is wrong, in the order in which it was found.
    public let findings: [Finding]
    /// The codes of the checks that were made, in order, those without findings too.
    public let checks: [String]
    /// How many records there are.
    public let size: Int
    /// The root of the tree over their bytes.
    public let root: Digest
    /// How many checkpoints' signatures were checked.
    public let signatures: Int
    /// Whether the records could be replayed to the end and every table compared.
    public let isComplete: Bool

    public init(
        findings: [Finding],
        checks: [String],
        size: Int,
        root: Digest,
        signatures: Int,
        isComplete: Bool
    ) {
        self.findings = findings
        self.checks = checks
        self.size = size
        self.root = root
        self.signatures = signatures
        self.isComplete = isComplete
    }

    /// What one check found: in what, and the rule with the numbers.
    public func found(by check: String) -> [(subject: String, message: String)] {
        findings.filter { $0.check == check }.map { ($0.subject, $0.message) }
    }
}

extension Finding {
    /// The codes of the findings of a check of the store itself.
    public enum StoreCheck: String, CaseIterable, Sendable {
        /// A record's bytes are no record.
        case record = "check.record"
        /// A stored leaf hash is not that of the bytes.
        case leaf = "check.leaf"
        /// A record is not where, or not linked as, it should be.
        case chain = "check.chain"
        /// A claim's or case's chain has a gap.
        case caseChain = "check.case-chain"
        /// A record is older than the one before.
        case time = "check.time"
        /// A record could not have followed those before it.
        case replay = "check.replay"
        /// A checkpoint is missing, or is not that of the records, or is not rightly signed.
        case checkpoint = "check.checkpoint"
        /// A table's row is not what the records say.
        case table = "check.table"
        /// The database's schema is not what it should be.
        case schema = "check.schema"
        /// SQLite finds the file broken.
        case file = "check.file"
        /// The vault does not hold what the records commit to, or holds what it should not.
        case vault = "check.vault"
        /// Something is left of somebody who was erased.
        case erasure = "check.erasure"
    }

    public init(_ check: StoreCheck, _ subject: String, _ message: String) {
        self.init(check: check.rawValue, subject: subject, message: message)
    }
}
