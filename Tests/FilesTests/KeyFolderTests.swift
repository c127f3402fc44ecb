import FileSystem
import Identifiers
import Integrity
import Operations
import Testing

@testable import Files

@Suite struct KeyFolderTests {
    private let temporary: TemporaryFolder
    private let keys: Folder

    init() throws {
        temporary = try TemporaryFolder()
        keys = temporary.folder.folder("keys")
        try KeyFolder.create(keys, randomBytes: Self.bytes)
    }

    private static func bytes(_ count: Int) -> [UInt8] { Array(repeating: 7, count: count) }

    private func open(
        _ passphrases: any PassphraseSource = NoPassphrases()
    ) throws(KeyFolderError) -> KeyFolder {
        try KeyFolder(keys, passphrases: passphrases, randomBytes: Self.bytes)
    }

    private func refusal(_ passphrases: any PassphraseSource = NoPassphrases()) -> String? {
        do {
            _ = try open(passphrases)
            return nil
        } catch { return error.code }
    }

    @Test func `keys that were made can be opened, and are their owner's alone`() throws {
        _ = try open()
        #expect(try SecretFile(keys.file("root.key").path, limit: 32).mode == 0o400)
        #expect(keys.permissions?.mode == 0o700)
    }

    @Test func `keys are never made over others`() {
        #expect(throws: KeyFolderError.alreadyThere(path: keys.path)) {
            try KeyFolder.create(keys, randomBytes: Self.bytes)
        }
    }

    @Test(arguments: [0o600, 0o440, 0o404, 0o500, 0o4400] as [UInt32])
    func `a key file of another mode than 0400 is refused`(mode: UInt32) {
        setMode(mode, of: keys.file("journal.key").path)
        #expect(refusal() == "keys.wrong-mode")
    }

    @Test func `a refusal of a mode says which it is and how to mend it`() {
        let path = keys.file("root.key").path
        setMode(0o644, of: path)
        do {
            _ = try open()
            Issue.record("the keys were opened")
        } catch {
            #expect(
                error.message == "\(path) has mode 0644, and a key's is 0400: only its owner reads "
                    + "it. Run: chmod 400 \(path)"
            )
        }
    }

    @Test(arguments: [0, 31, 33, 64])
    func `a key file of another length than 32 bytes is refused`(length: Int) throws {
        let file = keys.file("pack.key")
        try file.replace(with: Array(repeating: 1, count: length), mode: 0o400)
        #expect(refusal() == "keys.wrong-length")
    }

    @Test func `a key of exactly 32 bytes is taken`() throws {
        try keys.file("pack.key").replace(with: Array(repeating: 1, count: 32), mode: 0o400)
        #expect(refusal() == nil)
    }

    @Test func `a key file that is a symbolic link is refused`() throws {
        let elsewhere = temporary.folder.file("elsewhere.key")
        try elsewhere.create(Array(repeating: 1, count: 32), mode: 0o400)
        remove(keys.file("root.key").path)
        link(keys.file("root.key").path, to: elsewhere.path)
        #expect(refusal() == "file.symbolic-link")
    }

    @Test func `a folder in which others may write is refused`() {
        setMode(0o770, of: keys.path)
        #expect(refusal() == "keys.open-to-others")
    }

    @Test func `a missing folder, and a missing key, are told apart`() {
        remove(keys.file("root.key").path)
        #expect(refusal() == "file.missing")
        #expect(throws: KeyFolderError.noFolder(path: "\(keys.path)/none")) {
            try KeyFolder(
                keys.folder("none"),
                passphrases: NoPassphrases(),
                randomBytes: Self.bytes
            )
        }
    }
}

@Suite struct SignerKeyTests {
    private let temporary: TemporaryFolder
    private let keys: Folder
    private let manager: UserID

    init() throws {
        temporary = try TemporaryFolder()
        keys = temporary.folder.folder("keys")
        manager = try UserID("u_nm")
        try KeyFolder.create(keys) { Array(repeating: 7, count: $0) }
    }

    private func open(_ list: String) throws -> KeyFolder {
        try KeyFolder(keys, passphrases: ListedPassphrases(Array(list.utf8))) {
            Array(repeating: 9, count: $0)
        }
    }

    @Test func `a signer's key opens with the passphrase it was made with, and no other`() throws {
        let made = try open("u_nm plum-cake-and-tea\n").enrol(manager)
        let again = try open("u_x other\nu_nm plum-cake-and-tea\n").signer(manager)
        #expect(again.verificationKey == made.verificationKey)
        #expect(throws: KeyChainError.wrongPassphrase(manager)) {
            try open("u_nm plum-cake\n").signer(manager)
        }
        #expect(throws: KeyChainError.noPassphrase(manager)) {
            try open("u_x one\nu_y two\n").signer(manager)
        }
    }

    @Test func `one bare line is the passphrase of whoever is asked for`() throws {
        let made = try open("plum cake and tea\n").enrol(manager)
        let again = try open("plum cake and tea").signer(manager)
        #expect(again.verificationKey == made.verificationKey)
    }

    @Test func `nobody is enrolled twice, and who was not cannot sign`() throws {
        #expect(throws: KeyChainError.noSuchSigner(manager)) { try open("x").signer(manager) }
        _ = try open("u_nm plum-cake-and-tea\n").enrol(manager)
        #expect(throws: KeyChainError.alreadyEnrolled(manager)) { try open("x").enrol(manager) }
    }

    @Test func `a signer's key file that others can read is refused`() throws {
        _ = try open("plum-cake-and-tea").enrol(manager)
        setMode(0o444, of: keys.folder("signers").file("u_nm.key").path)
        let error = #expect(throws: KeyChainError.self) {
            try open("plum-cake-and-tea").signer(manager)
        }
        #expect(error?.code == "key.unreadable")
    }

    @Test func `a demonstration's passphrases are kept in a file that has the form of the list`()
        throws
    {
        let file = keys.file("passphrases")
        let source = GeneratedPassphrases(file: file) { Array(repeating: 3, count: $0) }
        let demo = try KeyFolder(keys, passphrases: source) { Array(repeating: 9, count: $0) }
        let made = try demo.enrol(manager)
        let list = try SecretFile(file.path, limit: 1000)
        #expect(list.mode == 0o400)
        let again = try open(String(decoding: list.bytes, as: UTF8.self)).signer(manager)
        #expect(again.verificationKey == made.verificationKey)
    }
}

@Suite struct KeyTroubleTests {
    @Test func `a file that failed is the disk's, one that is wrong is the key's`() throws {
        let user = try UserID("u_nm")
        let failed = FileError.failed(path: "k", doing: "written", reason: "Input/output error")
        #expect(KeyChainError(failed, reading: user) == .diskFailed(failed.message))
        let wrong = FileError.tooLarge(path: "k", limit: 4096)
        #expect(
            KeyChainError(wrong, reading: user) == .unreadable(user, reason: wrong.message)
        )
    }
}

@Suite struct HighWaterMarkTests {
    private let temporary: TemporaryFolder
    private let key: SigningKey

    init() throws {
        temporary = try TemporaryFolder()
        key = try SigningKey(seed: SecretBytes(Array(repeating: 5, count: 32)))
    }

    private func checkpoint(_ size: Int) throws -> SignedCheckpoint {
        try Checkpoint(origin: "example.org/a", size: size, root: Digest(of: [UInt8(size)]))
            .signed(by: key)
    }

    @Test func `the newest checkpoint is kept, and an older one changes nothing`() throws {
        let mark = HighWaterMark(file: temporary.folder.file("high-water"))
        #expect(try mark.note() == nil)
        try mark.raise(to: checkpoint(9))
        try mark.raise(to: checkpoint(10))
        try mark.raise(to: checkpoint(8))
        #expect(try mark.note() == checkpoint(10).note)
    }

    @Test(arguments: 0..<8)
    func `writers that race leave the newest, whichever came last`(round: Int) async throws {
        let mark = HighWaterMark(file: temporary.folder.file("high-water"))
        let notes = try (1...64).map { try checkpoint($0) }
        // Four writers in turn have the sizes 1, 5, 9 and so on, 2, 6, 10 and so on.
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    for note in notes where note.checkpoint.size % 4 == writer {
                        try mark.raise(to: note)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try mark.note() == notes[63].note)
    }

    @Test func `it is lowered from what was agreed to, and from nothing else`() throws {
        let mark = HighWaterMark(file: temporary.folder.file("high-water"))
        try mark.raise(to: checkpoint(10))
        #expect(throws: FileError.self) { try mark.lower(from: 9, to: checkpoint(7)) }
        #expect(try mark.note() == checkpoint(10).note)
        try mark.lower(from: 10, to: checkpoint(7))
        #expect(try mark.note() == checkpoint(7).note)
    }

    @Test func `erasures that race are all remembered`() async throws {
        let list = ErasureList(file: temporary.folder.file("erased"))
        let codes = try (10..<74).map { try ParticipantCode("p_\($0)") }
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    for (index, code) in codes.enumerated() where index % 4 == writer {
                        try list.add([code])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try list.participants() == codes)
    }
}
