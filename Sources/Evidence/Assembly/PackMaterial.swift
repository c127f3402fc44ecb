public import Documents
public import Integrity
public import Journal
public import Ledger

/// What a pack is made of: the journal up to the record that issued it, and what that one has the
/// pack open and hold besides.
public struct PackMaterial: Sendable {
    public let journal: PackJournal
    /// The rule packs and approval statements that the records name, by digest.
    public let documents: [Digest: [UInt8]]
    /// The private values that it opens; every other is withheld.
    public let openings: [PrivatePlace: Opening]
    /// What the profile of the record that issued it makes, by the files' names.
    public let profileFiles: [String: [UInt8]]
    /// The authorities' responses that were recorded since, by the digest of the list of files
    /// that each stamps.
    public let timeStamps: [Digest: [UInt8]]

    public init(
        journal: PackJournal,
        documents: [Digest: [UInt8]],
        openings: [PrivatePlace: Opening],
        profileFiles: [String: [UInt8]] = [:],
        timeStamps: [Digest: [UInt8]] = [:]
    ) {
        self.journal = journal
        self.documents = documents
        self.openings = openings
        self.profileFiles = profileFiles
        self.timeStamps = timeStamps
    }
}

/// What a pack says of a private value that its profile opens.
public enum Opening: Hashable, Sendable {
    /// The value, which stands in the list of disclosures.
    case value(label: String, salt: [UInt8], [UInt8])
    /// A file, which lies in the pack.
    case file(label: String, salt: [UInt8], PackAttachment)
    /// The value is no more: its participant was erased.
    case erased
}

/// Why a pack cannot be made, in order of precedence.
public enum PackAssemblyError: Error, Hashable, Sendable {
    /// The last record does not issue a pack.
    case notIssued(seq: Int)
    /// A record's bytes are no record.
    case unreadable(seq: Int)
    /// A document that a record names is not there.
    case documentMissing(Digest)
    /// An entry that the books refuse: it overdraws an account or passes 64 bits.
    case unpostable(seq: Int, PostingError)
    /// The secret of which participants' codes are made is not there.
    case codesMissing
    /// The record reveals nothing, or no checkpoint covers it yet.
    case notRevealed
    /// A printer gave up.
    case unprintable(file: String, PrintingError)

    public var code: String {
        switch self {
        case .notIssued: "pack.not-issued"
        case .unreadable: "pack.unreadable-record"
        case .documentMissing: "pack.document-missing"
        case .unpostable: "pack.unpostable"
        case .codesMissing: "pack.codes-missing"
        case .notRevealed: "pack.not-revealed"
        case .unprintable: "pack.unprintable"
        }
    }

    public var message: String {
        switch self {
        case .notIssued(let seq):
            "Record \(seq) issued no pack. `farthing pack list` shows those that were issued."
        case .unreadable(let seq):
            "Record \(seq) cannot be read. Run `farthing check`."
        case .documentMissing(let digest):
            "The document \(digest) is missing from the books. Run `farthing check`."
        case .unpostable(let seq, let error):
            "Entry \(seq) does not fit the books: \(error.message) Run `farthing check`."
        case .codesMissing:
            "The secret of the recipient's codes is not in the vault. Open the books with the keys "
                + "that issued the pack."
        case .notRevealed:
            "That record reveals nothing. `farthing pack list` shows what was revealed."
        case .unprintable(let file, let error):
            "\(file) cannot be printed: \(error.message). Nothing was written."
        }
    }
}
