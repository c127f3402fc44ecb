import Identifiers
import Integrity
import Journal
import Store

extension SQLiteReader {
    /// The head row, or the head of an empty journal.
    func storedHead() throws(StoreError) -> StoredHead {
        let stored = try journal.first(
            "SELECT origin, programme, size, leaf, time, peaks FROM head"
        ) { row throws(StoreError) in
            StoredHead(
                origin: row.text(0),
                programme: try row.code(1),
                leaf: try row.digest(3),
                time: try row.time(4),
                frontier: try MerkleFrontier(size: row.integer(2), packed: row.blob(5))
            )
        }
        return stored ?? StoredHead()
    }

    func recordBytes(at seq: Int) throws(StoreError) -> [UInt8]? {
        try journal.first("SELECT bytes FROM record WHERE seq = ?", seq) { $0.blob(0) }
    }

    func leaf(at seq: Int) throws(StoreError) -> Digest? {
        try journal.first("SELECT leaf FROM record WHERE seq = ?", seq) {
            row throws(StoreError) in try row.digest(0)
        }
    }

    func forEachRecord(
        from seq: Int,
        _ body: (_ seq: Int, _ bytes: [UInt8]) throws -> Bool
    ) throws {
        let statement = try journal.prepare(
            "SELECT seq, bytes FROM record WHERE seq >= \(seq) ORDER BY seq"
        )
        let cursor = Cursor(statement, of: journal)
        var count = 0
        defer { if count > Self.manyRecords { journal.forgetPages() } }
        while let row = try cursor.next() {
            count += 1
            guard try body(row.integer(0), row.blob(1)) else { return }
        }
    }

    func newestCheckpoint() throws(StoreError) -> [UInt8]? {
        try journal.first("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1") { $0.blob(0) }
    }

    func checkpoint(size: Int) throws(StoreError) -> [UInt8]? {
        try journal.first("SELECT note FROM checkpoint WHERE size = ?", size) { $0.blob(0) }
    }

    func root(size: Int) throws(StoreError) -> Digest {
        let head = try head()
        guard (0...head.size).contains(size) else {
            throw .corrupt("a journal of \(head.size) records never had \(size)")
        }
        if size == head.size { return head.root }
        var frontier = MerkleFrontier()
        let statement = try journal.prepare("SELECT leaf FROM record ORDER BY seq LIMIT \(size)")
        let cursor = Cursor(statement, of: journal)
        while let row = try cursor.next() { frontier.append(try row.digest(0)) }
        return frontier.root
    }

    func document(_ digest: Digest) throws(StoreError) -> [UInt8]? {
        try journal.first("SELECT bytes FROM document WHERE digest = ?", digest) { $0.blob(0) }
    }

    func caseHeads() throws(StoreError) -> [(id: String, count: Int, leaf: Digest)] {
        try journal.all(
            "SELECT id, count, leaf FROM case_head ORDER BY id"
        ) { row throws(StoreError) in
            (id: row.text(0), count: row.integer(1), leaf: try row.digest(2))
        }
    }
}
