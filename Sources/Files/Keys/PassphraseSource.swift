public import FileSystem
public import Identifiers
public import Integrity
public import Operations
import Synchronization

/// Where signers' passphrases come from: never an argument, the environment or a command file.
public protocol PassphraseSource: Sendable {
    /// How often a wrong one may be corrected.
    var attempts: Int { get }

    /// A user's passphrase, or nil when there is none to be had.
    ///
    /// - Throws: `KeyChainError`.
    func passphrase(
        of user: UserID,
        for purpose: PassphrasePurpose
    ) throws(KeyChainError) -> SecretBytes?
}

/// What a passphrase is asked for.
public enum PassphrasePurpose: Hashable, Sendable {
    /// To lock a new key.
    case choosing
    /// To unlock a key, at this attempt, counted from 1.
    case unlocking(Int)
}

/// There is nobody to ask.
public struct NoPassphrases: PassphraseSource {
    public var attempts: Int { 1 }

    public init() {}

    public func passphrase(
        of user: UserID,
        for purpose: PassphrasePurpose
    ) throws(KeyChainError) -> SecretBytes? { nil }
}

/// Passphrases that were written out: a line `USER PASSPHRASE` for each signer, or one line that
/// is the passphrase of whoever is asked for.
public struct ListedPassphrases: PassphraseSource {
    private let lines: [SecretBytes]

    /// The most bytes that a list may have.
    public static let byteLimit = 65_536

    public var attempts: Int { 1 }

    /// Reads a list from a descriptor that the caller opened, to its end.
    ///
    /// - Throws: `FileError`.
    public init(descriptor: Int32) throws(FileError) {
        self.init(try InheritedFile(number: descriptor).bytes(limit: Self.byteLimit))
    }

    /// Reads a list's bytes.
    public init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            SecretBytes(Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
        }
    }

    public func passphrase(
        of user: UserID,
        for purpose: PassphrasePurpose
    ) throws(KeyChainError) -> SecretBytes? {
        let prefix = Array("\(user) ".utf8)
        for line in lines {
            let found = line.withUnsafeBytes { bytes in
                bytes.starts(with: prefix) ? SecretBytes(Array(bytes.dropFirst(prefix.count))) : nil
            }
            if let found { return found }
        }
        return lines.count == 1 ? lines[0] : nil
    }
}

/// Passphrases made for a demonstration and kept in a file beside the keys they lock.
///
/// What they lock is worth nothing: the demonstration's people are invented.
public final class GeneratedPassphrases: PassphraseSource {
    private let file: DiskFile
    private let randomBytes: @Sendable (Int) -> [UInt8]
    private let made = Mutex<[(user: UserID, text: String)]>([])

    public var attempts: Int { 1 }

    /// - Parameter file: Where they are written, mode 0400.
    public init(file: DiskFile, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.file = file
        self.randomBytes = randomBytes
    }

    public func passphrase(
        of user: UserID,
        for purpose: PassphrasePurpose
    ) throws(KeyChainError) -> SecretBytes? {
        if let known = made.withLock({ $0.first { $0.user == user } }) {
            return SecretBytes(Array(known.text.utf8))
        }
        guard purpose == .choosing else { return nil }
        let text = word()
        let lines = made.withLock { list in
            list.append((user, text))
            return list.map { "\($0.user) \($0.text)\n" }.joined()
        }
        do { try file.replace(with: Array(lines.utf8), mode: SecretFile.mode) } catch {
            throw KeyChainError(error, reading: user)
        }
        return SecretBytes(Array(text.utf8))
    }

    /// Four groups of five letters: 94 bits.
    private func word() -> String {
        let letters = Array("abcdefghijkmnopqrstuvwxyz".utf8)
        let groups = (0..<4).map { _ in
            String(decoding: randomBytes(5).map { letters[Int($0) % letters.count] }, as: UTF8.self)
        }
        return groups.joined(separator: "-")
    }
}
