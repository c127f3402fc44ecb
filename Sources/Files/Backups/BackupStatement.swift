public import Calendar
public import Integrity

//  What a backup says of itself, in its file backup.txt:
//
//      farthing-backup/v1
//      journal: example.org/pathways          the journal's origin
//      records: 214                           how many there are
//      root: 9f86d0...                        of the tree over them
//      made: 2026-11-20T10:00:00.000Z
//      files: 4
//      file.1.name: checkpoint                each of the other files, by name
//      file.1.bytes: 211
//      file.1.sha256: 60303a...
//
//  It finds out what time and disks do to a backup. It is not signed: whether the journal is the
//  one that it should be, its own signatures and the keys say.

/// What is in a backup: whose journal, how far it goes, and each file's size and digest.
public struct BackupStatement: Hashable, Sendable {
    /// The journal's origin.
    public let journal: String
    public let records: Int
    /// The root of the tree over the records.
    public let root: Digest
    public let made: Instant
    public let files: [File]

    /// A file of the backup.
    public struct File: Hashable, Sendable {
        public let name: String
        public let bytes: Int
        public let digest: Digest
    }

    private static let label = "farthing-backup/v1"

    public init(journal: String, records: Int, root: Digest, made: Instant, files: [File]) {
        self.journal = journal
        self.records = records
        self.root = root
        self.made = made
        self.files = files
    }

    /// Reads a statement.
    ///
    /// - Throws: `StatementError`; ``BackupError/unreadable(path:reason:)`` is what becomes of it.
    public init(bytes: [UInt8]) throws {
        var reader = try StatementReader(bytes, label: Self.label)
        journal = try reader.text("journal")
        records = Int(try reader.integer("records"))
        root = try reader.digest("root")
        made = try Instant(reader.text("made"))
        var files: [File] = []
        for number in 0..<(try reader.count("files")) {
            let prefix = "file.\(number + 1)"
            files.append(
                File(
                    name: try reader.text("\(prefix).name"),
                    bytes: Int(try reader.integer("\(prefix).bytes")),
                    digest: try reader.digest("\(prefix).sha256")
                )
            )
        }
        try reader.end()
        self.files = files
    }

    /// The statement's bytes.
    ///
    /// - Throws: `StatementError`.
    public func bytes() throws(StatementError) -> [UInt8] {
        var writer = StatementWriter(label: Self.label)
        writer.put("journal", journal)
        writer.put("records", records)
        writer.put("root", root)
        writer.put("made", made.description)
        writer.put("files", files.count)
        for (number, file) in files.enumerated() {
            writer.put("file.\(number + 1).name", file.name)
            writer.put("file.\(number + 1).bytes", file.bytes)
            writer.put("file.\(number + 1).sha256", file.digest)
        }
        return try writer.bytes()
    }
}
