public import Capture
public import Integrity

/// The page of a bank's statement as it was printed or downloaded, and kept in the vault.
public struct StatementPage: Hashable, Sendable {
    /// What the file is by its content.
    public let type: FileType
    /// By which rules it was written anew before it was kept.
    public let sanitiser: Sanitiser
    /// The commitment to the bytes that were kept.
    public let commitment: Digest

    public init(type: FileType, sanitiser: Sanitiser, commitment: Digest) {
        self.type = type
        self.sanitiser = sanitiser
        self.commitment = commitment
    }
}

extension FieldReader {
    /// Reads a page, all of it or nothing of it.
    mutating func optionalPage() throws(RecordError) -> StatementPage? {
        let type: FileType? = try optional("page-type")
        let sanitiser: Sanitiser? = try optional("page-sanitiser")
        let commitment: Digest? = try optional("commit.page")
        switch (type, sanitiser, commitment) {
        case (nil, nil, nil): return nil
        case (let type?, let sanitiser?, let commitment?):
            return StatementPage(type: type, sanitiser: sanitiser, commitment: commitment)
        default: throw .contradiction(code: "bank.page-in-part")
        }
    }

    /// Reads a page that has to be there.
    mutating func page() throws(RecordError) -> StatementPage {
        StatementPage(
            type: try value("page-type"),
            sanitiser: try value("page-sanitiser"),
            commitment: try value("commit.page")
        )
    }
}

extension FieldWriter {
    mutating func put(_ page: StatementPage?) {
        put("page-type", page?.type)
        put("page-sanitiser", page?.sanitiser)
        put("commit.page", page?.commitment)
    }
}
