public import FileSystem
public import Identifiers
public import Integrity
public import Operations
import Synchronization

/// The folder that holds a programme's keys, outside its books and their copies.
///
/// ```
/// root.key  journal.key  pack.key    32 random bytes each, mode 0400
/// signers/USER.key                   a signer's own key, wrapped by their passphrase, mode 0400
/// high-water                         the newest signed checkpoint, against books that went back
/// erased                             who was erased, against backups that remember them
/// losses/N.txt                       which records somebody agreed to go on without
/// ```
///
/// A key that others could read, that is a link, or that has another length is refused before
/// anything is done with it. Each signer is unlocked once a run.
public final class KeyFolder: KeyChain {
    public let root: RootKey
    public let journal: SigningKey
    public let pack: SigningKey
    /// Where the keys are.
    public let folder: Folder

    private let passphrases: any PassphraseSource
    private let randomBytes: @Sendable (Int) -> [UInt8]
    private let unlocked = Mutex<[UserID: SigningKey]>([:])

    private static let names = ["root.key", "journal.key", "pack.key"]
    /// What is only there once the keys were used.
    private static let traces = ["high-water", "erased", "losses"]
    private static let length = 32
    private static let signerLimit = 4096

    /// Opens a folder of keys.
    ///
    /// - Throws: ``KeyFolderError``, the first that holds.
    public init(
        _ folder: Folder,
        passphrases: any PassphraseSource,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) throws(KeyFolderError) {
        try Self.check(folder)
        root = try Self.root(folder)
        journal = try Self.signingKey(folder.file("journal.key"))
        pack = try Self.signingKey(folder.file("pack.key"))
        self.folder = folder
        self.passphrases = passphrases
        self.randomBytes = randomBytes
    }

    /// How far a folder of keys has come.
    public enum Progress: Sendable {
        /// There are no keys in it, or not all: whoever made them was stopped.
        case unfinished
        /// Nothing was done with them yet.
        case unused
        /// Books were written under them.
        case used
    }

    /// Whether a folder has any key of the books in it.
    public static func hasAny(in folder: Folder) -> Bool {
        names.contains { folder.file($0).exists }
    }

    /// How far a folder of keys has come, by the names in it.
    public static func progress(of folder: Folder) -> Progress {
        if traces.contains(where: { folder.file($0).exists }) { return .used }
        return names.allSatisfy { folder.file($0).exists } ? .unused : .unfinished
    }

    /// Makes a folder with new keys in it, or those that whoever began to make them left out: each
    /// is there whole or not at all.
    ///
    /// - Throws: ``KeyFolderError``, where all keys are there or were used.
    public static func create(
        _ folder: Folder,
        randomBytes: @Sendable (Int) -> [UInt8]
    ) throws(KeyFolderError) {
        guard progress(of: folder) == .unfinished else { throw .alreadyThere(path: folder.path) }
        do {
            try folder.create(mode: 0o700)
            try folder.folder("signers").create(mode: 0o700)
            for name in names where !folder.file(name).exists {
                try folder.file(name).replace(with: randomBytes(length), mode: SecretFile.mode)
            }
        } catch { throw .unreadable(error) }
    }

    /// The newest checkpoint that was seen, if any.
    public var highWater: HighWaterMark { HighWaterMark(file: folder.file("high-water")) }

    /// Everybody who was erased.
    public var erasures: ErasureList { ErasureList(file: folder.file("erased")) }

    public func signer(_ user: UserID) throws(KeyChainError) -> SigningKey {
        if let key = unlocked.withLock({ $0[user] }) { return key }
        let wrapped = try wrappedKey(of: user)
        let key = try unlock(wrapped, of: user)
        unlocked.withLock { $0[user] = key }
        return key
    }

    public func enrol(_ user: UserID) throws(KeyChainError) -> SigningKey {
        let file = signerFile(user)
        guard !file.exists else { throw .alreadyEnrolled(user) }
        guard let passphrase = try passphrases.passphrase(of: user, for: .choosing) else {
            throw .noPassphrase(user)
        }
        var seed = randomBytes(Self.length)
        let secret = SecretBytes(cleansing: &seed)
        do {
            let wrapped = try WrappedSigningKey.wrap(
                seed: secret,
                owner: user,
                passphrase: passphrase,
                salt: randomBytes(WrappedSigningKey.saltLength),
                nonce: randomBytes(WrappedSigningKey.nonceLength)
            )
            try file.folder.create(mode: 0o700)
            try file.create(wrapped.bytes, mode: SecretFile.mode)
            try file.folder.sync()
            let key = try SigningKey(seed: secret)
            unlocked.withLock { $0[user] = key }
            return key
        } catch let error as KeyError {
            throw .unreadable(user, reason: error.message)
        } catch let error as FileError {
            throw KeyChainError(error, reading: user)
        } catch {
            throw .unreadable(user, reason: "\(error)")
        }
    }

    private func signerFile(_ user: UserID) -> DiskFile {
        folder.folder("signers").file("\(user).key")
    }

    private func wrappedKey(of user: UserID) throws(KeyChainError) -> WrappedSigningKey {
        let file = signerFile(user)
        guard file.exists else { throw .noSuchSigner(user) }
        do {
            let secret = try SecretFile(file.path, limit: Self.signerLimit)
            let wrapped = try WrappedSigningKey(bytes: secret.bytes)
            guard wrapped.owner == user else { throw KeyError.badField("owner") }
            return wrapped
        } catch SecretFileError.unreadable(let error) {
            throw KeyChainError(error, reading: user)
        } catch let error as SecretFileError {
            throw .unreadable(user, reason: KeyFolderError(error).message)
        } catch let error as KeyError {
            throw .unreadable(user, reason: error.message)
        } catch {
            throw .unreadable(user, reason: "\(error)")
        }
    }

    private func unlock(
        _ wrapped: WrappedSigningKey,
        of user: UserID
    ) throws(KeyChainError) -> SigningKey {
        for attempt in 1...max(1, passphrases.attempts) {
            guard let passphrase = try passphrases.passphrase(of: user, for: .unlocking(attempt))
            else { throw .noPassphrase(user) }
            do { return try wrapped.unwrap(passphrase: passphrase) } catch .wrongPassphrase {
                continue
            } catch { throw .unreadable(user, reason: error.message) }
        }
        throw .wrongPassphrase(user)
    }
}

// MARK: Reading the folder

extension KeyFolder {
    private static func check(_ folder: Folder) throws(KeyFolderError) {
        guard folder.exists, let permissions = folder.permissions else {
            throw .noFolder(path: folder.path)
        }
        guard permissions.mode & 0o022 == 0 else {
            throw .openToOthers(path: folder.path, mode: permissions.mode)
        }
    }

    private static func root(_ folder: Folder) throws(KeyFolderError) -> RootKey {
        let file = folder.file("root.key")
        do { return try RootKey(secret(file)) } catch let error as KeyFolderError {
            throw error
        } catch let error as KeyError {
            throw .unusable(path: file.path, error)
        } catch {
            throw .unreadable(.failed(path: file.path, doing: "read", reason: "\(error)"))
        }
    }

    private static func signingKey(_ file: DiskFile) throws(KeyFolderError) -> SigningKey {
        let seed = try secret(file)
        do { return try SigningKey(seed: seed) } catch {
            throw .unusable(path: file.path, error)
        }
    }

    private static func secret(_ file: DiskFile) throws(KeyFolderError) -> SecretBytes {
        var bytes: [UInt8]
        do { bytes = try SecretFile(file.path, limit: length).bytes } catch {
            throw KeyFolderError(error)
        }
        guard bytes.count == length else {
            // One byte past the limit was asked for, so a longer file shows as longer.
            throw .wrongLength(path: file.path, wanted: length, found: bytes.count)
        }
        return SecretBytes(cleansing: &bytes)
    }
}
