import Identifiers
import Journal
import Policy
import Store

/// Starts a new epoch of a signer's seal key.
///
/// 1. A programme manager asks, for somebody whose seals have a key in force.
/// 2. The next epoch is recorded, then that the one before counts no longer: what it sealed stays
///    verifiable under it.
struct RotateSeals: Operation {
    static let name = "key.rotate-seals"
    private let user: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("user")
        user = try arguments.code("user")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        let live = try context.liveKeys(of: user, purpose: .seal)
        guard !live.isEmpty else { throw KeyRefusal.noSeals(user) }
        let epoch = try context.addSealKey(of: user)
        for old in live {
            let retired = KeyRetired(purpose: .seal, key: old.added.key, owner: user)
            try context.record(.keyRetired(retired))
        }
        return "The seals of \(user) are in epoch \(epoch)."
    }
}
