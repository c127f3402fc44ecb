/// A folder that an auditor can check alone, as its files by path.
///
/// It is a BagIt 1.0 bag (RFC 8493); docs/SPEC-evidence-pack.md says what each file holds.
public struct EvidencePack: Hashable, Sendable {
    /// The bytes of each file by its path from the folder, as `data/records.txt`.
    public var files: [String: [UInt8]]

    public init(files: [String: [UInt8]]) { self.files = files }

    /// The paths in order of their bytes.
    public var paths: [String] {
        files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// The paths that every pack has.
enum PackPath {
    static let declaration = "bagit.txt"
    static let information = "bag-info.txt"
    static let manifest = "manifest-sha256.txt"
    static let tagManifest = "tagmanifest-sha256.txt"
    static let tagSignature = "tagmanifest-sha256.sig"
    static let payload = "data/"
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

    /// The files that grow with the journal and may be larger than others.
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
}
