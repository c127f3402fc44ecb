public import Approvals

/// The first version of a claim.
public struct ClaimSubmitted: Hashable, Sendable {
    /// Version 1.
    public let claim: Claim

    public init(claim: Claim) { self.claim = claim }
}

extension ClaimSubmitted: RecordContent {
    static let type = "claim.submitted"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try Claim(from: &fields)
        guard claim.version == 1 else { throw .contradiction(code: "claim.first-version") }
    }

    func write(to fields: inout FieldWriter) { claim.write(to: &fields) }
}
