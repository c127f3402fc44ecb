import Journal
import Store

/// The packs that books issued, and what was revealed of them, in order of the journal.
struct IssuedPacks {
    private(set) var issued: [(header: RecordHeader, pack: PackIssued)] = []
    private(set) var revealed: [(header: RecordHeader, reveal: PackRevealed)] = []

    /// Reads them. O(records).
    init(in books: any BookReader) throws {
        try books.forEachRecord(from: 0) { _, bytes in
            let record = try Record(bytes: bytes)
            switch record.body {
            case .packIssued(let pack): issued.append((record.header, pack))
            case .packRevealed(let reveal): revealed.append((record.header, reveal))
            default: break
            }
            return true
        }
    }
}
