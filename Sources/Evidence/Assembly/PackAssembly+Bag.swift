import Calendar
import Identifiers
import Integrity
import Journal

extension PackAssembly {
    /// The declaration, the information, both manifests and the signature over the second.
    mutating func addBagFiles(signedBy key: SigningKey) {
        let payload = pack.paths
        let octets =
            pack.files.values.reduce(0) { $0 + $1.count }
            + pack.attachments.values.reduce(0) { $0 + $1.count }
        let header = records[records.count - 1].header
        add(PackPath.declaration, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        add(
            PackPath.information,
            """
            Bagging-Date: \(header.time.londonDate)
            External-Identifier: \(issued.pack)
            Payload-Oxum: \(octets).\(payload.count)
            Source-Organization: \(header.journal)

            """
        )
        add(PackPath.manifest, manifest(of: payload))
        add(
            PackPath.tagManifest,
            manifest(of: [PackPath.declaration, PackPath.information, PackPath.manifest].sorted())
        )
        let list = pack.files[PackPath.tagManifest] ?? []
        if let signature = try? key.sign(list) {
            pack.files[PackPath.tagSignature] = signature.bytes
        }
    }

    private func manifest(of paths: [String]) -> String {
        paths.map { path in
            let digest = pack.attachments[path]?.digest ?? Digest(of: pack.files[path] ?? [])
            return "\(digest)  \(path)\n"
        }.joined()
    }
}
