import Calendar
import FileSystem
import Files
import Identifiers
import Integrity
import Testing

@Suite struct BackupFolderTests {
    private let temporary: TemporaryFolder
    private let folder: Folder
    private let backup: BackupFolder

    private static let journal = [UInt8](repeating: 7, count: 3000)
    private static let vault = [UInt8](repeating: 8, count: 2000)
    private static let settings = Array("keys: ../keys\nuser: u_pm\n".utf8)

    init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.folder.folder("backup")
        backup = BackupFolder(folder)
        try folder.write(["journal.sqlite": Self.journal, "vault.sqlite": Self.vault])
    }

    @discardableResult
    private func state(settings: [UInt8]? = settings) throws -> BackupStatement {
        try backup.settle()
        return try backup.state(
            Checkpoint(origin: "example.org/a", size: 9, root: Digest(of: [1])),
            note: [1, 2, 3],
            settings: settings,
            made: Instant("2026-11-20T10:00:00.000Z")
        )
    }

    /// Copies what is stated, into a folder of its own.
    private func copy() throws -> (copied: [String: [UInt8]], settings: [UInt8]?) {
        let target = temporary.folder.folder("target")
        if target.exists { try target.remove() }
        try target.create()
        let settings = try backup.copyDatabases(stated: backup.statement(), to: target) { _, _ in }
        return (try target.contents(within: .pack).files, settings)
    }

    private func error() -> BackupError? {
        do {
            _ = try copy()
            return nil
        } catch { return error as? BackupError }
    }

    @Test func `a statement is read back as it was written`() throws {
        let made = try state()
        #expect(try backup.statement() == made)
        #expect(
            made.files.map(\.name) == [
                "checkpoint", "farthing.settings", "journal.sqlite", "vault.sqlite",
            ]
        )
        let text = String(decoding: try folder.file("backup.txt").bytes(), as: UTF8.self)
        #expect(text.hasPrefix("farthing-backup/v1\njournal: example.org/a\nrecords: 9\nroot: "))
        #expect(text.contains("\nfile.3.name: journal.sqlite\nfile.3.bytes: 3000\nfile.3.sha256: "))
    }

    @Test func `the databases are copied and the settings given back`() throws {
        try state()
        let (copied, settings) = try copy()
        #expect(copied == ["journal.sqlite": Self.journal, "vault.sqlite": Self.vault])
        #expect(settings == Self.settings)
    }

    @Test func `books without settings are backed up without`() throws {
        #expect(try state(settings: nil).files.count == 3)
        #expect(try copy().settings == nil)
    }

    @Test(arguments: ["checkpoint", "farthing.settings", "journal.sqlite", "vault.sqlite"])
    func `a flipped byte, a byte more, a byte less and a missing file are refused by name`(
        name: String
    ) throws {
        try state()
        let file = folder.file(name)
        let bytes = try file.bytes()
        var flipped = bytes
        flipped[bytes.count / 2] ^= 1
        for other in [flipped, bytes + [0], bytes.dropLast()] {
            try file.replace(with: other)
            guard case .altered(let path, _) = error() else {
                Issue.record("\(name) with \(other.count) bytes is taken")
                continue
            }
            #expect(path == file.path)
        }
        remove(file.path)
        #expect(error() == .missing(path: file.path))
        try file.replace(with: bytes)
        #expect(error() == nil)
    }

    @Test func `every flipped byte of the statement is refused or changes what it says`() throws {
        let made = try state()
        let file = folder.file("backup.txt")
        let bytes = try file.bytes()
        for index in bytes.indices {
            var flipped = bytes
            flipped[index] ^= 1
            try file.replace(with: flipped)
            #expect((try? backup.statement()) != made, "byte \(index)")
        }
    }

    @Test(arguments: [
        ("file.4.name: vault.sqlite", "file.4.name: ../vault.sqlite"),
        ("file.4.name: vault.sqlite", "file.4.name: journal.sqlite"),
        ("file.1.name: checkpoint", "file.1.name: notes"),
        ("farthing-backup/v1", "farthing-backup/v2"),
        ("files: 4", "files: 3"),
        ("10:00:00.000Z", "10:00"),
    ])
    func `a statement of other files or another form is none`(from: String, to: String) throws {
        try state()
        let file = folder.file("backup.txt")
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        try file.replace(with: Array(text.replacing(from, with: to).utf8))
        #expect(error()?.code == "backup.unreadable-statement")
    }

    @Test func `sizes that add up to more than 64 bits are refused, and stop nothing`() throws {
        try state()
        let file = folder.file("backup.txt")
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        let great = text.replacing("bytes: 3000", with: "bytes: \(Int64.max)")
            .replacing("bytes: 2000", with: "bytes: \(Int64.max)")
        try file.replace(with: Array(great.utf8))
        #expect(error()?.code == "backup.altered")
    }

    @Test func `a folder without a statement is no backup`() throws {
        #expect(error() == .noStatement(path: folder.path))
    }
}

@Suite struct ErasureListTests {
    private let temporary: TemporaryFolder
    private var file: DiskFile { temporary.folder.file("erased") }

    init() throws { temporary = try TemporaryFolder() }

    @Test func `who was erased is kept once, in order`() throws {
        let list = ErasureList(file: file)
        #expect(try list.participants().isEmpty)
        try list.add([])
        #expect(!file.exists)
        try list.add([ParticipantCode("p_02"), ParticipantCode("p_01")])
        try list.add([ParticipantCode("p_01"), ParticipantCode("p_03")])
        #expect(try list.participants().map(\.text) == ["p_01", "p_02", "p_03"])
        #expect(try file.bytes() == Array("p_01\np_02\np_03\n".utf8))
    }

    @Test func `a list with another line is not believed, and not written over`() throws {
        try file.create(Array("p_01\nAda Lovelace\n".utf8))
        let list = ErasureList(file: file)
        let error = #expect(throws: FileError.self) { try list.participants() }
        #expect(error?.message.contains("line 2") == true)
        #expect(throws: FileError.self) { try list.add([ParticipantCode("p_02")]) }
        #expect(try file.bytes() == Array("p_01\nAda Lovelace\n".utf8))
    }
}

@Suite struct RecordLossTests {
    private let temporary: TemporaryFolder
    private let keys: KeyFolder

    init() throws {
        temporary = try TemporaryFolder()
        let folder = temporary.folder.folder("keys")
        let random: @Sendable (Int) -> [UInt8] = { Array(repeating: 3, count: $0) }
        try KeyFolder.create(folder, randomBytes: random)
        keys = try KeyFolder(folder, passphrases: NoPassphrases(), randomBytes: random)
    }

    private func checkpoint(_ size: Int) throws -> SignedCheckpoint {
        try Checkpoint(origin: "example.org/a", size: size, root: Digest(of: [UInt8(size)]))
            .signed(by: keys.journal)
    }

    private func loss(_ reason: String) throws -> RecordLoss {
        RecordLoss(
            remembered: try checkpoint(9).checkpoint,
            restored: try checkpoint(7).checkpoint,
            reason: reason,
            agreed: try Instant("2026-11-20T10:00:00.000Z")
        )
    }

    @Test func `a loss is kept with the checkpoint that proves it, and lowers the mark`() throws {
        try keys.highWater.raise(to: checkpoint(9))
        let file = try keys.accept(loss("both disks"), endingWith: checkpoint(7))
        #expect(try keys.highWater.note() == checkpoint(7).note)
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        #expect(text.hasPrefix("farthing-loss/v1\njournal: example.org/a\nremembered: 9\n"))
        #expect(text.contains("\nrestored: 7\n") && text.contains("\nreason: both disks\n"))
        let losses = keys.folder.folder("losses")
        #expect(try losses.file("1.checkpoint").bytes() == checkpoint(9).note)
        try keys.highWater.raise(to: checkpoint(9))
        _ = try keys.accept(loss("again"), endingWith: checkpoint(7))
        #expect(
            try losses.names() == ["1.checkpoint", "1.txt", "2.checkpoint", "2.txt"]
        )
    }

    @Test func `a loss that cannot be written down lowers nothing`() throws {
        try keys.highWater.raise(to: checkpoint(9))
        #expect(throws: StatementError.self) {
            try keys.accept(loss("é"), endingWith: checkpoint(7))
        }
        #expect(try keys.highWater.note() == checkpoint(9).note)
    }
}
