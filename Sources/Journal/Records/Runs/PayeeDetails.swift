public import Integrity

/// Somebody's bank details, for the first time or changed. The newest for a holder count. The
/// actor is their editor.
public struct PayeeDetails: Hashable, Sendable {
    /// Whose they are.
    public let holder: DetailsHolder
    /// The commitment to name, sort code and account number.
    public let account: Digest

    public init(holder: DetailsHolder, account: Digest) {
        self.holder = holder
        self.account = account
    }
}

extension PayeeDetails: RecordContent {
    static let type = "payee.details"

    init(from fields: inout FieldReader) throws(RecordError) {
        holder = try fields.value("holder")
        account = try fields.value("commit.account")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("holder", holder)
        fields.put("commit.account", account)
    }
}
