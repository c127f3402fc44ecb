public import Calendar
public import Identifiers
public import Integrity
public import Journal

/// The door through which books change. Valid only within the body it is given to.
public protocol BookWriter: BookReader {
    /// Runs a body so that, when it throws, what it wrote is undone and what came before stays.
    ///
    /// - Throws: What the body throws; ``WriteSpoiled`` in its stead when something was written
    ///   that the write's ``UndoScope`` does not let it undo.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result

    /// Appends a record: gives it its place, links it, hashes it and updates every table.
    ///
    /// Its time is the later of `time` and the record before's; its chain link is made for the
    /// claim or business case that `draft` names.
    ///
    /// - Throws: ``StoreError``; a floor or another rule that the database itself keeps is
    ///   ``StoreError/refusedByDatabase(rule:)``.
    @discardableResult
    func append(_ draft: RecordDraft) throws(StoreError) -> AppendedRecord

    /// Keeps bytes that are not personal (a rule pack, an approval statement) under their digest.
    func keepDocument(_ bytes: [UInt8]) throws(StoreError) -> Digest

    /// Keeps a private value in the vault, encrypted with its subject's own key.
    ///
    /// - Parameter item: The value with its salt; its commitment is what records hold.
    func keepPrivate(_ item: PrivateItem) throws(StoreError)

    /// Destroys every private value of a participant with their key and salts, for good.
    ///
    /// It takes effect when the write is durable, and is finished on opening if a crash came
    /// between. Values of theirs can never be kept again.
    func destroyPrivate(of participant: ParticipantCode) throws(StoreError)
}

/// A record before it has its place.
public struct RecordDraft: Hashable, Sendable {
    public let command: CommandID
    public let request: Seal
    public let actor: UserID
    public let effectiveOn: CalendarDate
    public let time: Instant
    /// The id of the claim or business case whose chain it joins, if any.
    public let chain: String?
    public let body: RecordBody

    public init(
        command: CommandID,
        request: Seal,
        actor: UserID,
        effectiveOn: CalendarDate,
        time: Instant,
        chain: String?,
        body: RecordBody
    ) {
        self.command = command
        self.request = request
        self.actor = actor
        self.effectiveOn = effectiveOn
        self.time = time
        self.chain = chain
        self.body = body
    }
}

/// A record's place and leaf hash.
public struct AppendedRecord: Hashable, Sendable {
    public let seq: Int
    public let leaf: Digest

    public init(seq: Int, leaf: Digest) {
        self.seq = seq
        self.leaf = leaf
    }
}

/// A private value on its way into the vault.
public struct PrivateItem: Sendable {
    /// Whose key encrypts it: a participant's or a user's code.
    public let subject: String
    /// What kind of value it is, as `name`; part of the commitment.
    public let label: String
    /// 32 random bytes.
    public let salt: [UInt8]
    public let value: [UInt8]
    /// What records hold: `SaltedCommitment` of the three above.
    public let commitment: Digest

    public init(subject: String, label: String, salt: [UInt8], value: [UInt8]) {
        self.subject = subject
        self.label = label
        self.salt = salt
        self.value = value
        self.commitment = SaltedCommitment.digest(label: label, salt: salt, value: value)
    }
}
