import Calendar
import Identifiers
import Integrity
import Journal

extension PackAssembly {
    /// The declaration, both manifests, the time stamp over the first where there is one, the
    /// information and the signature over the second.
    mutating func addBagFiles(signedBy key: SigningKey) {
        let payload = pack.paths
        add(PackPath.declaration, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        add(PackPath.manifest, manifest(of: payload))
        pack.files[PackPath.timeStamp] = material.timeStamps[pack.manifestDigest]
        addInformation(on: payload)
        add(
            PackPath.tagManifest,
            manifest(of: pack.paths.filter { !$0.hasPrefix(PackPath.payload) })
        )
        let list = pack.files[PackPath.tagManifest] ?? []
        if let signature = try? key.sign(list) {
            pack.files[PackPath.tagSignature] = signature.bytes
        }
    }

    private mutating func addInformation(on payload: [String]) {
        let octets = payload.reduce(0) {
            $0 + (pack.attachments[$1]?.count ?? pack.files[$1]?.count ?? 0)
        }
        let header = records[records.count - 1].header
        add(
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
