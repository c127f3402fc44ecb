import Integrity
// Synchronization for a lock: files are hashed on several cores.
import Synchronization

/// What a file's bytes come to: its digest, and its commitment under each salt that the list of
/// disclosures names for it.
struct FileHashes: Sendable {
    let digest: Digest
    let form: EvidenceForm
    /// Whether it is text whose last line ends.
    let isWholeText: Bool
    let commitments: [Salting: Digest]

    struct Salting: Hashable, Sendable {
        let label: String
        let salt: [UInt8]
    }

    init(of bytes: [UInt8], under saltings: [Salting]) {
        digest = Digest(of: bytes)
        form = EvidenceForm(of: bytes)
        isWholeText = form == .txt && bytes.last == UInt8(ascii: "\n")
        commitments = saltings.reduce(into: [:]) { commitments, salting in
            commitments[salting] = SaltedCommitment.digest(
                label: salting.label,
                salt: salting.salt,
                value: bytes
            )
        }
    }
}

extension PackVerification {
    /// How many files are hashed between two words on how far it has come.
    private static let filesAtOnce = 64

    /// Hashes every file once, whatever it will be held against. O(bytes).
    mutating func hashFiles() {
        let saltings = saltingsOfFiles()
        let paths = sizes.keys.sorted()
        let (files, unread) = (files, unread)
        let results = Mutex<[String: FileHashes]>([:])
        for first in stride(from: 0, to: paths.count, by: Self.filesAtOnce) {
            progress?("files", first, paths.count)
            workers(min(Self.filesAtOnce, paths.count - first)) { index in
                let path = paths[first + index]
                guard let bytes = files[path] ?? unread.read(path) else { return }
                let hashes = FileHashes(of: bytes, under: saltings[path] ?? [])
                results.withLock { $0[path] = hashes }
            }
        }
        hashes = results.withLock { $0 }
    }

    /// What the list of disclosures says of files. Whether the list is right is another check.
    private func saltingsOfFiles() -> [String: [FileHashes.Salting]] {
        let text = String(decoding: files[PackPath.disclosures] ?? [], as: UTF8.self)
        var saltings: [String: [FileHashes.Salting]] = [:]
        for line in text.split(separator: "\n") where line.contains(" file ") {
            guard case .file(let label, let salt, let path)? = DisclosureLine(String(line))?.state
            else { continue }
            saltings[path, default: []].append(.init(label: label, salt: salt))
        }
        return saltings
    }
}
