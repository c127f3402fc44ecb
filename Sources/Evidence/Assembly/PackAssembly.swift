public import Integrity
import Journal
import Ledger

/// Assembles an evidence pack from a journal that was read.
///
/// 1. Write the payload: the records as they are with their leaves, the approvals, the rule packs
///    and keys, the lists that people read, and what a printer made of the same journal.
/// 2. List each payload file with its digest, put the time stamp beside the list where there is one
///    of that very list, then list each tag file, and sign the second list.
///
/// No clock and no randomness: the same journal and the same time stamp give the same bytes. What a
/// printer adds is the same too where its fonts and libraries are.
public struct PackAssembly {
    let material: PackMaterial
    let isPrinted: Bool
    /// How many commitments the pack withholds, says the erasure of, and opens.
    var commitments = CommitmentCounts()
    var pack = EvidencePack(files: [:])
    private let keep: PackKeeping?

    /// Takes a file of the payload as it is made.
    public typealias PackKeeping = (PackAttachment, [UInt8]) throws -> Void

    /// Returns the pack, signed. O(records).
    ///
    /// - Parameters:
    ///   - prints: What a printer makes of the journal, waited for when all else is made; a pack
    ///     made without has no statement and no workbook.
    ///   - keep: Takes each file of the payload, which the pack then does not hold. Without, it
    ///     holds them.
    /// - Throws: ``PackAssemblyError``, the first that holds, or what `prints` or `keep` throws.
    public static func pack(
        of material: PackMaterial,
        signedBy key: SigningKey,
        prints: (() throws -> PackPrints)? = nil,
        keeping keep: PackKeeping? = nil
    ) throws -> EvidencePack {
        var assembly = PackAssembly(material, isPrinted: prints != nil, keep)
        try assembly.addJournal()
        try assembly.addApprovals()
        try assembly.addRulePacks()
        try assembly.addKeys()
        try assembly.addDisclosures()
        try assembly.addProfile()
        try assembly.addTransactions()
        try assembly.addTrialBalance()
        try assembly.addBooks()
        try assembly.addSummary()
        try assembly.addIndex()
        try assembly.addReadme()
        if let prints { try assembly.add(prints()) }
        try assembly.addCrate()
        assembly.addBagFiles(signedBy: key)
        return assembly.pack
    }

    private init(_ material: PackMaterial, isPrinted: Bool, _ keep: PackKeeping?) {
        self.material = material
        self.isPrinted = isPrinted
        self.keep = keep
    }

    var journal: PackJournal { material.journal }
    var records: [Record] { journal.records }
    var issued: PackIssued { journal.issued }

    /// Takes a file of the payload.
    mutating func add(_ path: String, _ bytes: [UInt8]) throws {
        guard let keep else {
            pack.files[path] = bytes
            return
        }
        let file = PackAttachment(path: path, bytes)
        try keep(file, bytes)
        pack.attach(file)
    }

    mutating func add(_ path: String, _ text: String) throws { try add(path, Array(text.utf8)) }

    private mutating func add(_ prints: PackPrints) throws {
        try add(PackPath.statement, prints.statement)
        try add(PackPath.workbook, prints.workbook)
    }
}

/// How many commitments a pack withholds, says the erasure of, and opens.
struct CommitmentCounts {
    var withheld = 0
    var erased = 0
    var opened = 0
}
