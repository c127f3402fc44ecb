public import Integrity
import Journal
import Ledger

/// Assembles an evidence pack from the journal's bytes.
///
/// 1. Read every record; the last one issued the pack and gives its name and date.
/// 2. Write the payload: the records as they are with their leaves, the approvals, the rule packs
///    and keys, the lists that people read.
/// 3. List each payload file with its digest, put the time stamp beside the list where there is one
///    of that very list, then list each tag file, and sign the second list.
///
/// No clock and no randomness: the same journal and the same time stamp give the same bytes. What a
/// printer adds is the same too where its fonts and libraries are.
public struct PackAssembly {
    let material: PackMaterial
    let records: [Record]
    let issued: PackIssued
    let books: Books
    let codes: RecipientCodes
    var pack = EvidencePack(files: [:])

    /// Returns the pack, signed. O(records).
    ///
    /// - Parameter printer: Prints the statement and the workbook; a pack made without has neither.
    /// - Throws: ``PackAssemblyError``, the first that holds.
    public static func pack(
        of material: PackMaterial,
        signedBy key: SigningKey,
        printedBy printer: PackPrinter? = nil
    ) throws(PackAssemblyError) -> EvidencePack {
        var assembly = try PackAssembly(material)
        try assembly.addJournal()
        try assembly.addApprovals()
        try assembly.addRulePacks()
        assembly.addKeys()
        assembly.addDisclosures()
        try assembly.addProfile()
        assembly.addTransactions()
        assembly.addTrialBalance()
        assembly.addBooks()
        assembly.addSummary()
        if let printer { try assembly.addPrints(printer) }
        assembly.addIndex()
        assembly.addReadme()
        assembly.addCrate()
        assembly.addBagFiles(signedBy: key)
        return assembly.pack
    }

    private init(_ material: PackMaterial) throws(PackAssemblyError) {
        self.material = material
        var records: [Record] = []
        var books = Books()
        for (seq, bytes) in material.records.enumerated() {
            guard let record = try? Record(bytes: bytes) else { throw .unreadable(seq: seq) }
            if case .entryPosted(let posted) = record.body {
                do { try books.post(posted.entry) } catch {
                    throw .unpostable(seq: seq, error)
                }
            }
            records.append(record)
        }
        guard case .packIssued(let issued)? = records.last?.body else {
            throw .notIssued(seq: records.count - 1)
        }
        let place = PrivatePlace(seq: records.count - 1, field: "commit.codes")
        guard case .value(_, _, let secret)? = material.openings[place] else {
            throw .codesMissing
        }
        self.codes = RecipientCodes(secret: secret)
        self.records = records
        self.issued = issued
        self.books = books
    }

    /// Whether the pack holds what a printer makes.
    var isPrinted: Bool { pack.files[PackPath.statement] != nil }

    mutating func add(_ path: String, _ text: String) { pack.files[path] = Array(text.utf8) }
}
