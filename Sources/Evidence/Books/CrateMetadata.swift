import Calendar
import Identifiers
import Journal
import StrictJSON

/// What the payload is, in the words of RO-Crate 1.2, for archives and whoever finds it later.
///
/// One entity a line. Files of one kind that grow with the journal (approvals, keys) are described
/// as their folder.
struct CrateMetadata {
    private let title: String
    private let issued: PackIssued
    private let header: RecordHeader
    private let files: [File]

    /// A payload file by its path from the crate's root.
    struct File {
        let name: String
        /// Bytes; nil for what fonts and libraries shape, so that all else stays the same.
        let size: Int?
    }

    private static let specification = "https://w3id.org/ro/crate/1.2"
    private static let auditStandard =
        "https://www.aicpa-cima.com/resources/download/general-ledger-standard-audit-data-standards"

    /// - Parameter files: The payload's files, but for this one, in order.
    init(title: String, issued: PackIssued, header: RecordHeader, files: [File]) {
        self.title = title
        self.issued = issued
        self.header = header
        self.files = files
    }

    /// The file. O(files).
    var text: String {
        let entities = [descriptor, root] + parts.map(\.entity) + contexts
        let lines = entities.map(\.compactText).joined(separator: ",\n")
        let context = JSONValue.text("\(Self.specification)/context").compactText
        return "{\"@context\":\(context),\"@graph\":[\n\(lines)\n]}\n"
    }

    // MARK: Entities

    private var descriptor: JSONValue {
        .object([
            "@id": "ro-crate-metadata.json", "@type": "CreativeWork",
            "about": Self.link("./"), "conformsTo": Self.link(Self.specification),
        ])
    }

    private var root: JSONValue {
        .object([
            "@id": "./", "@type": "Dataset",
            "name": .text("Evidence pack \(issued.pack) of \(title)"),
            "description": .text(
                "The journal \(header.journal) with all that is needed to check it, for "
                    + "\(issued.recipient): its records, approvals, keys and guidance, its books, "
                    + "and what people read. README.txt tells how to check it."
            ),
            "datePublished": .text(header.time.description),
            "identifier": .text("\(header.journal)/\(issued.pack)"),
            "license": Self.link("#terms"), "publisher": Self.link("#programme"),
            "hasPart": .array(parts.map { Self.link($0.id) }),
        ])
    }

    private var contexts: [JSONValue] {
        [
            .object([
                "@id": "#programme", "@type": "Organization", "name": .text(title),
                "identifier": .text(header.journal),
            ]),
            .object([
                "@id": "#terms", "@type": "CreativeWork", "name": "For the recipient",
                "description": .text(
                    "For its recipient, to check what the programme spent. It holds personal data "
                        + "under pseudonyms: keep it and pass it on as such."
                ),
            ]),
            .object([
                "@id": .text(Self.auditStandard), "@type": "CreativeWork",
                "name": "AICPA Audit Data Standards: General Ledger, July 2015",
            ]),
        ]
    }

    /// The files at the top and in `books` and `rule-packs` one by one; other folders as a whole.
    private var parts: [(id: String, entity: JSONValue)] {
        var seen: Set<String> = []
        return files.compactMap { file in
            guard let slash = file.name.firstIndex(of: "/") else { return Self.entity(of: file) }
            let folder = String(file.name[...slash])
            if folder == "books/" || folder == "rule-packs/" { return Self.entity(of: file) }
            guard seen.insert(folder).inserted else { return nil }
            let words = Self.folders[folder] ?? "Files of \(folder.dropLast())"
            return (
                folder,
                .object([
                    "@id": .text(folder), "@type": "Dataset", "name": .text(folder),
                    "description": .text(words),
                ])
            )
        }
    }

    private static func entity(of file: File) -> (id: String, entity: JSONValue) {
        let name = file.name
        let isStandard = name.hasPrefix("books/ads-")
        return (
            name,
            .object([
                "@id": .text(name), "@type": "File", "name": .text(name),
                "description": .text(words[name] ?? fallback(name)),
                "encodingFormat": .text(format(of: name)),
                "contentSize": file.size.map { .text(String($0)) },
                "conformsTo": isStandard ? link(auditStandard) : nil,
            ])
        )
    }

    private static func link(_ id: String) -> JSONValue { .object(["@id": .text(id)]) }

    // MARK: Words

    private static func fallback(_ name: String) -> String {
        name.hasPrefix("rule-packs/") ? "A version of the spending guidance" : name
    }

    private static func format(of name: String) -> String {
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        return formats[ending] ?? "text/plain"
    }

    private static let formats = [
        "csv": "text/csv", "html": "text/html", "json": "application/json",
        "pdf": "application/pdf", "yaml": "application/yaml",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    private static let folders = [
        "approvals/": "Every approval, word for word, with its seal and its signature",
        "evidence/": "Receipts and other evidence that the profile opens, by record",
        "keys/": "Public keys (Ed25519)",
        "profile/": "The profile that the pack was issued by, and what it makes of the records",
    ]

    private static let words = [
        "PACK.txt": "Which pack this is and what it covers",
        "README.txt": "How to check it by hand",
        "checkpoint": "The journal's size and root, signed",
        "disclosures.txt": "Each private value: withheld, erased or opened",
        "index.html": "The page to open first: every cost with its trail",
        "leaves.txt": "The leaf hash of each record",
        "records.index": "Where each record begins",
        "records.txt": "Every record of the journal, verbatim",
        "statement.pdf": "The statement of costs, as a funder files it",
        "summary.html": "One page for a manager",
        "transactions.csv": "Every cost, by partner, heading and fund",
        "transactions.xlsx": "Every cost with its sums",
        "trial-balance.csv": "Every account; debits equal credits",
        "books/ads-gl-detail.csv": "The general ledger (GL_Detail)",
        "books/ads-trial-balance.csv": "Each account by month (Trial_Balance)",
        "books/bank-reconciliation.csv": "The bank account by the books, beside its statements",
        "books/control-totals.csv": "How many of everything, and the sums",
        "books/decisions.csv": "What the spending guidance answered, line by line",
        "books/exceptions.csv": "What is out of the ordinary",
        "books/journal.beancount": "The books for beancount",
        "books/journal.hledger": "The books for hledger",
        "books/journal.ledger": "The books for ledger",
        "books/system-statement.txt": "Who could do what and when, and how paper becomes a record",
    ]
}

extension PackAssembly {
    /// Describes every other payload file. O(files).
    mutating func addCrate() throws {
        let files = pack.paths.filter { $0 != BookPath.crate }.map { path in
            CrateMetadata.File(
                name: String(path.dropFirst(PackPath.payload.count)),
                size: PackPath.printed.contains(path) ? nil : pack.size(of: path)
            )
        }
        let crate = CrateMetadata(
            title: PackSummary(records).title,
            issued: issued,
            header: journal.header,
            files: files
        )
        try add(BookPath.crate, crate.text)
    }
}
