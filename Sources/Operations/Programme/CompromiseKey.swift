import Identifiers
import Journal
import Policy
import Store

/// Records that others may hold a key, and up to where it is still trusted.
///
/// 1. A programme manager asks, for a key that is in force and a size that the journal has had.
/// 2. The root of the journal at that size goes into the record: what came before it stands.
struct CompromiseKey: Operation {
    static let name = "key.compromise"
    private let purpose: KeyPurpose
    private let key: String
    private let user: UserID?
    private let trustedSize: Int

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("purpose", "key", "user", "trusted-size")
        purpose = try arguments.choice("purpose")
        key = try arguments.word("key")
        user = try arguments.optionalCode("user")
        trustedSize = try arguments.count("trusted-size")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        let stored = try context.keyInForce(key, purpose: purpose, owner: user)
        let size = try context.books.head().size
        guard trustedSize <= size else {
            throw KeyRefusal.beyondJournal(asked: trustedSize, size: size)
        }
        let compromised = KeyCompromised(
            purpose: purpose,
            key: key,
            owner: stored.added.owner,
            trustedSize: trustedSize,
            trustedRoot: try context.books.root(size: trustedSize)
        )
        try context.record(.keyCompromised(compromised))
        switch purpose {
        case .journal, .pack:
            return "Packs that are made from now on are not taken for genuine: no other key takes "
                + "this one's place. Tell everybody who holds the pin, and begin new books."
        case .signer, .seal:
            return "Records from \(trustedSize) on that only this key vouches for prove nothing "
                + "now. `farthing check` lists the approvals among them, and nothing is paid on "
                + "them."
        }
    }
}
