public import Calendar
public import Capture
public import Identifiers
public import Integrity
public import Policy
public import Profiles

/// Everything that an operation may touch outside its arguments and the books.
public struct Environment: Sendable {
    /// The clock; it throws where it shows no moment that records can have.
    public var now: @Sendable () throws -> Instant
    /// Random bytes for salts and nonces.
    public var randomBytes: @Sendable (Int) -> [UInt8]
    /// Reads an adopted rule pack from its file's bytes, its examples left out; the same bytes
    /// give the same rule pack.
    public var rulePack: @Sendable ([UInt8]) throws -> RulePack
    /// Reads a rule pack whole and strictly, examples and all, before it is adopted.
    public var newRulePack: @Sendable ([UInt8]) throws -> RulePack
    /// Reads a profile from its file's bytes.
    public var profile: @Sendable ([UInt8]) throws -> Profile
    /// What profiles made of the books.
    public let profiles = ProfileShelf()
    /// The bytes of a file that a command names.
    public var file: @Sendable (_ path: String) throws(ArgumentError) -> [UInt8]
    /// A file that a command names as evidence, fit to be kept.
    public var evidence: @Sendable (_ path: String) throws(ArgumentError) -> CapturedFile
    /// The keys, which are outside the books.
    public var keys: any KeyChain

    public init(
        now: @escaping @Sendable () throws -> Instant,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        rulePack: @escaping @Sendable ([UInt8]) throws -> RulePack,
        newRulePack: @escaping @Sendable ([UInt8]) throws -> RulePack,
        profile: @escaping @Sendable ([UInt8]) throws -> Profile,
        file: @escaping @Sendable (String) throws(ArgumentError) -> [UInt8],
        evidence: @escaping @Sendable (String) throws(ArgumentError) -> CapturedFile,
        keys: any KeyChain
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.rulePack = rulePack
        self.newRulePack = newRulePack
        self.profile = profile
        self.file = file
        self.evidence = evidence
        self.keys = keys
    }
}

/// The keys that an operation may use.
public protocol KeyChain: Sendable {
    /// The root of seal keys, fingerprints and the vault's key.
    var root: RootKey { get }
    /// Signs checkpoints.
    var journal: SigningKey { get }
    /// Signs evidence packs.
    var pack: SigningKey { get }

    /// A signer's own key, unlocked by their passphrase once a run.
    ///
    /// - Throws: ``KeyChainError``.
    func signer(_ user: UserID) throws(KeyChainError) -> SigningKey

    /// Makes a signer's key, wrapped by a passphrase of theirs.
    ///
    /// - Throws: ``KeyChainError``.
    func enrol(_ user: UserID) throws(KeyChainError) -> SigningKey
}

/// Why a signer's key cannot be used, in order of precedence; that the disk failed is no refusal,
/// and ``CommandPlayer`` records none for it.
public enum KeyChainError: Error, Hashable, Sendable {
    case noSuchSigner(UserID)
    case alreadyEnrolled(UserID)
    case noPassphrase(UserID)
    case wrongPassphrase(UserID)
    case unreadable(UserID, reason: String)
    /// The disk that the keys are on failed.
    case diskFailed(String)
}

extension KeyChainError {
    /// Whether the books say so, which stays so, and not whoever sent the command.
    var isOfTheBooks: Bool {
        switch self {
        case .noSuchSigner, .alreadyEnrolled: true
        case .noPassphrase, .wrongPassphrase, .unreadable, .diskFailed: false
        }
    }
}

extension KeyChainError: Refusal {
    public var code: String {
        switch self {
        case .noSuchSigner: "key.no-such-signer"
        case .alreadyEnrolled: "key.already-enrolled"
        case .noPassphrase: "key.no-passphrase"
        case .wrongPassphrase: "key.wrong-passphrase"
        case .unreadable: "key.unreadable"
        case .diskFailed: "keys.disk-failed"
        }
    }

    public var message: String {
        switch self {
        case .noSuchSigner(let user):
            "\(user) has no signing key here. A programme manager enrols them with signer.enrol."
        case .alreadyEnrolled(let user):
            "\(user) has a signing key already. Retire it before making another."
        case .noPassphrase(let user):
            "The passphrase of \(user) is needed to sign. Type it at the terminal, or give it with "
                + "--passphrase-fd."
        case .wrongPassphrase(let user):
            "That is not the passphrase of \(user). Try again; nothing was written."
        case .unreadable(let user, let reason):
            "The signing key of \(user) cannot be read: \(reason)."
        case .diskFailed(let what):
            "The disk that the keys are on failed: \(what) Nothing was written to the books; mend "
                + "it, then send the command again."
        }
    }
}
