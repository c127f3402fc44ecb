import Integrity
public import Identifiers

/// The claimant takes a claim back.
public struct ClaimWithdrawn: Hashable, Sendable {
    /// The claim.
    public let claim: ClaimID
    /// Its version.
    public let version: Int

    public init(claim: ClaimID, version: Int) {
        self.claim = claim
        self.version = version
    }
}

extension ClaimWithdrawn: RecordContent {
    static let type = "claim.withdrawn"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try fields.value("claim")
        version = try fields.ordinal("version")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("claim", claim)
        fields.put("version", version)
    }
}
