import Approvals
import Evidence
import Identifiers
import Integrity

/// Keys of fixed seeds.
enum Keys {
    static func signing(_ seed: UInt8) throws -> SigningKey {
        try SigningKey(seed: SecretBytes(Array(repeating: seed, count: 32)))
    }

    static func journal() throws -> SigningKey { try signing(1) }
    static func pack() throws -> SigningKey { try signing(2) }
    static func partnerManager() throws -> SigningKey { try signing(3) }
    static func programmeManager() throws -> SigningKey { try signing(4) }
    static func financeOfficer() throws -> SigningKey { try signing(6) }
    /// A key that the journal does not know.
    static func stranger() throws -> SigningKey { try signing(9) }

    static func seal(of signer: UserID) throws -> SealKey {
        try RootKey(SecretBytes(Array(repeating: 5, count: 32)))
            .sealKey(for: signer, epoch: 1, origin: JournalBuilder.origin)
    }

    static func pins() throws -> Pins {
        Pins(
            journal: JournalBuilder.origin,
            journalKey: try journal().verificationKey,
            packKey: try pack().verificationKey
        )
    }
}
