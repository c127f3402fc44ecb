public import Calendar
public import FileSystem
public import Integrity

//  Somebody's word that records are lost, kept beside the keys as losses/N.txt:
//
//      farthing-loss/v1
//      journal: example.org/pathways
//      remembered: 214                      how many records were seen
//      remembered-root: 4bf512...           and what their tree was
//      restored: 200                        how many there are again
//      restored-root: e5a00a...
//      reason: both disks of the server failed
//      agreed: 2026-11-20T10:00:00.000Z
//
//  Beside it losses/N.checkpoint is the signed checkpoint that was remembered: proof that the lost
//  records were there.

/// That records which were seen are not there any more, and that somebody agreed to go on without.
public struct RecordLoss: Hashable, Sendable {
    /// The newest checkpoint that was seen.
    public let remembered: Checkpoint
    /// The one that the restored books end with.
    public let restored: Checkpoint
    /// Why, in printable ASCII.
    public let reason: String
    public let agreed: Instant

    public init(remembered: Checkpoint, restored: Checkpoint, reason: String, agreed: Instant) {
        self.remembered = remembered
        self.restored = restored
        self.reason = reason
        self.agreed = agreed
    }

    /// The statement's bytes.
    ///
    /// - Throws: `StatementError` where the reason cannot stand in one.
    public func bytes() throws(StatementError) -> [UInt8] {
        var writer = StatementWriter(label: "farthing-loss/v1")
        writer.put("journal", restored.origin)
        writer.put("remembered", remembered.size)
        writer.put("remembered-root", remembered.root)
        writer.put("restored", restored.size)
        writer.put("restored-root", restored.root)
        writer.put("reason", reason)
        writer.put("agreed", agreed.description)
        return try writer.bytes()
    }
}

extension KeyFolder {
    /// Keeps a loss in writing, then has the high-water mark forget the lost records.
    ///
    /// Stopped between the two, the mark still stands, and the loss is to be agreed to again.
    ///
    /// - Parameter newest: The checkpoint that the restored books end with.
    /// - Returns: Where the loss is kept.
    /// - Throws: `FileError` or `StatementError`; then the mark is as it was.
    public func accept(_ loss: RecordLoss, endingWith newest: SignedCheckpoint) throws -> DiskFile {
        let losses = folder.folder("losses")
        try losses.create(mode: 0o700)
        var number = 1
        while losses.file("\(number).txt").exists || losses.file("\(number).checkpoint").exists {
            number += 1
        }
        let file = losses.file("\(number).txt")
        let statement = try loss.bytes()
        try losses.file("\(number).checkpoint").create(highWater.note() ?? [], mode: 0o400)
        try file.create(statement, mode: 0o400)
        try losses.sync()
        try folder.sync()
        try highWater.lower(from: loss.remembered.size, to: newest)
        return file
    }
}
