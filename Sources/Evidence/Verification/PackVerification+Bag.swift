import Calendar
import Identifiers
import Integrity
import Journal

extension PackVerification {
    private static let maximumFiles = 100_000
    private static let maximumBytes = 2 << 30
    private static let maximumFileBytes = 64 << 20
    private static let maximumPath = 100

    /// Whether the pack is small and plain enough to look at.
    mutating func checkLimits() -> Bool {
        let sizes = sizes
        guard sizes.count <= Self.maximumFiles else {
            report("pack.too-many-files", "There are \(sizes.count) files; 100,000 is the limit.")
            return false
        }
        guard sizes.values.reduce(0, +) <= Self.maximumBytes else {
            report("pack.too-large", "The files are larger than 2 GiB together.")
            return false
        }
        for (path, count) in sizes.sorted(by: { $0.key < $1.key })
        where count > Self.maximumFileBytes && !PackPath.large.contains(path) {
            report("pack.too-large", "The file \(path) is larger than 64 MiB.")
        }
        for path in sizes.keys.sorted() where !Self.isPlain(path) {
            report("pack.bad-path", "A file's name is not plain: \(path.debugDescription).")
        }
        return findings.isEmpty
    }

    /// The signature, both manifests, and the exact set of files.
    mutating func checkBag() {
        checkTagSignature()
        let tags = checkManifest(PackPath.tagManifest)
        let payload = checkManifest(PackPath.manifest)
        var wanted: Set = [PackPath.declaration, PackPath.information, PackPath.manifest]
        if files[PackPath.timeStamp] != nil { wanted.insert(PackPath.timeStamp) }
        if Set(tags) != wanted {
            report("pack.tag-files", "The second manifest does not list exactly the tag files.")
        }
        for path in payload where !path.hasPrefix(PackPath.payload) {
            report("pack.payload-path", "The first manifest lists \(path), which is not in data/.")
        }
        let listed = Set(tags + payload + [PackPath.tagManifest, PackPath.tagSignature])
        for path in sizes.keys.sorted() where !listed.contains(path) {
            report("pack.file-unlisted", "The file \(path) is in no manifest. It was put in.")
        }
        if let bytes = file(PackPath.declaration),
            bytes != Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)
        {
            report("pack.declaration", "bagit.txt does not declare a BagIt 1.0 bag.")
        }
    }

    /// The payload holds what the records call for and nothing else, and bag-info.txt agrees.
    mutating func checkContents(_ trace: JournalTrace) {
        let payload = sizes.filter { $0.key.hasPrefix(PackPath.payload) }
        for path in payload.keys.sorted() where !trace.paths.contains(path) {
            report("pack.file-unexpected", "Nothing in the journal calls for the file \(path).")
        }
        for path in PackPath.pages where file(path) != nil {
            if hashes[path]?.isWholeText == false { reportUnreadable(path) }
        }
        guard let issued = trace.issued, let time = trace.time,
            let listed = lines(PackPath.information)
        else { return }
        let octets = payload.values.reduce(0, +)
        let expected = [
            "Bagging-Date: \(time.londonDate)",
            "External-Identifier: \(issued.pack)",
            "Payload-Oxum: \(octets).\(payload.count)",
            "Source-Organization: \(trace.origin ?? "")",
            "Time-Stamp: \(files[PackPath.timeStamp] == nil ? "pending" : PackPath.timeStamp)",
        ]
        if listed != expected {
            report("pack.information", "bag-info.txt says other than the pack.")
        }
    }

    private mutating func checkTagSignature() {
        guard let list = file(PackPath.tagManifest), let bytes = file(PackPath.tagSignature) else {
            return
        }
        guard let key = pins?.packKey ?? embeddedKey(PackPath.packKey),
            let signature = try? Signature(bytes: bytes), key.isValid(signature, for: list)
        else {
            report(
                "pack.signature",
                "The list of files was not signed by the pack key that is trusted."
            )
            return
        }
    }

    /// The key that the pack brings, for the case that none is pinned: it proves nothing.
    func embeddedKey(_ path: String) -> VerificationKey? {
        files[path].flatMap { String(validating: $0, as: UTF8.self) }
            .flatMap { try? VerificationKey(pem: $0) }
    }

    /// Checks each file that a manifest lists, and returns their paths.
    private mutating func checkManifest(_ manifest: String) -> [String] {
        guard let lines = lines(manifest) else { return [] }
        var paths: [String] = []
        for line in lines {
            guard let (digest, path) = Self.entry(line) else {
                report("pack.manifest-line", "\(manifest) has a line that is no entry: \(line)")
                continue
            }
            paths.append(path)
            guard let hashed = hashes[path] else {
                report("pack.file-missing", "The file \(path) is missing.")
                continue
            }
            if hashed.digest != digest {
                report("pack.file-altered", "The file \(path) is not as the manifest lists it.")
            }
        }
        let isInOrder = zip(paths, paths.dropFirst()).allSatisfy {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        if !isInOrder {
            report("pack.manifest-order", "\(manifest) lists a file twice or out of order.")
        }
        return paths
    }

    private static func entry(_ line: String) -> (Digest, String)? {
        let digits = line.prefix(64)
        let rest = line.dropFirst(64)
        guard rest.hasPrefix("  "), let digest = try? Digest(hex: String(digits)) else {
            return nil
        }
        let path = String(rest.dropFirst(2))
        return isPlain(path) ? (digest, path) : nil
    }

    /// Parts `[A-Za-z0-9_][A-Za-z0-9_.-]*` with slashes between, at most 100 bytes together: no
    /// part is empty, hidden or a step upwards.
    private static func isPlain(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return path.utf8.count <= maximumPath
            && parts.allSatisfy { part in
                guard let first = part.first, isWord(first) else { return false }
                return part.allSatisfy { isWord($0) || ".-".utf8.contains($0) }
            }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
            || (byte >= 0x61 && byte <= 0x7A) || byte == UInt8(ascii: "_")
    }
}
