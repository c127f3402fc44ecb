import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Records that a key counts no longer; what it vouched for stands.
///
/// 1. A programme manager asks, for a key that is in force.
/// 2. It is not the key by which this very record is about to be signed.
struct RetireKey: Operation {
    static let name = "key.retire"
    private let purpose: KeyPurpose
    private let key: String
    private let user: UserID?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("purpose", "key", "user")
        purpose = try arguments.choice("purpose")
        key = try arguments.word("key")
        user = try arguments.optionalCode("user")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        let stored = try context.keyInForce(key, purpose: purpose, owner: user)
        let own = context.environment.keys
        let inUse = [own.journal.verificationKey.id, own.pack.verificationKey.id]
        guard purpose == .signer || purpose == .seal || !inUse.contains(key) else {
            throw KeyRefusal.inUse(key)
        }
        let retired = KeyRetired(purpose: purpose, key: key, owner: stored.added.owner)
        try context.record(.keyRetired(retired))
        return nil
    }
}
