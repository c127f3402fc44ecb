public import Identifiers
public import Integrity

/// What the second person signs to have private values of a pack revealed.
///
/// It holds every field by its place, and who asked and why as the record commits to them, so that
/// nothing can be revealed, or said of why, but what was agreed to. It names the command, whose id
/// is used once for ever, so that no later request can use it.
///
/// ```
/// farthing-reveal/v1
/// journal: example.org/pathways
/// pack: pk_0001
/// issued: 41
/// fields: 2
/// fields.1: 12 commit.reason
/// fields.2: 12 evidence.1.commit.file
/// asked-by: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
/// reason: 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
/// requested-by: u_fin
/// command: c-0105
/// ```
public struct RevealConsent: Hashable, Sendable {
    private let pack: PackID
    private let issued: Int
    private let fields: [PrivatePlace]
    private let askedBy: Digest
    private let reason: Digest
    private let requestedBy: UserID
    private let command: CommandID

    /// - Parameters:
    ///   - askedBy: The commitment that the record holds, and so for the reason.
    ///   - requestedBy: Who asks on the auditor's behalf, and signs nothing: the record's actor.
    public init(
        pack: PackID,
        issued: Int,
        fields: [PrivatePlace],
        askedBy: Digest,
        reason: Digest,
        requestedBy: UserID,
        command: CommandID
    ) {
        self.pack = pack
        self.issued = issued
        self.fields = fields
        self.askedBy = askedBy
        self.reason = reason
        self.requestedBy = requestedBy
        self.command = command
    }

    /// The statement's bytes. O(fields).
    ///
    /// - Throws: `StatementError` for an origin that no record could carry.
    public func statement(journal origin: String) throws(StatementError) -> [UInt8] {
        var statement = StatementWriter(label: "farthing-reveal/v1")
        statement.put("journal", origin)
        statement.put("pack", pack.text)
        statement.put("issued", issued)
        statement.put("fields", fields.count)
        for (index, field) in fields.enumerated() {
            statement.put("fields.\(index + 1)", field.description)
        }
        statement.put("asked-by", askedBy)
        statement.put("reason", reason)
        statement.put("requested-by", requestedBy.text)
        statement.put("command", command.text)
        return try statement.bytes()
    }
}
