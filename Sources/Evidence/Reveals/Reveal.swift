/// A folder that shows an auditor private values of a pack that they hold, as its files by path.
///
/// It proves nothing by itself: each value is held against the pack (``RevealVerification``).
/// docs/SPEC-evidence-pack.md, section 8, says what each file holds.
public struct Reveal: Hashable, Sendable {
    /// The bytes of each file by its path from the folder.
    public let files: [String: [UInt8]]

    /// The path from the folder of a file of evidence.
    public static func path(of attachment: PackAttachment) -> String {
        String(attachment.path.dropFirst(PackPath.payload.count))
    }
}

/// The paths that every reveal has, and the label of its proof.
enum RevealPath {
    static let readme = "README.txt"
    static let disclosures = "disclosures.txt"
    static let record = "record.txt"
    static let proof = "proof.txt"
    static let checkpoint = "checkpoint"
    static let evidence = "evidence/"

    /// In the order in which they are listed.
    static let always = [readme, checkpoint, disclosures, proof, record]

    static let proofLabel = "farthing-reveal-proof/v1"
}
