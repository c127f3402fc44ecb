public import FileSystem
public import Identifiers

/// Everybody who was erased, kept outside the books: a code a line, in order.
///
/// A copy that is put back may have been made before an erasure. Its journal does not know of it
/// then, and its vault has the values again; only something outside them remembers. The codes are
/// the journal's pseudonyms and no more.
public struct ErasureList: Sendable {
    private let file: DiskFile

    private static let limit = 16 << 20

    public init(file: DiskFile) { self.file = file }

    /// The codes; none before the first erasure.
    ///
    /// - Throws: `FileError`, where a line is no code.
    public func participants() throws(FileError) -> [ParticipantCode] {
        guard file.exists else { return [] }
        let bytes = try file.bytes(limit: Self.limit, followingLinks: false)
        var codes: [ParticipantCode] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            do { codes.append(try ParticipantCode(String(line))) } catch {
                throw .failed(
                    path: file.path,
                    doing: "read",
                    reason: "its line \(codes.count + 1) is no participant's code"
                )
            }
        }
        return codes
    }

    /// Adds those that are not in it.
    ///
    /// - Throws: `FileError`.
    public func add(_ erased: [ParticipantCode]) throws(FileError) {
        // Two processes may each add theirs: neither writes over the other's.
        try file.folder.locked { () throws(FileError) in
            let known = Set(try participants())
            let all = known.union(erased)
            guard all.count > known.count else { return }
            let text = all.sorted().map { "\($0)\n" }.joined()
            try file.replace(with: Array(text.utf8), mode: 0o600)
        }
    }
}
