public import Approvals

/// Another version of a claim, which leaves no approval of the one before standing.
public struct ClaimAmended: Hashable, Sendable {
    /// Version 2 or later.
    public let claim: Claim

    public init(claim: Claim) { self.claim = claim }
}

extension ClaimAmended: RecordContent {
    static let type = "claim.amended"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try Claim(from: &fields)
        guard claim.version > 1 else { throw .contradiction(code: "claim.later-version") }
    }

    func write(to fields: inout FieldWriter) { claim.write(to: &fields) }
}
