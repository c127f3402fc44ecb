public import Identifiers
public import Integrity
public import Money

/// A payment run is fixed: what is released is this or nothing.
public struct RunFrozen: Hashable, Sendable {
    /// Which one.
    public let run: RunID
    /// The commitment to the account that is paid from.
    public let account: Digest
    /// How many payments.
    public let count: Int
    /// Their sum, in pence.
    public let total: Amount
    /// What it pays: ``RunContents/digest``.
    public let digest: Digest

    public init(run: RunID, account: Digest, count: Int, total: Amount, digest: Digest) {
        self.run = run
        self.account = account
        self.count = count
        self.total = total
        self.digest = digest
    }
}

extension RunFrozen: RecordContent {
    static let type = "run.frozen"

    init(from fields: inout FieldReader) throws(RecordError) {
        run = try fields.value("run")
        account = try fields.value("commit.account")
        count = try fields.integer("count")
        total = try fields.value("total")
        digest = try fields.value("digest")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("run", run)
        fields.put("commit.account", account)
        fields.put("count", count)
        fields.put("total", total)
        fields.put("digest", digest)
    }
}
