import Identifiers
import Integrity
import Operations
import Synchronization

/// A key chain in memory, the same in every run: each key comes of the digest of its name.
final class TestKeys: KeyChain {
    let root: RootKey
    let journal: SigningKey
    let pack: SigningKey
    private let signers = Mutex<[UserID: SigningKey]>([:])
    private let mistyping = Mutex<Set<UserID>>([])
    private let failure = Mutex<String?>(nil)

    init() throws {
        root = try RootKey(Self.secret("root"))
        journal = try SigningKey(seed: Self.secret("journal"))
        pack = try SigningKey(seed: Self.secret("pack"))
    }

    /// From now on somebody types a wrong passphrase.
    func mistype(_ user: UserID) { _ = mistyping.withLock { $0.insert(user) } }

    /// From now on somebody types the right one.
    func typeRight(_ user: UserID) { _ = mistyping.withLock { $0.remove(user) } }

    /// From now on the disk that the keys are on fails so; with nil it is mended.
    func failDisk(_ what: String?) { failure.withLock { $0 = what } }

    private func readDisk() throws(KeyChainError) {
        if let what = failure.withLock({ $0 }) { throw .diskFailed(what) }
    }

    /// Somebody's key is replaced by another that the books do not know.
    func replace(_ user: UserID) throws {
        let key = try SigningKey(seed: Self.secret("another signer \(user)"))
        signers.withLock { $0[user] = key }
    }

    func signer(_ user: UserID) throws(KeyChainError) -> SigningKey {
        try readDisk()
        guard !mistyping.withLock({ $0.contains(user) }) else { throw .wrongPassphrase(user) }
        guard let key = signers.withLock({ $0[user] }) else { throw .noSuchSigner(user) }
        return key
    }

    func enrol(_ user: UserID) throws(KeyChainError) -> SigningKey {
        try readDisk()
        guard signers.withLock({ $0[user] }) == nil else { throw .alreadyEnrolled(user) }
        guard let key = try? SigningKey(seed: Self.secret("signer \(user)")) else {
            throw .unreadable(user, reason: "no key could be made")
        }
        signers.withLock { $0[user] = key }
        return key
    }

    private static func secret(_ name: String) -> SecretBytes {
        SecretBytes(Digest(of: Array(name.utf8)).bytes)
    }
}
