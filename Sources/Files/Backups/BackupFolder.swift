public import Calendar
public import FileSystem
public import Integrity

/// The folder of a backup: both databases, the checkpoint they end with, the books' settings, and
/// a statement of it all.
///
/// There are no keys in it.
public struct BackupFolder: Sendable {
    private let folder: Folder

    private static let statement = "backup.txt"
    private static let checkpoint = "checkpoint"
    private static let settings = "farthing.settings"
    private static let databases = ["journal.sqlite", "vault.sqlite"]
    /// Every file that a backup may state, in the statement's order.
    private static let names = [checkpoint, settings] + databases
    /// The most bytes of the files that are not databases.
    private static let limit = 1 << 16

    public init(_ folder: Folder) { self.folder = folder }

    /// Has the disk hold the databases' copies; what is read of them from now on comes from there.
    ///
    /// - Throws: `FileError`.
    public func settle() throws(FileError) {
        for name in Self.databases { try folder.file(name).settle() }
    }

    /// Adds to the databases what else belongs to them, reads every file back, and states it.
    ///
    /// - Parameters:
    ///   - newest: The checkpoint that the journal ends with.
    ///   - note: The same, signed.
    ///   - settings: The books' settings, where there are some.
    /// - Throws: `FileError`, or `StatementError`.
    public func state(
        _ newest: Checkpoint,
        note: [UInt8],
        settings: [UInt8]?,
        made: Instant
    ) throws -> BackupStatement {
        try folder.file(Self.checkpoint).create(note, mode: 0o600)
        if let settings { try folder.file(Self.settings).create(settings, mode: 0o600) }
        let names = Self.names.filter { $0 != Self.settings || settings != nil }
        let statement = BackupStatement(
            journal: newest.origin,
            records: newest.size,
            root: newest.root,
            made: made,
            files: try names.map(read)
        )
        try folder.file(Self.statement).create(statement.bytes(), mode: 0o600)
        return statement
    }

    private func read(_ name: String) throws -> BackupStatement.File {
        var count = 0
        var digest = DigestStream()
        try folder.file(name).forEachPiece { piece in
            count += piece.count
            digest.update(piece)
        }
        return BackupStatement.File(name: name, bytes: count, digest: digest.finish())
    }

    /// What the backup says of itself.
    ///
    /// - Throws: ``BackupError/noStatement(path:)``, ``BackupError/unreadable(path:reason:)``, or
    ///   `FileError` where the disk failed.
    public func statement() throws -> BackupStatement {
        let file = folder.file(Self.statement)
        guard file.exists else { throw BackupError.noStatement(path: folder.path) }
        let statement: BackupStatement
        do {
            statement = try BackupStatement(
                bytes: try file.bytes(limit: Self.limit, followingLinks: false)
            )
        } catch let error as StatementError {
            throw BackupError.unreadable(path: file.path, reason: error.message)
        } catch let error as FileError {
            if case .failed = error { throw error }
            throw BackupError.unreadable(path: file.path, reason: error.message)
        } catch {
            throw BackupError.unreadable(path: file.path, reason: "The moment it was made is none.")
        }
        let stated = statement.files.map(\.name)
        guard stated == Self.names || stated == Self.names.filter({ $0 != Self.settings }) else {
            throw BackupError.unreadable(
                path: file.path,
                reason: "It does not name the files of a backup."
            )
        }
        return statement
    }

    /// Copies the databases, and refuses any file of the backup that is not as it was stated.
    ///
    /// - Parameter progress: How many bytes are read, of how many.
    /// - Returns: The settings that were backed up, if any.
    /// - Throws: ``BackupError``, or `FileError` where the copy cannot be written.
    public func copyDatabases(
        stated statement: BackupStatement,
        to target: Folder,
        progress: (_ done: Int, _ of: Int) -> Void
    ) throws -> [UInt8]? {
        // The sizes are anybody's word.
        let all = statement.files.reduce(0) { sum, file in
            let (next, overflow) = sum.addingReportingOverflow(file.bytes)
            return overflow ? Int.max : next
        }
        var done = 0
        var settings: [UInt8] = []
        for stated in statement.files {
            let isDatabase = Self.databases.contains(stated.name)
            try pass(stated, copyingTo: isDatabase ? target.file(stated.name) : nil) { piece in
                if stated.name == Self.settings, stated.bytes <= Self.limit { settings += piece }
                done += piece.count
                progress(done, all)
            }
        }
        return settings.isEmpty ? nil : settings
    }

    /// Reads a file, and refuses it unless it is as it was stated.
    private func pass(
        _ stated: BackupStatement.File,
        copyingTo copy: DiskFile?,
        _ body: ([UInt8]) -> Void
    ) throws {
        let file = folder.file(stated.name)
        guard file.exists else { throw BackupError.missing(path: file.path) }
        var count = 0
        var digest = DigestStream()
        try file.forEachPiece(copyingTo: copy) { piece in
            count += piece.count
            // A file that has grown is not read to an end that may never come.
            guard count <= stated.bytes else {
                throw BackupError.altered(path: file.path, stated: stated)
            }
            digest.update(piece)
            body(piece)
        }
        guard count == stated.bytes, digest.finish() == stated.digest else {
            throw BackupError.altered(path: file.path, stated: stated)
        }
    }
}
