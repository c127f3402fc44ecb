public import Integrity

/// Which keys vouch for an approval.
public struct ApprovalKeys: Hashable, Sendable {
    /// The id of the signer's own public key, nil where the seal alone vouches.
    public let signing: String?
    /// The epoch of the signer's sealing key.
    public let sealEpoch: Int

    /// Names the keys that will vouch.
    ///
    /// - Precondition: The epoch is one of 0 to 4294967295.
    public init(signing: VerificationKey?, sealEpoch: Int) {
        precondition(UInt32(exactly: sealEpoch) != nil, "an epoch is a count of 32 bits")
        self.signing = signing?.id
        self.sealEpoch = sealEpoch
    }

    /// Takes what a statement names, once checked.
    init(signingID: String?, epoch: Int) {
        signing = signingID
        sealEpoch = epoch
    }

    /// How many bytes a key's id has.
    static let idLength = 8
}
