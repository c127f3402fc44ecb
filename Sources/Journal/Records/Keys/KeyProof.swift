public import Identifiers
public import Integrity

/// What a key signs to show that whoever registers it holds it.
///
/// ```
/// farthing-key-proof/v1
/// journal: example.org/pathways
/// owner: u_pm
/// key: 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
/// ```
public enum KeyProof {
    /// The statement's bytes; the owner of the journal's and the pack's key is `-`.
    ///
    /// - Throws: `StatementError` for an origin that no record could carry.
    public static func statement(
        journal origin: String,
        owner: UserID?,
        key: VerificationKey
    ) throws(StatementError) -> [UInt8] {
        var statement = StatementWriter(label: "farthing-key-proof/v1")
        statement.put("journal", origin)
        statement.put("owner", owner?.text)
        statement.put("key", Base64.encode(key.rawBytes))
        return try statement.bytes()
    }
}
