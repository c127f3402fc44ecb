import Identifiers
import Integrity
import Journal
import Store

// What the operations on keys share.

extension KeyAdded {
    /// Registers a key that signs a statement about itself.
    ///
    /// - Throws: ``KeyRefusal/notPossessed(_:)``, or an error of OpenSSL's.
    init(
        provenBy key: SigningKey,
        for purpose: KeyPurpose,
        of owner: UserID?,
        journal origin: String,
        approvedBy: UserID?
    ) throws {
        let verifier = key.verificationKey
        let statement = try KeyProof.statement(journal: origin, owner: owner, key: verifier)
        let proof = try key.sign(statement)
        guard verifier.isValid(proof, for: statement) else {
            throw KeyRefusal.notPossessed(verifier.id)
        }
        self.init(
            purpose: purpose,
            key: verifier.id,
            owner: owner,
            epoch: nil,
            publicKey: Base64.encode(verifier.rawBytes),
            proof: proof.base64,
            approvedBy: approvedBy
        )
    }
}

extension OperationContext {
    /// The journal's origin.
    ///
    /// - Throws: ``LookupRefusal/notBegun``.
    func origin() throws -> String {
        guard let origin = try books.origin() else { throw LookupRefusal.notBegun }
        return origin
    }

    /// The keys of somebody that count now.
    func liveKeys(of owner: UserID?, purpose: KeyPurpose) throws -> [StoredKey] {
        try books.keys(of: owner, purpose: purpose).filter { $0.endedAt == nil }
    }

    /// A key of an owner's that counts now.
    ///
    /// - Throws: ``KeyRefusal``.
    func keyInForce(
        _ id: String,
        purpose: KeyPurpose,
        owner: UserID?
    ) throws -> StoredKey {
        guard let key = try books.key(id, purpose: purpose), key.added.owner == owner else {
            throw KeyRefusal.unknown(id, purpose)
        }
        guard key.endedAt == nil else { throw KeyRefusal.endedBefore(id) }
        return key
    }

    /// Records the seal key of somebody's next epoch, the first being 1.
    ///
    /// - Returns: The epoch.
    @discardableResult
    func addSealKey(of user: UserID) throws -> Int {
        let earlier = try books.keys(of: user, purpose: .seal).compactMap(\.added.epoch)
        let epoch = (earlier.max() ?? 0) + 1
        let key = environment.keys.root.sealKey(for: user, epoch: epoch, origin: try origin())
        let added = KeyAdded(
            purpose: .seal,
            key: key.check,
            owner: user,
            epoch: epoch,
            publicKey: nil,
            proof: nil,
            approvedBy: nil
        )
        try record(.keyAdded(added))
        return epoch
    }
}
