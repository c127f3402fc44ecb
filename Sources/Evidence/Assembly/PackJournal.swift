public import Journal
import Ledger

/// The journal up to the record that issued a pack, read: what every file of the pack tells of.
public struct PackJournal: Sendable {
    /// The bytes of every record from the first; the last is `pack.issued`.
    public let bytes: RecordBytes
    /// The same, read.
    public let records: [Record]
    /// The signed checkpoint of exactly these records.
    public let checkpoint: [UInt8]
    /// What the last record says.
    public let issued: PackIssued
    let books: Books
    public let codes: RecipientCodes
    /// The costs in order of the journal.
    let costLines: [CostLine]
    /// The bank account by the books, beside what its statements say.
    let bank: [BankReconciliation.Line]

    /// Reads the records. O(records).
    ///
    /// - Parameter secret: Of which the recipient's codes for participants are made; the last
    ///   record commits to it.
    /// - Throws: ``PackAssemblyError``, the first that holds.
    public init(
        _ bytes: RecordBytes,
        checkpoint: [UInt8],
        secret: [UInt8]?
    ) throws(PackAssemblyError) {
        var records: [Record] = []
        var books = Books()
        var bank = BankReconciliation()
        for (seq, bytes) in bytes.enumerated() {
            guard let record = try? Record(bytes: bytes) else { throw .unreadable(seq: seq) }
            if case .entryPosted(let posted) = record.body {
                do { try books.post(posted.entry) } catch {
                    throw .unpostable(seq: seq, error)
                }
            }
            bank.read(record)
            records.append(record)
        }
        guard case .packIssued(let issued)? = records.last?.body else {
            throw .notIssued(seq: records.count - 1)
        }
        guard let secret else { throw .codesMissing }
        codes = RecipientCodes(secret: secret)
        costLines = CostLine.all(in: records, codes)
        self.bank = bank.lines
        self.bytes = bytes
        self.records = records
        self.checkpoint = checkpoint
        self.issued = issued
        self.books = books
    }

    /// The record that issued the pack.
    var header: RecordHeader { records[records.count - 1].header }
}
