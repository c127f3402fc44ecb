public import FileSystem

/// The lines of a command file that are played together.
public struct CommandBatch: Sendable {
    /// Commands and malformed lines, in order.
    public fileprivate(set) var lines: [CommandFile.Line] = []
    /// The remark that it ends at, where it does.
    public fileprivate(set) var remark: String?
    /// Whether the file ends with it.
    public fileprivate(set) var isLast = false
    /// The bytes of the file up to its end, of how many; of 0 where that is not known.
    public fileprivate(set) var progress = (done: 0, of: 0)

    /// The most bytes of named files that a batch holds in memory.
    static let heldLimit = 32 << 20
}

extension CommandFile {
    /// Reads the next lines, and the files that they name, while those of the batch before may
    /// still be played.
    ///
    /// - Parameters:
    ///   - limit: The most lines.
    ///   - endsAtRemarks: Whether a remark ends it; else they are passed over.
    /// - Throws: `FileError`.
    public func batch(of limit: Int, endsAtRemarks: Bool) throws(FileError) -> CommandBatch {
        var batch = CommandBatch()
        named.beginBatch()
        reading: while batch.lines.count < limit, named.heldBytes <= CommandBatch.heldLimit {
            guard let line = try next() else {
                batch.isLast = true
                break
            }
            switch line {
            case .command, .malformed: batch.lines.append(line)
            case .remark(let text):
                guard endsAtRemarks else { continue }
                batch.remark = text
                break reading
            }
        }
        batch.progress = progress
        return batch
    }
}
