import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Makes somebody's signing key and seal key and records that they count from now on.
///
/// 1. A programme manager asks, for somebody else whom the books know and who has no key in force.
/// 2. The key is made and wrapped by the signer's passphrase, outside the books. Where that was
///    done by an earlier attempt whose write failed, the key is unlocked instead; one that counted
///    before does not count again.
/// 3. The key signs a statement about itself, which is checked: nobody registers a key that they
///    do not hold.
/// 4. The public key with its proof, and the check of seal key of the next epoch, are recorded.
struct EnrolSigner: Operation {
    static let name = "signer.enrol"
    private let user: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("user")
        user = try arguments.code("user")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        guard user != context.actor else { throw KeyRefusal.ownKey(user) }
        guard try context.isKnown(user) else { throw AuthorityRefusal.unknownActor(user) }
        guard try context.liveKeys(of: user, purpose: .signer).isEmpty else {
            throw KeyChainError.alreadyEnrolled(user)
        }
        let key = try madeOrUnlocked(with: context.environment.keys)
        let added = try KeyAdded(
            provenBy: key,
            for: .signer,
            of: user,
            journal: context.origin(),
            approvedBy: context.actor
        )
        guard try context.books.key(added.key, purpose: .signer) == nil else {
            throw KeyRefusal.wasEnded(added.key, user)
        }
        try context.record(.keyAdded(added))
        if try context.liveKeys(of: user, purpose: .seal).isEmpty {
            try context.addSealKey(of: user)
        }
        return "The signing key of \(user) is \(added.key). Give them its id by another way too."
    }

    private func madeOrUnlocked(with keys: any KeyChain) throws(KeyChainError) -> SigningKey {
        do { return try keys.enrol(user) } catch .alreadyEnrolled {
            return try keys.signer(user)
        }
    }
}
