import Calendar
import Identifiers
import Integrity
import Journal

extension PackAssembly {
    /// The declaration, both manifests, the time stamp over the first where there is one, the
    /// information and the signature over the second.
    mutating func addBagFiles(signedBy key: SigningKey) {
        let payload = pack.paths
        hold(PackPath.declaration, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        hold(PackPath.manifest, manifest(of: payload))
        pack.files[PackPath.timeStamp] = material.timeStamps[pack.manifestDigest]
        addInformation(on: payload)
        hold(
            PackPath.tagManifest,
            manifest(of: pack.paths.filter { !$0.hasPrefix(PackPath.payload) })
        )
        let list = pack.files[PackPath.tagManifest] ?? []
        if let signature = try? key.sign(list) {
            pack.files[PackPath.tagSignature] = signature.bytes
        }
    }

    /// Tag files are few and small, and the lists are read again.
    private mutating func hold(_ path: String, _ text: String) {
        pack.files[path] = Array(text.utf8)
    }

    private mutating func addInformation(on payload: [String]) {
        let octets = payload.reduce(0) { $0 + (pack.size(of: $1) ?? 0) }
        let header = journal.header
        hold(
            PackPath.information,
            """
            Bagging-Date: \(header.time.londonDate)
            External-Identifier: \(issued.pack)
            Payload-Oxum: \(octets).\(payload.count)
            Source-Organization: \(header.journal)
            Time-Stamp: \(pack.isStamped ? PackPath.timeStamp : "pending")

            """
        )
    }

    private func manifest(of paths: [String]) -> String {
        paths.map { path in
            let digest = pack.attachments[path]?.digest ?? Digest(of: pack.files[path] ?? [])
            return "\(digest)  \(path)\n"
        }.joined()
    }
}
