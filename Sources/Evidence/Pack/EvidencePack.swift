public import Integrity
public import Journal

/// A folder that an auditor can check alone, as its files by path.
///
/// It is a BagIt 1.0 bag (RFC 8493); docs/SPEC-evidence-pack.md says what each file holds.
public struct EvidencePack: Hashable, Sendable {
    /// The bytes of each file by its path from the folder, as `data/records.txt`.
    public var files: [String: [UInt8]]
    /// The files beside these that are not held in memory, since they are many or large.
    public private(set) var attachments: [String: PackAttachment]

    public init(files: [String: [UInt8]], attachments: [String: PackAttachment] = [:]) {
        self.files = files
        self.attachments = attachments
    }

    /// The paths in order of their bytes.
    public var paths: [String] {
        (Array(files.keys) + attachments.keys)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// SHA-256 of the list of the payload's files, which a time-stamping authority stamps.
    public var manifestDigest: Digest { Digest(of: files[PackPath.manifest] ?? []) }

    /// Whether an authority's time stamp lies beside that list.
    public var isStamped: Bool { files[PackPath.timeStamp] != nil }

    /// The files that grow with the journal, and may be larger than others.
    public static var largeFiles: Set<String> { PackPath.large }

    /// How many bytes a file has; nil where the pack has none of that path.
    func size(of path: String) -> Int? { attachments[path]?.count ?? files[path]?.count }

    /// Takes a file that lies elsewhere.
    mutating func attach(_ attachment: PackAttachment) {
        attachments[attachment.path] = attachment
    }

    /// Takes the attachments' bytes into memory, which an archive is written from.
    public mutating func fill(from contents: [String: [UInt8]]) {
        for path in attachments.keys {
            guard let bytes = contents[path] else { continue }
            files[path] = bytes
            attachments[path] = nil
        }
    }
}

/// A file of a pack that is written where it is read, and never held whole beside the others.
public struct PackAttachment: Hashable, Sendable {
    /// Its path from the pack's folder, as `data/evidence/41-1.jpg`.
    public let path: String
    /// How many bytes it has.
    public let count: Int
    /// Of its bytes.
    public let digest: Digest

    /// The attachment of a private value: its path says where the journal commits to it, and what
    /// it is by the bytes that it begins with.
    public init(_ place: PrivatePlace, _ bytes: [UInt8]) {
        self.init(path: PackPath.evidenceFile(place, EvidenceForm(of: bytes)), bytes)
    }

    init(path: String, _ bytes: [UInt8]) {
        self.path = path
        count = bytes.count
        digest = Digest(of: bytes)
    }

}

/// What evidence is, by what it begins with; its name's extension.
enum EvidenceForm: String {
    case jpg, png, pdf, txt, bin

    init(of bytes: [UInt8]) {
        self =
            if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                .jpg
            } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
                .png
            } else if bytes.starts(with: "%PDF-".utf8) {
                .pdf
            } else {
                String(validating: bytes, as: UTF8.self) == nil ? .bin : .txt
            }
    }
}

/// The paths that every pack has.
enum PackPath {
    static let declaration = "bagit.txt"
    static let information = "bag-info.txt"
    static let manifest = "manifest-sha256.txt"
    static let timeStamp = "manifest-sha256.tsr"
    static let tagManifest = "tagmanifest-sha256.txt"
    static let tagSignature = "tagmanifest-sha256.sig"
    static let payload = "data/"
    static let evidence = "data/evidence/"
    static let profile = "data/profile/"
    static let readme = "data/README.txt"
    static let heading = "data/PACK.txt"
    static let checkpoint = "data/checkpoint"
    static let records = "data/records.txt"
    static let recordIndex = "data/records.index"
    static let leaves = "data/leaves.txt"
    static let disclosures = "data/disclosures.txt"
    static let transactions = "data/transactions.csv"
    static let trialBalance = "data/trial-balance.csv"
    static let summary = "data/summary.html"
    static let index = "data/index.html"
    static let statement = "data/statement.pdf"
    static let workbook = "data/transactions.xlsx"
    static let journalKey = "data/keys/journal.pem"
    static let packKey = "data/keys/pack.pem"

    /// See ``EvidencePack/largeFiles``.
    static let large = Set(BookPath.books).union([records, index])

    /// What people read and no check does; it has to be there all the same.
    static let pages = BookPath.words + [readme, summary, index]

    /// The payload files that there are whatever the journal holds.
    static let always =
        pages + BookPath.all + [
            heading, checkpoint, records, recordIndex, leaves, disclosures, transactions,
            trialBalance, journalKey, packKey,
        ]

    /// The payload files that there are where the pack was made with a printer.
    static let printed = [statement, workbook]

    static func statement(of approval: String) -> String { "data/approvals/\(approval).txt" }
    static func seal(of approval: String) -> String { "data/approvals/\(approval).seal" }
    static func signature(of approval: String) -> String { "data/approvals/\(approval).sig" }
    static func signerKey(_ key: String) -> String { "data/keys/\(key).pem" }
    static func rulePack(_ name: String) -> String { "data/rule-packs/\(name).yaml" }

    /// The file of a private value: where the journal commits to it, and what it is.
    static func evidenceFile(_ place: PrivatePlace, _ form: EvidenceForm) -> String {
        let parts = place.field.split(separator: ".").filter { $0 != "commit" && $0 != "evidence" }
        let isEvidence = place.field.hasPrefix("evidence.")
        let name = ([String(place.seq)] + parts.dropLast(isEvidence ? 1 : 0).map(String.init))
            .joined(separator: "-")
        return "\(evidence)\(name).\(form)"
    }
}
