public import Capture
import FileSystem
import Integrity
public import Operations
import StrictJSON
import Synchronization

/// The files that commands name, read relative to one folder.
///
/// A file is read once, when its command is: what is compared with an earlier request and what
/// the operation then keeps come of the same bytes. Here alone evidence is captured: what was sent
/// is given up as soon as it has been written anew, before the books are opened to write.
///
/// The files of a batch are held from when it is read until it was played: the next may be read
/// meanwhile, and has its own, even of the same name.
public final class NamedFiles: Sendable {
    private let folder: String
    private let isEvidenceWithin: Bool
    private let normalisingPDF: PDFNormaliser
    private let held = Mutex(Batches())

    private struct Held {
        var bytes: [String: [UInt8]] = [:]
        var evidence: [String: Capturing] = [:]
        var isRead = false
    }

    /// The files of the batch that is played, and of the next once that is read.
    private struct Batches {
        var played = Held()
        var next: Held?

        /// Those of the batch that is read now.
        var read: Held {
            get { next ?? played }
            set { if next == nil { played = newValue } else { next = newValue } }
        }
    }

    /// A file of evidence: the digest of what was sent, and what came of it.
    private struct Capturing {
        let digest: Digest
        let result: Result<CapturedFile, CaptureError>
    }

    /// The most bytes a named file may have.
    public static let byteLimit = CapturedFile.byteLimit

    /// - Parameters:
    ///   - folder: What relative paths are relative to.
    ///   - isEvidenceWithin: Whether evidence has to lie in the folder, and be no link: whoever
    ///     plays another's commands may read files that the other may not.
    ///   - normalisingPDF: Writes a PDF in its plain form.
    public init(
        relativeTo folder: String,
        isEvidenceWithin: Bool = false,
        normalisingPDF: @escaping PDFNormaliser = QPDF.normaliser
    ) {
        self.folder = folder
        self.isEvidenceWithin = isEvidenceWithin
        self.normalisingPDF = normalisingPDF
    }

    /// The bytes of a file, from memory where its command has been read.
    ///
    /// - Throws: `ArgumentError/unreadableFile(path:reason:)`.
    public func bytes(_ path: String) throws(ArgumentError) -> [UInt8] {
        try bytes(path, of: \.played)
    }

    /// A file of evidence as it is kept, from memory where its command has been read.
    ///
    /// - Throws: `ArgumentError/unreadableFile(path:reason:)` or
    ///   `ArgumentError/unfitFile(path:_:)`.
    public func evidence(_ path: String) throws(ArgumentError) -> CapturedFile {
        let result = try capturing(path, of: \.played).result
        do { return try result.get() } catch { throw .unfitFile(path: path, error) }
    }

    /// The request with the digest of each file that it names.
    ///
    /// A file that is unfit to be evidence is not refused here: a command that was played already
    /// is still answered so.
    ///
    /// - Throws: `ArgumentError/unreadableFile(path:reason:)`.
    public func completing(_ request: CommandRequest) throws(ArgumentError) -> CommandRequest {
        var digests: [String: Digest] = [:]
        for file in JSONValue.object(request.arguments).namedFiles(areEvidence: false) {
            digests[file.path] =
                file.isEvidence
                ? try capturing(file.path, of: \.read).digest
                : Digest(of: try bytes(file.path, of: \.read))
        }
        return digests.isEmpty ? request : request.naming(digests)
    }

    /// Takes bytes for those of a file of this name, whatever is on the disk.
    public func hold(_ bytes: [UInt8], as path: String) {
        held.withLock { $0.read.bytes[path] = bytes }
    }

    /// How many bytes are held in memory for the batch that is read.
    public var heldBytes: Int {
        held.withLock { held in
            held.read.bytes.values.reduce(0) { $0 + $1.count }
                + held.read.evidence.values.reduce(0) {
                    $0 + ((try? $1.result.get().bytes.count) ?? 0)
                }
        }
    }

    /// Begins to hold the files of the next batch, apart from those of the one before.
    func beginBatch() {
        held.withLock { held in
            if held.played.isRead { held.next = Held() }
            held.read.isRead = true
        }
    }

    /// Forgets the files of the batch that was played.
    public func release() {
        held.withLock { held in
            held.played = held.next ?? Held()
            held.next = nil
        }
    }

    private func bytes(
        _ path: String,
        of batch: WritableKeyPath<Batches, Held>
    ) throws(ArgumentError) -> [UInt8] {
        if let bytes = held.withLock({ $0[keyPath: batch].bytes[path] }) { return bytes }
        let bytes = try read(path)
        held.withLock { $0[keyPath: batch].bytes[path] = bytes }
        return bytes
    }

    private func capturing(
        _ path: String,
        of batch: WritableKeyPath<Batches, Held>
    ) throws(ArgumentError) -> Capturing {
        if let capturing = held.withLock({ $0[keyPath: batch].evidence[path] }) {
            return capturing
        }
        // What was read for what it says may lie outside of where evidence has to.
        let known = isEvidenceWithin ? nil : held.withLock { $0[keyPath: batch].bytes[path] }
        let sent = if let known { known } else { try readEvidence(path) }
        let result = Result { () throws(CaptureError) in
            try CapturedFile(sent, named: path, normalisingPDF: normalisingPDF)
        }
        let capturing = Capturing(digest: Digest(of: sent), result: result)
        held.withLock { $0[keyPath: batch].evidence[path] = capturing }
        return capturing
    }

    private func readEvidence(_ path: String) throws(ArgumentError) -> [UInt8] {
        guard isEvidenceWithin else { return try read(path) }
        let place = DiskFile("\(folder)/\(path)").folder
        guard !path.hasPrefix("/"), place.resolvedPath == nil || place.isWithin(Folder(folder))
        else {
            throw .unreadableFile(
                path: path,
                reason: "evidence lies in the folder of the command file, or in one within it"
            )
        }
        return try read(path, followingLinks: false)
    }

    private func read(
        _ path: String,
        followingLinks: Bool = true
    ) throws(ArgumentError) -> [UInt8] {
        let file = DiskFile(path.hasPrefix("/") ? path : "\(folder)/\(path)")
        do {
            return try file.bytes(limit: Self.byteLimit, followingLinks: followingLinks)
        } catch { throw .unreadableFile(path: path, reason: error.reason) }
    }
}

extension JSONValue {
    /// The value of every key `file`, at any depth. Those under `evidence` and `page` show
    /// something and are captured; others are read for what they say.
    fileprivate func namedFiles(areEvidence: Bool) -> [(path: String, isEvidence: Bool)] {
        switch self {
        case .null, .boolean, .integer, .text: []
        case .array(let values): values.flatMap { $0.namedFiles(areEvidence: areEvidence) }
        case .object(let members):
            members.flatMap { member in
                if member.key == "file", case .text(let path) = member.value {
                    return [(path, areEvidence)]
                }
                let isEvidence = areEvidence || ["evidence", "page"].contains(member.key)
                return member.value.namedFiles(areEvidence: isEvidence)
            }
        }
    }
}

extension FileError {
    /// The message without its full stop, as a part of another sentence.
    fileprivate var reason: String {
        if case .missing = self { return "there is no such file" }
        return message.hasSuffix(".") ? String(message.dropLast()) : message
    }
}
